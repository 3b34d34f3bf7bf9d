package org.chuishao.whistle.raise;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.kernel.event.Event;
import org.chuishao.kernel.inbox.Inbox;
import org.chuishao.kernel.inbox.Wanted;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.event.EscalationRefused;
import org.chuishao.whistle.reference.KnownItem;
import org.chuishao.whistle.reference.References;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Raises what stations escalate, by the same rules as what is typed: one whistle per issue, however often it is told, or a
 * refusal that goes back to the issue.
 */
@ApplicationScoped
public class EscalationListener {
    /** A line of the timeline: what the station had already done. */
    private static final String STATION_STEP = "STATION_STEP";

    @Inject
    Inbox inbox;

    @Inject
    Raising raising;

    @Inject
    Whistles whistles;

    @Inject
    References references;

    @Inject
    Outbox outbox;

    @Inject
    EntityManager entities;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Incoming("escalations")
    @Blocking
    public void escalations(ConsumerRecords<String, byte[]> records) {
        inbox.consume("escalations", Wanted.of("escalation-requested.v1"), records, this::apply);
    }

    private void apply(Event event) {
        var told = event.read(json, Escalation.class);
        try {
            // of its own: a rule that says no half-way leaves nothing behind
            QuarkusTransaction.requiringNew().run(() -> raiseOnce(told, event.district()));
        } catch (Problem no) {
            outbox.publish(
                    EscalationRefused.AGGREGATE,
                    told.issueId(),
                    EscalationRefused.TYPE,
                    EscalationRefused.because(no, told.issueId(), told.attempt(), clock.instant()));
        }
    }

    private void raiseOnce(Escalation told, String district) {
        if (isRaised(told.issueId())) return;
        if (references.station(told.stationCode()).isEmpty())
            throw Problem.of(
                    422,
                    "UNKNOWN_STATION",
                    "没有代码为“" + told.stationCode() + "”的红领工作站。",
                    "There is no workstation with code \"" + told.stationCode() + "\".");
        var item = itemOf(told.itemCode());
        var blower = told.blower(district);
        var whistle = raising.begin(told.asRequest(), item, blower);
        whistle.issueId = told.issueId();
        for (var step : told.steps())
            whistles.note(
                    whistle,
                    step.at(),
                    STATION_STEP,
                    null,
                    new Actor(step.by(), told.stationCode()),
                    step.owner() + "：" + step.note(),
                    null);
        raising.blow(whistle, item, blower);
        whistles.add(whistle);
    }

    private boolean isRaised(UUID issue) {
        return !entities.createQuery("select w.id from Whistle w where w.issueId = :issue", UUID.class)
                .setParameter("issue", issue)
                .getResultList()
                .isEmpty();
    }

    private KnownItem itemOf(String code) {
        if (code == null) return null;
        return references
                .item(code)
                .orElseThrow(() -> Problem.of(
                        422,
                        "UNKNOWN_ITEM",
                        "清单中没有代码为“" + code + "”的事项；不确定时可以不填。",
                        "The catalogue has no item with code \"" + code + "\"; leave it out when unsure."));
    }
}
