package org.chuishao.kernel.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.event.Event;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.outbox.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Lets every event take effect once. Each poll's events are handled in one transaction per district together with the
 * row that remembers their ids; an event that cannot be handled goes to the dead-letter topic and the others go on.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);

    @Inject
    AgroalDataSource database;

    @Inject
    Outbox outbox;

    @Inject
    ObjectMapper json;

    @Inject
    Patience patience;

    /** Off only in the tests that show what the inbox is for. */
    @ConfigProperty(name = "chuishao.inbox.enabled", defaultValue = "true")
    boolean enabled;

    public void consume(String consumer, ConsumerRecords<String, byte[]> records, Consumer<Event> effect) {
        consume(consumer, Wanted.EVERYTHING, records, effect);
    }

    /**
     * @param consumer which of this service's listeners: each sees every event once
     * @param records one poll of the topic; the caller acknowledges it after this method returned
     * @param effect what an event does; runs inside the transaction and the event's district
     */
    public void consume(
            String consumer, Wanted wanted, ConsumerRecords<String, byte[]> records, Consumer<Event> effect) {
        consumeTogether(consumer, wanted, records, events -> events.forEach(effect));
    }

    public void consumeTogether(
            String consumer, ConsumerRecords<String, byte[]> records, Consumer<List<Event>> effect) {
        consumeTogether(consumer, Wanted.EVERYTHING, records, effect);
    }

    /** As below; what is wanted is asked until it is told, since it may be asked of the database. */
    public void consumeTogether(
            String consumer,
            Supplier<Wanted> wanted,
            ConsumerRecords<String, byte[]> records,
            Consumer<List<Event>> effect) {
        consumeTogether(consumer, patience.howeverLong(wanted), records, effect);
    }

    /** As {@link #consume}, for an effect that reads what all its events need at once. They come in their order. */
    public void consumeTogether(
            String consumer, Wanted wanted, ConsumerRecords<String, byte[]> records, Consumer<List<Event>> effect) {
        var byDistrict = new LinkedHashMap<String, List<Event>>();
        for (var record : records)
            CloudEvents.read(record, wanted, json)
                    .ifPresent(e -> byDistrict
                            .computeIfAbsent(e.district(), d -> new ArrayList<>())
                            .add(e));
        var patient = patience.forOnePoll();
        byDistrict.forEach((district, events) -> handle(consumer, patient, district, events, effect));
    }

    private void handle(
            String consumer,
            Patience.OfOnePoll patient,
            String district,
            List<Event> events,
            Consumer<List<Event>> effect) {
        try {
            patient.until(() -> inTransaction(consumer, district, events, effect));
        } catch (RuntimeException poison) {
            if (patience.isOver()) throw poison; // not handled: it comes again
            if (events.size() == 1) bury(consumer, events.getFirst(), poison);
            else events.forEach(event -> handle(consumer, patient, district, List.of(event), effect));
        }
    }

    private void inTransaction(String consumer, String district, List<Event> events, Consumer<List<Event>> effect) {
        CurrentDistrict.within(district, () -> {
            QuarkusTransaction.requiringNew().run(() -> {
                var fresh = notYetKnown(consumer, events);
                if (!fresh.isEmpty()) effect.accept(fresh);
            });
            return null;
        });
    }

    private List<Event> notYetKnown(String consumer, List<Event> events) {
        if (!enabled) return events;
        var fresh = claim(consumer, events.getFirst().district(), events);
        return events.stream().filter(event -> fresh.remove(event.id())).toList();
    }

    private Set<UUID> claim(String consumer, String district, List<Event> events) {
        var sql = """
                insert into inbox (district, consumer, event_id) select ?, ?, unnest(?)
                on conflict do nothing returning event_id""";
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            insert.setString(1, district);
            insert.setString(2, consumer);
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", events.stream().map(Event::id).distinct().toArray()));
            try (var claimed = insert.executeQuery()) {
                var fresh = new HashSet<UUID>();
                while (claimed.next()) fresh.add(claimed.getObject(1, UUID.class));
                return fresh;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the events could not be claimed", e);
        }
    }

    private void bury(String consumer, Event event, RuntimeException poison) {
        LOG.errorf(poison, "%s cannot handle %s %s: moved to the dead letters", consumer, event.type(), event.id());
        var letter = new DeadLetter(consumer, poison.toString(), event);
        patience.howeverLong(() -> {
            inTransaction(
                    consumer,
                    event.district(),
                    List.of(event),
                    fresh -> outbox.publish(consumer + Topics.DEAD_LETTERS, event.subject(), event.type(), letter));
            return letter;
        });
    }

    /** What an operator needs to repair and replay an event. */
    public record DeadLetter(String consumer, String reason, Event event) {}
}
