package org.chuishao.kernel.inbox;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.kernel.event.Event;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Writes down every note it hears, but for those that are poison. */
@ApplicationScoped
public class Notes {
    @Inject
    Inbox inbox;

    @Inject
    EntityManager entities;

    @Incoming("notes")
    @Blocking
    public void notes(ConsumerRecords<String, byte[]> records) {
        inbox.consume("notes", records, this::write);
    }

    void write(Event event) {
        var text = event.data().path("text").asText();
        entities.createNativeQuery("insert into note (district, text) values (:district, :text)")
                .setParameter("district", event.district())
                .setParameter("text", text)
                .executeUpdate();
        if (text.startsWith("poison")) throw new IllegalArgumentException("this note cannot be written");
    }
}
