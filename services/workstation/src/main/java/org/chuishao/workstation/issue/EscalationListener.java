package org.chuishao.workstation.issue;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.kernel.event.Event;
import org.chuishao.kernel.inbox.Inbox;
import org.chuishao.kernel.inbox.Wanted;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * What becomes of escalated issues. It reads whistles' events beside the copies' listener and has no generation: a move is
 * made once, however often the copies are read again.
 */
@ApplicationScoped
public class EscalationListener {
    /** Most whistles are blown by hand: nobody needs to be asked whether an issue belongs to them. */
    private static final Wanted WANTED = Wanted.of(
                    "whistle-blown.v1",
                    "whistle-closed.v1",
                    "whistle-rejected.v1",
                    "whistle-withdrawn.v1",
                    "whistle-objected.v1",
                    "whistle-reopened.v1",
                    "whistle-linked.v1",
                    "whistle-unlinked.v1")
            .unless(event ->
                    event.type().equals("whistle-blown.v1") && !event.data().hasNonNull("issueId"));

    @Inject
    Inbox inbox;

    @Inject
    Issues issues;

    @Inject
    Escalating escalating;

    @Inject
    ObjectMapper json;

    record Told(
            UUID whistleId,
            String number,
            UUID issueId,
            Instant blownAt,
            Instant at,
            String outcome,
            String note,
            UUID mainId) {}

    private record News(String type, Told told) {}

    record Refused(UUID issueId, int attempt, Instant at, String code, String zh, String en) {}

    @Incoming("issue-whistles")
    @Blocking
    public void whistles(ConsumerRecords<String, byte[]> records) {
        inbox.consumeTogether("issues", WANTED, records, this::follow);
    }

    @Incoming("refusals")
    @Blocking
    public void refusals(ConsumerRecords<String, byte[]> records) {
        inbox.consume("refusals", Wanted.of("escalation-refused.v1"), records, this::refuse);
    }

    private void refuse(Event event) {
        var told = event.read(json, Refused.class);
        // without one it is another installation's data on the same topic
        issues.find(told.issueId())
                .ifPresent(issue -> escalating.refused(
                        issue, told.attempt(), new StationIssue.Refusal(told.code(), told.zh(), told.en()), told.at()));
    }

    private void follow(List<Event> events) {
        var news = events.stream()
                .map(event -> new News(event.type(), event.read(json, Told.class)))
                .toList();
        var whistles = news.stream().map(one -> one.told().whistleId()).collect(toSet());
        var known = new Known(
                issues.ofWhistles(whistles).stream().collect(toMap(issue -> issue.whistleId, issue -> issue)),
                new HashSet<>(issues.ofMains(whistles)));
        for (var one : news) follow(one.type(), one.told(), known);
    }

    /**
     * The issues a batch of events is about.
     *
     * @param own by their whistles
     * @param linked whose whistles were handled in others
     */
    private record Known(Map<UUID, StationIssue> own, Set<StationIssue> linked) {
        List<StationIssue> linkedTo(UUID main) {
            return linked.stream()
                    .filter(issue -> main.equals(issue.mainWhistleId))
                    .toList();
        }
    }

    private void follow(String type, Told told, Known known) {
        if (type.equals("whistle-blown.v1")) {
            begin(told, known);
            return;
        }
        var own = known.own().get(told.whistleId()); // none: blown by hand, not from an issue
        if (own != null && !own.followsMain) move(type, told, own, known);
        for (var issue : known.linkedTo(told.whistleId())) {
            if (type.equals("whistle-reopened.v1")) escalating.mainReopened(issue, told.note(), told.at());
            else if (issue.followsMain) move(type, told, issue, known);
        }
    }

    private void begin(Told told, Known known) {
        if (known.own().containsKey(told.whistleId())) return;
        issues.find(told.issueId()).ifPresent(issue -> {
            escalating.raised(issue, told.whistleId(), told.number(), told.blownAt());
            known.own().put(told.whistleId(), issue);
        });
    }

    private void move(String type, Told told, StationIssue issue, Known known) {
        // where the main one is handled itself is not the issue's: it ends by events of its own all the same
        boolean isOwn = told.whistleId().equals(issue.whistleId);
        switch (type) {
            case "whistle-linked.v1" -> {
                if (!isOwn) return;
                escalating.linked(issue, told.mainId(), told.at());
                known.linked().add(issue);
            }
            case "whistle-unlinked.v1" -> {
                if (isOwn) escalating.unlinked(issue);
            }
            case "whistle-closed.v1" ->
                escalating.ended(issue, WhistleEnd.CLOSED, told.outcome(), told.outcome(), told.at());
            case "whistle-rejected.v1" -> escalating.ended(issue, WhistleEnd.REJECTED, null, told.note(), told.at());
            case "whistle-withdrawn.v1" -> {
                // a whistle that was linked is so no more: what becomes of the other is not this station's
                if (isOwn) escalating.unlinked(issue);
                escalating.ended(issue, WhistleEnd.WITHDRAWN, null, told.note(), told.at());
            }
            default -> escalating.resumed(issue, told.note(), told.at());
        }
    }
}
