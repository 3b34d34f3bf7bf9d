package org.chuishao.whistle.webhook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.event.Event;
import org.chuishao.kernel.inbox.Inbox;
import org.chuishao.kernel.inbox.Wanted;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what this service itself tells, and notes for every webhook what it is to be told. */
@ApplicationScoped
public class EventListener {
    @Inject
    Inbox inbox;

    @Inject
    AgroalDataSource database;

    @Inject
    EntityManager entities;

    @Inject
    Whistles whistles;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Incoming("own-whistles")
    @Blocking
    public void events(ConsumerRecords<String, byte[]> records) {
        inbox.consumeTogether("webhooks", this::ofDistrictsThatListen, records, this::note);
    }

    private Wanted ofDistrictsThatListen() {
        return Wanted.inAny(Sql.of("select distinct district from webhook where state = ?", Webhook.State.ACTIVE)
                .list(database, Fields::text));
    }

    private void note(List<Event> events) {
        var webhooks = entities.createQuery("from Webhook w where w.state = :active", Webhook.class)
                .setParameter("active", Webhook.State.ACTIVE)
                .getResultList();
        var ids = events.stream().map(e -> UUID.fromString(e.subject())).collect(toSet());
        var cases = whistles.all(ids);
        var called = whistles.participantsOf(ids).stream()
                .collect(groupingBy(p -> p.whistleId, mapping(p -> p.organisation, toSet())));
        for (var event : events)
            for (var webhook : webhooks) {
                var whistle = cases.get(UUID.fromString(event.subject()));
                if (whistle != null && webhook.wants(event) && covers(webhook, whistle, called))
                    entities.persist(new Delivery(
                            webhook.id, event.type(), event.subject(), cloudEvent(event, json), clock.instant()));
            }
    }

    private static boolean covers(Webhook webhook, Whistle whistle, Map<UUID, Set<String>> called) {
        return webhook.isOfDivision()
                ? whistle.stationCode.startsWith(webhook.unit)
                : called.getOrDefault(whistle.id, Set.of()).contains(webhook.unit);
    }

    /** In CloudEvents' own JSON form: envelope and data in one body, which is what is signed. */
    static String cloudEvent(Event event, ObjectMapper json) {
        var body = json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", event.id().toString())
                .put("type", event.type())
                .put("source", "/chuishao/whistle")
                .put("subject", event.subject())
                .put("time", event.time().toString())
                .put("district", event.district())
                .put("datacontenttype", "application/json");
        body.set("data", event.data());
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
