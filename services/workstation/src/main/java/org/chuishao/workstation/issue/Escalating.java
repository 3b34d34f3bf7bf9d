package org.chuishao.workstation.issue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.privacy.Resident;
import org.chuishao.kernel.privacy.SealedResident;
import org.chuishao.workstation.event.Announcer;
import org.chuishao.workstation.event.EscalationRequested;
import org.chuishao.workstation.event.IssueEscalated;
import org.chuishao.workstation.issue.StationIssue.Refusal;
import org.chuishao.workstation.lifecycle.Move;
import org.chuishao.workstation.lifecycle.Stage;

/** From the issue to its one whistle, and from the whistle back to the issue. */
@ApplicationScoped
class Escalating {
    private static final String WHISTLE = "吹哨系统 whistle";
    /** As many steps as one letter takes. */
    private static final int MOST_STEPS = 200;
    /** A letter is one Kafka record, which takes 1 MiB, and a character takes up to six bytes of JSON. */
    private static final int MOST_CHARACTERS = 100_000;

    @Inject
    Issues issues;

    @Inject
    Handling handling;

    @Inject
    Announcer announcer;

    @Inject
    Clock clock;

    void escalate(StationIssue issue, EscalateRequest request, Caller who) {
        var now = clock.instant();
        var steps = steps(issue);
        handling.go(issue, Move.ESCALATE, Stage.ESCALATING, now, who.name(), null, request.whyNotInStation());
        issue.attempt++;
        issue.escalatedAt = now;
        issue.whistleKind = request.kind();
        issue.itemCode = request.itemCode();
        issue.refusal = null;
        tellEscalated(issue);
        announcer.ask(new EscalationRequested(
                issue.id,
                issue.number,
                issue.attempt,
                request.kind(),
                issue.stationCode,
                issue.title,
                issue.description,
                request.itemCode(),
                issue.location,
                request.whyNotInStation(),
                issue.hasResident() ? SealedResident.of(new Resident(issue.residentName, issue.residentPhone)) : null,
                steps,
                new EscalationRequested.By(
                        who.subject(), who.name(), who.hasAny(Roles.STATION_HEAD), IssueRules.blowerRoles(who)),
                now));
    }

    /** Of a story that is too long for one letter, its newest part. */
    private List<EscalationRequested.Step> steps(StationIssue issue) {
        var newest = new ArrayDeque<EscalationRequested.Step>();
        int characters = 0;
        for (var line : issues.lines(issue).reversed()) {
            if (!line.move.equals(Move.STEP.name())) continue;
            characters += line.note.length();
            if (characters > MOST_CHARACTERS || newest.size() == MOST_STEPS) break;
            newest.addFirst(new EscalationRequested.Step(line.at, line.actor, line.owner, line.note));
        }
        return List.copyOf(newest);
    }

    void raised(StationIssue issue, UUID whistle, String number, Instant at) {
        handling.go(issue, Move.WHISTLE_RAISED, Stage.ESCALATED, at, WHISTLE, null, number);
        issue.whistleId = whistle;
        issue.whistleNumber = number;
    }

    /** An answer to an attempt that has been answered already changes nothing. */
    void refused(StationIssue issue, int attempt, Refusal why, Instant at) {
        if (issue.stage() != Stage.ESCALATING || issue.attempt != attempt) return;
        handling.go(issue, Move.ESCALATION_REFUSED, Stage.OPEN, at, WHISTLE, null, why.zh());
        issue.refusal = why;
        handling.resume(issue, at, ResumeReason.ESCALATION_REFUSED, why.zh());
    }

    /** Another whistle is handled for the issue's, which ends by events of its own as that one ends. */
    void linked(StationIssue issue, UUID main, Instant at) {
        issue.mainWhistleId = main;
        issue.linkedAt = at;
        issue.followsMain = false;
    }

    void unlinked(StationIssue issue) {
        issue.mainWhistleId = null;
        issue.linkedAt = null;
        issue.followsMain = false;
    }

    /** What the issue's matter was handled in has come back; nobody reopens the issue's own whistle. */
    void mainReopened(StationIssue issue, String note, Instant at) {
        if (issue.linkedAt != null && !issue.linkedAt.isBefore(at)) return; // linked to what had come back already
        issue.followsMain = true;
        if (issue.stage() != Stage.ESCALATED) resumed(issue, note, at);
    }

    void ended(StationIssue issue, WhistleEnd end, String outcome, String note, Instant at) {
        // taken up and settled by the station meanwhile: the end of what was objected for has been told before
        if (issue.stage() != Stage.ESCALATED) return;
        handling.go(issue, Move.WHISTLE_ENDED, Stage.AWAITING_FEEDBACK, at, WHISTLE, null, note);
        issue.whistleEnd = end;
        issue.whistleEndedAt = at;
        issue.whistleOutcome = outcome;
        if (issue.isTurnedBack()) handling.resume(issue, at, ResumeReason.TURNED_BACK, note);
    }

    /** The departments have it again. */
    void resumed(StationIssue issue, String note, Instant at) {
        handling.go(issue, Move.WHISTLE_RESUMED, Stage.ESCALATED, at, WHISTLE, null, note);
        issue.whistleEnd = null;
        issue.whistleEndedAt = null;
        issue.whistleOutcome = null;
        issue.settledAt = null;
        issue.outcome = null;
        issue.result = null;
        issue.closedAt = null;
        if (issue.escalatedAt == null) issue.escalatedAt = at;
        tellEscalated(issue);
    }

    private void tellEscalated(StationIssue issue) {
        announcer.announce(new IssueEscalated(
                issue.id,
                issue.number,
                issue.stationCode,
                issue.kind,
                issue.platform,
                issue.foundAt,
                issue.escalatedAt,
                issue.whistleKind,
                issue.itemCode,
                issue.attempt));
    }
}
