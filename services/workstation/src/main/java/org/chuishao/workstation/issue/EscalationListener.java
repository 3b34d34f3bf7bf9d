package org.chuishao.workstation.issue;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.kernel.event.Event;
import org.chuishao.kernel.inbox.Inbox;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * What becomes of escalated issues. It reads whistles' events beside the copies' listener and has no generation: a move is
 * made once, however often the copies are read again.
 */
@ApplicationScoped
public class EscalationListener {
    private static final Set<String> WANTED = Set.of(
            "whistle-blown.v1",
            "whistle-closed.v1",
            "whistle-rejected.v1",
            "whistle-withdrawn.v1",
            "whistle-objected.v1",
            "whistle-reopened.v1");

    @Inject
    Inbox inbox;

    @Inject
    Issues issues;

    @Inject
    Escalating escalating;

    @Inject
    ObjectMapper json;

    record Told(
            UUID whistleId, String number, UUID issueId, Instant blownAt, Instant at, String outcome, String note) {}

    private record News(String type, Told told) {
        /** Most whistles are: nobody needs to be asked whether an issue belongs to them. */
        boolean isBlownByHand() {
            return type.equals("whistle-blown.v1") && told.issueId() == null;
        }
    }

    record Refused(UUID issueId, int attempt, Instant at, String code, String zh, String en) {}

    @Incoming("issue-whistles")
    @Blocking
    public void whistles(ConsumerRecords<String, byte[]> records) {
        inbox.consumeTogether("issues", records, this::follow);
    }

    @Incoming("refusals")
    @Blocking
    public void refusals(ConsumerRecords<String, byte[]> records) {
        inbox.consume("refusals", records, this::refuse);
    }

    private void refuse(Event event) {
        if (!event.type().equals("escalation-refused.v1")) return;
        var told = event.read(json, Refused.class);
        // without one it is another installation's data on the same topic
        issues.find(told.issueId())
                .ifPresent(issue -> escalating.refused(
                        issue, told.attempt(), new StationIssue.Refusal(told.code(), told.zh(), told.en()), told.at()));
    }

    private void follow(List<Event> events) {
        var news = events.stream()
                .filter(event -> WANTED.contains(event.type()))
                .map(event -> new News(event.type(), event.read(json, Told.class)))
                .filter(one -> !one.isBlownByHand())
                .toList();
        if (news.isEmpty()) return;
        var known = issues
                .ofWhistles(news.stream().map(one -> one.told().whistleId()).collect(toSet()))
                .stream()
                .collect(toMap(issue -> issue.whistleId, issue -> issue));
        for (var one : news) follow(one.type(), one.told(), known);
    }

    private void follow(String type, Told told, Map<UUID, StationIssue> known) {
        if (type.equals("whistle-blown.v1")) {
            if (known.containsKey(told.whistleId())) return;
            issues.find(told.issueId()).ifPresent(issue -> {
                escalating.raised(issue, told.whistleId(), told.number(), told.blownAt());
                known.put(told.whistleId(), issue);
            });
            return;
        }
        var issue = known.get(told.whistleId());
        if (issue == null) return; // blown by hand, not from an issue
        switch (type) {
            case "whistle-closed.v1" ->
                escalating.ended(issue, WhistleEnd.CLOSED, told.outcome(), told.outcome(), told.at());
            case "whistle-rejected.v1" -> escalating.ended(issue, WhistleEnd.REJECTED, null, told.note(), told.at());
            case "whistle-withdrawn.v1" -> escalating.ended(issue, WhistleEnd.WITHDRAWN, null, told.note(), told.at());
            default -> escalating.resumed(issue, told.note(), told.at());
        }
    }
}
