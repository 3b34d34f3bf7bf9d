package org.chuishao.whistle.progress;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.kernel.event.Event;
import org.chuishao.kernel.inbox.Inbox;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.casefile.Outcome;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.event.Announcer;
import org.chuishao.whistle.event.WhistleProgressed;
import org.chuishao.whistle.lifecycle.Stage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows the departments' assignments: each event goes into the whistle's history and may move it on. */
@ApplicationScoped
public class AssignmentListener {
    private static final String OPENED = "assignment-opened.v1";

    @Inject
    Inbox inbox;

    @Inject
    Whistles whistles;

    @Inject
    Announcer announcer;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    /** What every event of {@code chuishao.assignment.v1} says, and what some add. */
    record Told(
            UUID assignmentId,
            UUID whistleId,
            int cycle,
            String organisation,
            Participant.Role role,
            Participant.State stage,
            Instant at,
            String by,
            String note,
            Outcome outcome,
            String result,
            Boolean onSite,
            Boolean arrived,
            List<Map<String, Object>> deadlines) {}

    @Incoming("assignments")
    @Blocking
    public void assignments(ConsumerRecords<String, byte[]> records) {
        inbox.consumeTogether("assignments", records, this::apply);
    }

    private void apply(List<Event> events) {
        var told = events.stream().map(e -> e.read(json, Told.class)).toList();
        var ids = told.stream().map(Told::whistleId).collect(toSet());
        var cases = whistles.all(ids);
        var called = whistles.participantsOf(ids).stream().collect(groupingBy(p -> p.whistleId));
        for (int i = 0; i < told.size(); i++) {
            var whistle = cases.get(told.get(i).whistleId());
            // without one it is another installation's data on the same topic
            if (whistle != null)
                apply(
                        events.get(i).type(),
                        told.get(i),
                        whistle,
                        called.computeIfAbsent(whistle.id, id -> new ArrayList<>()));
        }
    }

    private void apply(String type, Told told, Whistle whistle, List<Participant> everCalled) {
        var participant = everCalled.stream()
                .filter(p -> p.cycle == told.cycle() && p.organisation.equals(told.organisation()))
                .findFirst()
                .orElseGet(() -> calledInstead(type, told, whistle, everCalled));
        // what the duty before still tells is history
        if (told.assignmentId().equals(participant.formerAssignmentId)) {
            note(whistle, type, told);
            return;
        }
        boolean onlyNamed = type.equals(OPENED) && participant.isAwaiting(told.role());
        if (!onlyNamed) whistle.changedAt = clock.instant();
        participant.role = told.role();
        participant.become(told.stage());
        participant.assignmentId = told.assignmentId();
        if (told.outcome() != null) participant.outcome = told.outcome();
        note(whistle, type, told);
        if (told.cycle() == whistle.cycle)
            follow(
                    whistle,
                    everCalled.stream().filter(p -> p.cycle == told.cycle()).toList(),
                    told);
    }

    /** A dispatcher gave the duty to a department the whistle had not called: its opening is told first. */
    private Participant calledInstead(String type, Told told, Whistle whistle, List<Participant> everCalled) {
        if (!type.equals(OPENED) || told.cycle() != whistle.cycle)
            throw new IllegalArgumentException(told.organisation() + " was never called to " + whistle.number);
        var participant = new Participant(whistle, told.organisation(), told.role());
        whistles.call(participant);
        everCalled.add(participant);
        // for the systems of whoever it is given to: they have heard nothing of it yet
        announcer.announce(
                new WhistleProgressed(whistle.id, whistle.number, whistle.cycle, told.at(), whistle.stage()));
        return participant;
    }

    private void note(Whistle whistle, String type, Told told) {
        var move = type.substring(0, type.lastIndexOf('.')).toUpperCase().replace('-', '_');
        var details = new HashMap<String, Object>();
        if (told.outcome() != null) details.put("outcome", told.outcome());
        if (told.onSite() != null) details.put("onSite", told.onSite());
        if (told.arrived() != null) details.put("arrived", told.arrived());
        if (told.deadlines() != null) details.put("deadlines", told.deadlines());
        // a reworked assignment still tells the result that was refused: the line is about why
        var note = told.stage() == Participant.State.DONE ? told.result() : told.note();
        whistles.note(
                whistle, told.at(), move, whistle.stage(), new Actor(told.by(), told.organisation()), note, details);
    }

    private void follow(Whistle whistle, List<Participant> called, Told told) {
        for (var step = Progress.next(whistle.stage(), called);
                step.isPresent();
                step = Progress.next(whistle.stage(), called)) {
            var before = whistle.stage();
            var edge = whistle.go(step.get().move(), step.get().to());
            if (edge.to() == Stage.AWAITING_VERIFICATION) whistle.outcome = leadOutcome(called);
            whistles.note(
                    whistle,
                    told.at(),
                    edge.move().name(),
                    before,
                    new Actor(told.by(), told.organisation()),
                    null,
                    null);
            announcer.announce(
                    new WhistleProgressed(whistle.id, whistle.number, whistle.cycle, told.at(), whistle.stage()));
        }
    }

    private static Outcome leadOutcome(List<Participant> called) {
        return Progress.lead(called).orElseThrow().outcome;
    }
}
