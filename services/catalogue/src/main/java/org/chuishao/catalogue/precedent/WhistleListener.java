package org.chuishao.catalogue.precedent;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.catalogue.match.Precedents.Kind;
import org.chuishao.catalogue.precedent.Decisions.Right;
import org.chuishao.kernel.event.Event;
import org.chuishao.kernel.inbox.Inbox;
import org.chuishao.kernel.inbox.Wanted;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns from every whistle that goes out: this text, this item, this lead. */
@ApplicationScoped
public class WhistleListener {
    @Inject
    Inbox inbox;

    @Inject
    PrecedentRows precedents;

    @Inject
    Decisions decisions;

    @Inject
    ObjectMapper json;

    record Dispatched(
            UUID whistleId,
            String title,
            String description,
            String stationCode,
            String itemCode,
            Instant dispatchedAt,
            List<Called> departments) {

        /** @param right what was decided on this whistle, which topics may tell before it went out; null for nothing */
        PrecedentRow precedent(Right right) {
            var sent = new PrecedentRow(
                    PrecedentRow.ofWhistle(whistleId),
                    Kind.DISPATCHED,
                    itemCode,
                    lead(),
                    stationCode,
                    title,
                    description,
                    dispatchedAt);
            return right == null ? sent : sent.decidedAgain(right);
        }

        private String lead() {
            return departments.stream()
                    .filter(called -> called.role().equals("LEAD"))
                    .map(Called::organisation)
                    .findFirst()
                    .orElse(null);
        }
    }

    record Called(String organisation, String role) {}

    @Incoming("whistles")
    @Blocking
    public void whistles(ConsumerRecords<String, byte[]> records) {
        inbox.consumeTogether("whistles", Wanted.of("whistle-dispatched.v1"), records, this::learn);
    }

    void learn(List<Event> events) {
        var sent =
                events.stream().map(event -> event.read(json, Dispatched.class)).toList();
        precedents.takeTurn();
        var right =
                decisions.rightItems(sent.stream().map(Dispatched::whistleId).toList());
        precedents.add(sent.stream()
                .map(one -> one.precedent(right.get(one.whistleId())))
                .toList());
    }
}
