package org.chuishao.reporting.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.event.Event;
import org.chuishao.kernel.inbox.Inbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The departments and their names: a copy of what catalogue published. */
@ApplicationScoped
public class Organisations {
    @Inject
    Inbox inbox;

    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "chuishao.copies")
    String generation;

    record Told(String code, String name, String kind, boolean active, String successor) {}

    /** Every department that can be called, by code. */
    public Map<String, String> departments() {
        var sql = "select code, name from known_organisation where district = ? and kind = 'DEPARTMENT' and active";
        return Sql.of(sql, district.get()).list(database, row -> Map.entry(row.text(), row.text())).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public boolean isDepartment(String code) {
        var known = entities.find(KnownOrganisation.class, code);
        return known != null && known.active && known.kind.equals("DEPARTMENT");
    }

    /** Who does a department's work now: itself, or whoever it was merged into, however often; empty when nobody does. */
    public Optional<String> department(String code) {
        var asked = new HashSet<String>();
        var next = code;
        while (next != null && asked.add(next)) {
            if (isDepartment(next)) return Optional.of(next);
            var gone = entities.find(KnownOrganisation.class, next);
            next = gone == null || gone.active ? null : gone.successor;
        }
        return Optional.empty();
    }

    @Incoming("organisations")
    @Blocking
    public void organisations(ConsumerRecords<String, byte[]> records) {
        inbox.consume("organisations-" + generation, records, this::apply);
    }

    void apply(Event event) {
        if (!event.type().equals("organisation-changed.v1")) return;
        var told = event.read(json, Told.class);
        var copy = new KnownOrganisation();
        copy.code = told.code();
        copy.name = told.name();
        copy.kind = told.kind();
        copy.active = told.active();
        copy.successor = told.successor();
        entities.merge(copy);
    }
}
