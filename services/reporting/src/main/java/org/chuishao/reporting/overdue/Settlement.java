package org.chuishao.reporting.overdue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.clock.ClockRules;
import org.chuishao.reporting.ledger.Ledger;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.scoring.Fact;

/**
 * What the completion deadline itself posts (domain §4): no result by then is 0 on ON_TIME, no check-in by then 0 on
 * CHECK_IN, both at the deadline; 30 days later still open is 0 on SOLVED, made good if it is solved after all. Called by the job, and first thing by every later move, so that the points do not depend
 * on which came sooner.
 */
@ApplicationScoped
public class Settlement {
    @Inject
    Ledger ledger;

    public void settleIfOverdue(Assignment assignment, Instant now) {
        // the centre's answer may void the duty or move its deadline: what is due is posted after it, at its own
        // instant
        if (!isWorkExpected(assignment.stage()) || assignment.pleading.isWaiting()) return;
        if (!assignment.overdue && now.isAfter(assignment.completeDue)) settle(assignment);
        var endless = assignment.completeDue.plus(ClockRules.LONG);
        if (!assignment.longOverdue && now.isAfter(endless)) {
            assignment.longOverdue = true;
            ledger.post(assignment, new Fact.LongOverdue(), endless);
        }
    }

    private void settle(Assignment assignment) {
        assignment.overdue = true;
        if (assignment.checkedInAt == null) ledger.post(assignment, new Fact.NeverCheckedIn(), assignment.completeDue);
        if (assignment.completedAt == null) ledger.post(assignment, new Fact.ResultMissed(), assignment.completeDue);
    }

    private static boolean isWorkExpected(Stage stage) {
        return stage == Stage.PENDING || stage == Stage.ACCEPTED || stage == Stage.CHECKED_IN;
    }
}
