package org.chuishao.workstation.issue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.workstation.event.Announcer;
import org.chuishao.workstation.event.IssueDropped;
import org.chuishao.workstation.event.IssueResumed;
import org.chuishao.workstation.event.IssueSettled;
import org.chuishao.workstation.lifecycle.Move;
import org.chuishao.workstation.lifecycle.Stage;

/** What the station does with an issue itself. Each deed is a stage, a line of the history, and what others must hear. */
@ApplicationScoped
class Handling {
    @Inject
    Issues issues;

    @Inject
    Announcer announcer;

    @Inject
    Clock clock;

    void step(StationIssue issue, StepRequest request, Caller who) {
        go(issue, Move.STEP, Stage.OPEN, clock.instant(), who.name(), request.owner(), request.note());
    }

    void settle(StationIssue issue, SettleRequest request, Caller who) {
        var now = clock.instant();
        var to = issue.hasResident() ? Stage.AWAITING_FEEDBACK : Stage.CLOSED;
        go(issue, Move.SETTLE, to, now, who.name(), null, request.result());
        issue.settledAt = now;
        issue.outcome = request.outcome();
        issue.result = request.result();
        if (to == Stage.CLOSED) issue.closedAt = now;
        announcer.announce(new IssueSettled(
                issue.id,
                issue.number,
                issue.stationCode,
                issue.kind,
                issue.platform,
                issue.foundAt,
                now,
                issue.outcome));
    }

    /** What the resident does not accept is open again, unless departments handled it: a whistle is reopened as one. */
    void feedBack(StationIssue issue, FeedBackRequest request, Caller who) {
        var now = clock.instant();
        boolean again = !request.accepted() && (issue.settledAt != null || issue.isTurnedBack());
        go(issue, Move.FEED_BACK, again ? Stage.OPEN : Stage.CLOSED, now, who.name(), null, request.note());
        issue.fedBackAt = now;
        issue.accepted = request.accepted();
        issue.feedback = request.note();
        if (again) resume(issue, now, ResumeReason.NOT_ACCEPTED, request.note());
        else issue.closedAt = now;
    }

    void takeUp(StationIssue issue, TakeUpRequest request, Caller who) {
        var now = clock.instant();
        go(issue, Move.TAKE_UP, Stage.OPEN, now, who.name(), null, request.note());
        resume(issue, now, ResumeReason.TAKEN_UP, request.note());
    }

    void drop(StationIssue issue, DropRequest request, Caller who) {
        var now = clock.instant();
        go(issue, Move.DROP, Stage.DROPPED, now, who.name(), null, request.note());
        issue.dropReason = request.reason();
        issue.duplicateOf = request.duplicateOf();
        issue.closedAt = now;
        announcer.announce(new IssueDropped(
                issue.id,
                issue.number,
                issue.stationCode,
                issue.kind,
                issue.platform,
                now,
                issue.dropReason,
                issue.duplicateOf,
                request.note()));
    }

    /** It is in the station's hands again: neither settled nor with the departments. */
    void resume(StationIssue issue, Instant at, ResumeReason reason, String note) {
        issue.settledAt = null;
        issue.outcome = null;
        issue.result = null;
        issue.escalatedAt = null;
        issue.closedAt = null;
        announcer.announce(new IssueResumed(
                issue.id, issue.number, issue.stationCode, issue.kind, issue.platform, at, reason, note));
    }

    void go(StationIssue issue, Move move, Stage to, Instant at, String actor, String owner, String note) {
        var before = issue.stage();
        issue.go(move, to);
        issue.changedAt = at;
        issues.note(issue, at, move, before, actor, owner, note);
    }
}
