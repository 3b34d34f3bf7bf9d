package org.chuishao.reporting.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.assignment.Assignments;
import org.chuishao.reporting.assignment.Pleas;
import org.chuishao.reporting.lifecycle.Lifecycle;
import org.chuishao.reporting.lifecycle.Move;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.overdue.Settlement;

/** Takes a duty back. What a passed deadline posts is posted first, so that taking it back never raises a rate. */
@ApplicationScoped
class Withdrawing {
    @Inject
    Assignments assignments;

    @Inject
    Pleas pleas;

    @Inject
    Settlement settlement;

    void withdraw(Assignment assignment, Instant at, String by, String note) {
        if (!Lifecycle.movesFrom(assignment.stage()).contains(Move.WITHDRAW)) return;
        pleas.lapse(assignment, at, PleaKind.values());
        settlement.settleIfOverdue(assignment, at);
        var edge = assignment.go(Move.WITHDRAW, at);
        assignments.tell(edge.event(), assignment, at, by, note);
    }
}
