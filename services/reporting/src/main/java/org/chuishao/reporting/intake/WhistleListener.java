package org.chuishao.reporting.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.kernel.event.Event;
import org.chuishao.kernel.inbox.Inbox;
import org.chuishao.kernel.inbox.Wanted;
import org.chuishao.reporting.assignment.Assignments;
import org.chuishao.reporting.assignment.Opening;
import org.chuishao.reporting.clock.Step;
import org.chuishao.reporting.ledger.Ledger;
import org.chuishao.reporting.lifecycle.Move;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.policy.CurrentPolicies;
import org.chuishao.reporting.scoring.AdjustmentKind;
import org.chuishao.reporting.scoring.Fact;
import org.chuishao.reporting.scoring.Outcome;
import org.chuishao.reporting.scoring.Satisfaction;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Turns what happens to whistles into departments' duties and points. */
@ApplicationScoped
public class WhistleListener {
    private static final String DISPATCHED = "whistle-dispatched.v1";
    private static final String VERIFIED = "whistle-verified.v1";
    private static final String REWORK_ORDERED = "whistle-rework-ordered.v1";
    private static final String WITHDRAWN = "whistle-withdrawn.v1";
    private static final String REJECTED = "whistle-rejected.v1";
    private static final String LINKED = "whistle-linked.v1";
    private static final String CLOSED = "whistle-closed.v1";

    private static final Wanted WANTED =
            Wanted.of(DISPATCHED, VERIFIED, REWORK_ORDERED, WITHDRAWN, REJECTED, LINKED, CLOSED);

    @Inject
    Inbox inbox;

    @Inject
    Calling calling;

    @Inject
    Withdrawing withdrawing;

    @Inject
    Assignments assignments;

    @Inject
    Ledger ledger;

    @Inject
    CurrentPolicies policies;

    @Inject
    ObjectMapper json;

    record Verified(UUID whistleId, int cycle, Instant at, List<Rating> ratings) {}

    record Rating(String organisation, int stars, String reason) {}

    record Rework(UUID whistleId, int cycle, Instant at, String by, String note) {}

    record CalledOff(UUID whistleId, int cycle, Instant at, String by, String note) {}

    record Closed(UUID whistleId, int cycle, Instant at, Outcome outcome, Satisfaction satisfaction) {}

    @Incoming("whistles")
    @Blocking
    public void whistles(ConsumerRecords<String, byte[]> records) {
        inbox.consumeTogether("whistles", WANTED, records, this::apply);
    }

    private void apply(List<Event> events) {
        var called = assignments.whistlesAmong(events.stream()
                .filter(event -> event.type().equals(DISPATCHED))
                .map(event -> UUID.fromString(event.subject()))
                .toList());
        for (var event : events) apply(event, called);
    }

    /** @param called the whistles that have called somebody before this event */
    private void apply(Event event, Set<UUID> called) {
        switch (event.type()) {
            case DISPATCHED -> {
                var dispatch = event.read(json, Opening.Dispatch.class);
                if (called.add(dispatch.whistleId())) calling.call(dispatch);
                else calling.callAnew(dispatch);
            }
            case VERIFIED -> rate(event.read(json, Verified.class));
            case REWORK_ORDERED -> rework(event.read(json, Rework.class));
            case WITHDRAWN, REJECTED, LINKED -> withdraw(event.read(json, CalledOff.class));
            case CLOSED -> close(event.read(json, Closed.class));
            default -> throw new IllegalArgumentException(event.type() + " is not wanted");
        }
    }

    private void rate(Verified told) {
        var called = CallRules.judged(assignments.ofWhistle(told.whistleId(), told.cycle()));
        for (var rating : told.ratings())
            called.stream()
                    .filter(a -> a.organisation.equals(rating.organisation()))
                    .forEach(a ->
                            ledger.post(a, new Fact.VerifiedWithStars(rating.stars(), rating.reason()), told.at()));
    }

    /** Domain §3: back to the lead, with half the original limit from now. */
    private void rework(Rework told) {
        for (var assignment : assignments.ofWhistle(told.whistleId(), told.cycle())) {
            if (assignment.role != Role.LEAD || assignment.stage() != Stage.DONE) continue;
            var deadline = policies.clocks(assignment.limits).rework(assignment.kind, told.at());
            assignment.reworks++;
            assignment.released = false;
            var edge = assignment.go(Move.REWORK, told.at());
            var explained = assignment.expectResult(
                    deadline, policies.clocks(assignment.limits).timers(Step.COMPLETE, deadline));
            ledger.post(assignment, new Fact.Adjusted(AdjustmentKind.REWORK), told.at());
            assignments.tell(edge.event(), assignment, told.at(), told.by(), told.note(), List.of(explained));
        }
    }

    /**
     * Domain §3: whoever was called owes nothing any more; what a department has earned already stays. Of a whistle that is
     * rejected or linked only those can be left who assisted a lead whose return was upheld.
     */
    private void withdraw(CalledOff told) {
        for (var assignment : assignments.ofWhistle(told.whistleId(), told.cycle()))
            withdrawing.withdraw(assignment, told.at(), told.by(), told.note());
    }

    private void close(Closed told) {
        for (var assignment : CallRules.judged(assignments.ofWhistle(told.whistleId(), told.cycle()))) {
            if (assignment.stage() != Stage.DONE && assignment.stage() != Stage.ABSENT) continue;
            ledger.post(assignment, new Fact.Closed(told.outcome()), told.at());
            if (told.satisfaction() != null)
                ledger.post(assignment, new Fact.CalledBack(told.satisfaction()), told.at());
        }
    }
}
