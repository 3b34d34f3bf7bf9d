package org.chuishao.reporting.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.chuishao.kernel.problem.Text;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.assignment.Assignments;
import org.chuishao.reporting.ledger.Ledger;
import org.chuishao.reporting.lifecycle.Lifecycle;
import org.chuishao.reporting.lifecycle.Move;
import org.chuishao.reporting.overdue.Settlement;
import org.chuishao.reporting.scoring.Finding;

/** Takes a duty back. What a passed deadline posts is posted first, so that taking it back never raises a rate. */
@ApplicationScoped
class Withdrawing {
    /** What a deadline that passes posts by itself. */
    private static final Set<Finding> PASSED =
            EnumSet.of(Finding.NEVER_CHECKED_IN, Finding.RESULT_MISSED, Finding.LONG_OVERDUE);

    private static final Text TAKEN_BACK_BEFORE =
            new Text("期限届满之前任务已撤回。", "The duty was taken back before this deadline passed.");

    @Inject
    Assignments assignments;

    @Inject
    Ledger ledger;

    @Inject
    Settlement settlement;

    void withdraw(Assignment assignment, Instant at, String by, String note) {
        if (!Lifecycle.movesFrom(assignment.stage()).contains(Move.WITHDRAW)) return;
        settlement.settleAtItsEnd(assignment, at);
        takeBackWhatPassedSince(assignment, at);
        var edge = assignment.go(Move.WITHDRAW, at);
        assignments.tell(edge.event(), assignment, at, by, note);
    }

    /** Heard late, it came before a deadline whose points are posted already: they do not depend on which was quicker. */
    private void takeBackWhatPassedSince(Assignment assignment, Instant at) {
        ledger.linesOf(assignment.id).stream()
                .filter(line -> line.compensates == null
                        && Finding.ofRule(line.rule).filter(PASSED::contains).isPresent()
                        && line.occurredAt.isAfter(at))
                .forEach(line -> ledger.revoke(line, TAKEN_BACK_BEFORE, at));
    }
}
