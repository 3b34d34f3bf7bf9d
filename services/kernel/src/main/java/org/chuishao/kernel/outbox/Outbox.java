package org.chuishao.kernel.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import org.chuishao.kernel.id.Ids;

/** Publishes an event exactly when the surrounding transaction commits: one row now, one Kafka record soon after. */
@ApplicationScoped
public class Outbox {
    @Inject
    EntityManager entities;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Inject
    Relay relay;

    @Inject
    TransactionSynchronizationRegistry transaction;

    /**
     * @param aggregate which topic: {@code whistle} goes to {@code chuishao.whistle.v1}
     * @param subject the aggregate's id, and the Kafka key
     * @param type past tense with its version: {@code whistle-blown.v1}
     * @param data a record; its JSON is the event's data, pinned by api-specs/samples
     * @throws IllegalStateException outside a transaction: the event could not be undone with it
     */
    public void publish(String aggregate, Object subject, String type, Object data) {
        if (!QuarkusTransaction.isActive())
            throw new IllegalStateException("publish " + type + " outside a transaction");
        try {
            entities.persist(new OutboxRow(
                    Ids.next(), aggregate, subject.toString(), type, json.writeValueAsString(data), clock.instant()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON for " + type, e);
        }
        wakeRelayOnceCommitted();
    }

    private void wakeRelayOnceCommitted() {
        if (transaction.getResource(Outbox.class) != null) return;
        transaction.putResource(Outbox.class, true);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) relay.wake();
            }
        });
    }
}
