package org.chuishao.reporting.overdue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.assignment.Pleas;
import org.chuishao.reporting.clock.Step;
import org.chuishao.reporting.ledger.Ledger;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.policy.CurrentPolicies;
import org.chuishao.reporting.scoring.Fact;

/**
 * What deadlines post (domain §4): no result by completion's is 0 on ON_TIME, no check-in by then 0 on CHECK_IN, both at the
 * deadline; 30 days later still open is 0 on SOLVED, made good if it is solved after all; a check-in is judged by its own.
 * Called by the job, and first thing by every later move, so that the points do not depend on which came sooner.
 */
@ApplicationScoped
public class Settlement {
    @Inject
    Ledger ledger;

    @Inject
    Pleas pleas;

    @Inject
    CurrentPolicies policies;

    /**
     * The duty ends, whatever its department still waits to hear: what was asked for lapses, but for an extension that was asked for in
     * time.
     *
     * @throws org.chuishao.kernel.calendar.MissingCalendarYear where that extension's deadline cannot be counted
     */
    public void settleAtItsEnd(Assignment assignment, Instant now) {
        extendBySilence(assignment, now);
        pleas.lapse(assignment, now, PleaKind.values());
        settleIfOverdue(assignment, now);
    }

    /**
     * The centre's silence makes no department late: where an extension that waits was asked for in time, the deadline is where it would
     * have moved it.
     *
     * @throws org.chuishao.kernel.calendar.MissingCalendarYear where that cannot be counted
     */
    public void extendBySilence(Assignment assignment, Instant now) {
        if (!assignment.pleading.isExtensionAsked() || !now.isAfter(assignment.completeDue)) return;
        var clocks = policies.clocks(assignment.limits);
        var deadline = clocks.extend(assignment.kind, assignment.completeDue);
        assignment.expectResult(deadline, clocks.timers(Step.COMPLETE, deadline));
    }

    public void settleIfOverdue(Assignment assignment, Instant now) {
        if (isWorkExpected(assignment.stage())) settle(assignment, now);
    }

    /** A suspension was granted: what had passed when the clocks stopped counts, and whoever came after that came then. */
    public void settleAsStopped(Assignment assignment, Instant stopped) {
        settle(assignment, stopped);
    }

    private void settle(Assignment assignment, Instant now) {
        // the centre's answer may void the duty or move its deadline: what is due is posted after it, at its own
        // instant
        boolean mayMove = assignment.pleading.isWaiting();
        if (!mayMove) settlePassed(assignment, now);
        if (assignment.checkedInAt == null) return;
        boolean onTime = !earlier(assignment.checkedInAt, now).isAfter(assignment.checkInDue);
        if (onTime || !mayMove) ledger.post(assignment, new Fact.CheckedIn(onTime), assignment.checkedInAt);
    }

    private void settlePassed(Assignment assignment, Instant now) {
        if (!assignment.overdue && now.isAfter(assignment.completeDue)) {
            assignment.overdue = true;
            if (assignment.checkedInAt == null || assignment.checkedInAt.isAfter(assignment.completeDue))
                ledger.post(assignment, new Fact.NeverCheckedIn(), assignment.completeDue);
            if (assignment.completedAt == null)
                ledger.post(assignment, new Fact.ResultMissed(), assignment.completeDue);
        }
        if (!assignment.longOverdue && now.isAfter(assignment.longOverdueAt)) {
            assignment.longOverdue = true;
            ledger.post(assignment, new Fact.LongOverdue(), assignment.longOverdueAt);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static boolean isWorkExpected(Stage stage) {
        return stage == Stage.PENDING || stage == Stage.ACCEPTED || stage == Stage.CHECKED_IN;
    }
}
