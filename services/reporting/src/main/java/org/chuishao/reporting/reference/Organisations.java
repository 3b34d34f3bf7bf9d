package org.chuishao.reporting.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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
    ObjectMapper json;

    @ConfigProperty(name = "chuishao.copies")
    String generation;

    record Told(String code, String name, String kind, boolean active) {}

    /** Every department that can be called, by code. */
    public Map<String, String> departments() {
        return entities
                .createQuery(
                        "select o.code, o.name from KnownOrganisation o where o.kind = 'DEPARTMENT' and o.active",
                        Object[].class)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(o -> (String) o[0], o -> (String) o[1]));
    }

    public boolean isDepartment(String code) {
        var known = entities.find(KnownOrganisation.class, code);
        return known != null && known.active && known.kind.equals("DEPARTMENT");
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
        entities.merge(copy);
    }
}
