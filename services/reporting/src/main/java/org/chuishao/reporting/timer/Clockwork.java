package org.chuishao.reporting.timer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.function.Function;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.assignment.AssignmentEvent.More;
import org.chuishao.reporting.assignment.Assignments;
import org.chuishao.reporting.clock.Reminders;
import org.chuishao.reporting.clock.Timer;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.overdue.Settlement;
import org.chuishao.reporting.policy.CurrentPolicies;

/** What time does to a duty: it reminds, escalates, posts what a deadline posts, and ends suspensions. */
@ApplicationScoped
class Clockwork {
    private static final String LIMITS = "时限规则 limits";
    private static final String REVIEW = "挂账到期 review date";

    @Inject
    Assignments assignments;

    @Inject
    Settlement settlement;

    @Inject
    CurrentPolicies policies;

    @Inject
    EntityManager entities;

    /** All that is due before now, in its order; the caller holds the row. */
    void turn(Assignment assignment, Instant now) {
        if (assignment.stage() == Stage.SUSPENDED) resume(assignment, now);
        if (assignment.stage() == Stage.SUSPENDED) return;
        var due = assignment.agenda().due(now);
        assignment.plan(assignment.agenda().after(now));
        for (var timer : due) fire(assignment, timer, now);
    }

    private void resume(Assignment assignment, Instant now) {
        if (!assignment.reviewAt.isBefore(now)) return;
        var at = assignment.reviewAt;
        int known = assignment.deadlines.size();
        var edge = assignment.resume(policies.clocks(assignment.limits));
        var anew = assignment.deadlines.subList(known, assignment.deadlines.size());
        assignments.tell(edge.event(), assignment, at, REVIEW, null, anew);
    }

    private void fire(Assignment assignment, Timer timer, Instant now) {
        switch (timer.kind()) {
            case HALF -> remind(assignment, timer, Audience.CLERK, Reminders::first);
            case NEARLY -> remind(assignment, timer, Audience.LEAD, Reminders::second);
            case OVERDUE -> escalate(assignment, timer, now);
            case LONG_OVERDUE -> settlement.settleIfOverdue(assignment, now);
            case ANSWER_OVERDUE -> keep(assignment, timer, Audience.DISPATCHER);
        }
    }

    private void remind(Assignment assignment, Timer timer, Audience audience, Function<Reminders, Integer> part) {
        int percent = part.apply(policies.limits(assignment.limits).reminders());
        keep(assignment, timer, audience);
        assignments.tell("assignment-reminded.v1", assignment, timer.at(), LIMITS, null, More.passed(timer, percent));
    }

    private void escalate(Assignment assignment, Timer timer, Instant now) {
        keep(assignment, timer, Audience.LEAD_AND_MEETING);
        if (assignment.escalatedAt == null) assignment.escalatedAt = timer.at();
        settlement.settleIfOverdue(assignment, now);
        assignments.tell("assignment-overdue.v1", assignment, timer.at(), LIMITS, null, More.passed(timer, null));
    }

    private void keep(Assignment assignment, Timer timer, Audience audience) {
        assignment.reminders++;
        entities.persist(new Reminder(assignment, timer, audience));
    }
}
