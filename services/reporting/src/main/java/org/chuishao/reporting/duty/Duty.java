package org.chuishao.reporting.duty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.holidays.Counting;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.reporting.adjustment.Proposal;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.assignment.AssignmentEvent.More;
import org.chuishao.reporting.assignment.Assignments;
import org.chuishao.reporting.assignment.Pleas;
import org.chuishao.reporting.ledger.Ledger;
import org.chuishao.reporting.lifecycle.Arrival;
import org.chuishao.reporting.lifecycle.Move;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.overdue.Settlement;
import org.chuishao.reporting.scoring.Fact;
import org.chuishao.reporting.scoring.Outcome;

/** What a department, or the station about it, does on one assignment: the move, its points, its event. */
@ApplicationScoped
class Duty {
    @Inject
    Assignments assignments;

    @Inject
    Ledger ledger;

    @Inject
    Settlement settlement;

    @Inject
    Pleas pleas;

    @Inject
    Proposal proposal;

    void accept(Assignment assignment, String by, Instant now) {
        assignment.acceptedAt = now;
        move(assignment, Move.ACCEPT, now, by, null);
    }

    void checkIn(Assignment assignment, Boolean onSite, String note, String by, Instant now) {
        if (assignment.kind == WhistleKind.EMERGENCY && !Boolean.TRUE.equals(onSite))
            throw Problem.invalid("onSite", "应急哨须到现场报到，应为 true。", "An emergency is checked in to on site: takes true.");
        pleas.lapse(assignment, now, PleaKind.RETURN, PleaKind.RULING);
        assignment.checkedInAt = now;
        assignment.onSite = onSite;
        if (assignment.acceptedAt == null) assignment.acceptedAt = now;
        settlement.settleIfOverdue(assignment, now);
        move(assignment, Move.CHECK_IN, now, by, note);
    }

    /** No points follow (domain §4 has no indicator for it): its clock ends, and whoever looks sees when. */
    void makeSafe(Assignment assignment, String note, String by, Instant now) {
        move(assignment, Move.MAKE_SAFE, now, by, note);
    }

    void complete(Assignment assignment, Outcome outcome, String result, String by, Instant now) {
        Counting.orRefuse(() -> settlement.settleAtItsEnd(assignment, now));
        assignment.completedAt = now;
        assignment.outcome = outcome;
        assignment.result = result;
        ledger.post(assignment, new Fact.ResultGiven(!now.isAfter(assignment.completeDue)), now);
        move(assignment, Move.COMPLETE, now, by, null);
    }

    /** Where nobody came, the office judges whether the check-in was false, as of all such points. */
    void stateArrival(Assignment assignment, boolean arrived, String note, Caller by, Instant now) {
        var edge = assignment.go(arrived ? Move.CONFIRM_ARRIVAL : Move.DENY_ARRIVAL, now);
        assignment.arrival = arrived ? Arrival.CONFIRMED : Arrival.DENIED;
        assignments.tell(edge.event(), assignment, now, by.name(), note, More.arrived(arrived));
        if (!arrived) proposal.falseCheckIn(assignment, note, by);
    }

    void release(Assignment assignment, String note, String by, Instant now) {
        var edge = assignment.go(Move.RELEASE, now);
        assignment.released = true;
        assignments.tell(edge.event(), assignment, now, by, note);
    }

    /** Of who came and gave no result in time, its deadline has posted all there is. */
    void declareAbsent(Assignment assignment, String note, String by, Instant now) {
        Counting.orRefuse(() -> settlement.settleAtItsEnd(assignment, now));
        if (assignment.checkedInAt == null) {
            ledger.post(assignment, new Fact.NeverCheckedIn(), now);
            ledger.post(assignment, new Fact.ResultMissed(), now);
        }
        move(assignment, Move.DECLARE_ABSENT, now, by, note);
    }

    private void move(Assignment assignment, Move move, Instant now, String by, String note) {
        var edge = assignment.go(move, now);
        assignments.tell(edge.event(), assignment, now, by, note);
    }
}
