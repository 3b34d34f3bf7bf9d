package org.chuishao.reporting.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.kernel.event.Event;
import org.chuishao.kernel.inbox.Inbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The catalogue's items and who leads each: a copy, for what returns and rulings cite. */
@ApplicationScoped
public class Items {
    @Inject
    Inbox inbox;

    @Inject
    EntityManager entities;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "chuishao.copies")
    String generation;

    record Told(String code, String name, String lead, ItemType type, boolean active) {}

    /** The item, if it is in force. */
    public Optional<KnownItem> item(String code) {
        return Optional.ofNullable(entities.find(KnownItem.class, code)).filter(item -> item.active);
    }

    /** Who leads these items, in force or not any more. */
    public Set<String> leads(Collection<String> codes) {
        if (codes.isEmpty()) return Set.of();
        return new HashSet<>(entities.createQuery(
                        "select i.lead from KnownItem i where i.code in :codes and i.lead is not null", String.class)
                .setParameter("codes", codes)
                .getResultList());
    }

    @Incoming("items")
    @Blocking
    public void items(ConsumerRecords<String, byte[]> records) {
        inbox.consume("items-" + generation, records, this::apply);
    }

    void apply(Event event) {
        if (!event.type().equals("item-changed.v1")) return;
        var told = event.read(json, Told.class);
        var copy = new KnownItem();
        copy.code = told.code();
        copy.name = told.name();
        copy.lead = told.lead();
        copy.type = told.type();
        copy.active = told.active();
        entities.merge(copy);
    }
}
