package org.chuishao.reporting.relief;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.holidays.Counting;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.assignment.AssignmentEvent.More;
import org.chuishao.reporting.assignment.Assignments;
import org.chuishao.reporting.assignment.Permissions;
import org.chuishao.reporting.assignment.Pleas;
import org.chuishao.reporting.clock.Step;
import org.chuishao.reporting.lifecycle.Move;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.lifecycle.SuspensionGround;
import org.chuishao.reporting.overdue.Settlement;
import org.chuishao.reporting.policy.CurrentPolicies;

/** Extensions and suspensions (domain §3): what the lead asks for, what the centre grants, what the clocks do. */
@ApplicationScoped
class Relief {
    @Inject
    Assignments assignments;

    @Inject
    Pleas pleas;

    @Inject
    Settlement settlement;

    @Inject
    CurrentPolicies policies;

    void askExtension(Assignment assignment, String reason, Caller by, Instant now) {
        Counting.orRefuse(() -> policies.clocks(assignment.limits).extend(assignment.kind, assignment.completeDue));
        var plea = pleas.draft(assignment, PleaKind.EXTENSION, reason, by, now);
        var edge = assignment.go(Move.ASK_EXTENSION, now);
        pleas.ask(assignment, plea);
        assignments.tell(edge.event(), assignment, now, by.name(), reason, More.asked(plea, null));
    }

    void extend(Assignment assignment, String note, Caller by, Instant now) {
        var deadline = Counting.orRefuse(
                () -> policies.clocks(assignment.limits).extend(assignment.kind, assignment.completeDue));
        var edge = assignment.go(Move.EXTEND, now);
        pleas.decide(assignment, PleaKind.EXTENSION, true, note, by, now);
        var explained = assignment.expectResult(
                deadline, policies.clocks(assignment.limits).timers(Step.COMPLETE, deadline));
        settlement.settleIfOverdue(assignment, now);
        assignments.tell(edge.event(), assignment, now, by.name(), note, List.of(explained));
    }

    void refuseExtension(Assignment assignment, String reason, Caller by, Instant now) {
        refuse(assignment, Move.REFUSE_EXTENSION, PleaKind.EXTENSION, reason, by, now);
    }

    void askSuspension(
            Assignment assignment, SuspensionGround ground, LocalDate reviewOn, String reason, Caller by, Instant now) {
        var today = Shanghai.day(now);
        var allowed = policies.limits(assignment.limits).pleas();
        if (!allowed.suspensionGrounds().contains(ground))
            throw Problem.invalid(
                    "ground",
                    "可用的理由：" + allowed.suspensionGrounds() + "。",
                    "Takes one of: " + allowed.suspensionGrounds() + ".");
        if (!reviewOn.isAfter(today) || reviewOn.isAfter(today.plusDays(allowed.suspensionDays())))
            throw Problem.invalid(
                    "reviewOn",
                    "复核日期须在明天起 " + allowed.suspensionDays() + " 天之内。",
                    "The review date lies between tomorrow and " + allowed.suspensionDays() + " days from now.");
        requireCountable(assignment, now, policies.clocks(assignment.limits).opening(reviewOn));
        var plea = pleas.draft(assignment, PleaKind.SUSPENSION, reason, by, now);
        plea.ground = ground;
        plea.reviewOn = reviewOn;
        var edge = assignment.go(Move.ASK_SUSPENSION, now);
        pleas.ask(assignment, plea);
        assignments.tell(
                edge.event(),
                assignment,
                now,
                by.name(),
                reason,
                More.asked(plea, policies.clocks(assignment.limits).opening(reviewOn)));
    }

    /** The clocks stop at the moment it was asked: a slow answer costs the department nothing. */
    void suspend(Assignment assignment, String note, Caller by, Instant now) {
        var plea = pleas.waiting(assignment, PleaKind.SUSPENSION);
        var until = policies.clocks(assignment.limits).opening(plea.reviewOn);
        if (!until.isAfter(now))
            throw Problem.conflict(
                            "REVIEW_DATE_PASSED",
                            "申请的复核日期已过，不能再批准。",
                            "The review date asked for has passed: it cannot be granted any more.")
                    .with("state", assignment.stage())
                    .with("moves", Permissions.moves(assignment, by, now));
        Counting.orRefuse(() -> settlement.extendBySilence(assignment, plea.askedAt));
        requireCountable(assignment, plea.askedAt, until);
        var edge = assignment.suspend(plea.askedAt, until, now);
        pleas.decide(assignment, PleaKind.SUSPENSION, true, note, by, now);
        pleas.lapse(assignment, now, PleaKind.EXTENSION); // the deadline it was about is no longer known
        settlement.settleAsStopped(assignment, plea.askedAt);
        assignments.tell(edge.event(), assignment, now, by.name(), note, More.suspended(plea, until));
    }

    void refuseSuspension(Assignment assignment, String reason, Caller by, Instant now) {
        refuse(assignment, Move.REFUSE_SUSPENSION, PleaKind.SUSPENSION, reason, by, now);
    }

    /** What has passed meanwhile is posted now, at its own instant. */
    private void refuse(Assignment assignment, Move move, PleaKind kind, String reason, Caller by, Instant now) {
        var edge = assignment.go(move, now);
        pleas.decide(assignment, kind, false, reason, by, now);
        settlement.settleIfOverdue(assignment, now);
        assignments.tell(edge.event(), assignment, now, by.name(), reason);
    }

    /** Whoever stops clocks must know that they can go on. */
    private void requireCountable(Assignment assignment, Instant stopped, Instant resumed) {
        Counting.orRefuse(() ->
                policies.clocks(assignment.limits).resume(assignment.kind, assignment.agenda(), stopped, resumed));
        Counting.orRefuse(() -> policies.clocks(assignment.limits)
                .pause(assignment.kind, Step.COMPLETE, assignment.completeDue, stopped, resumed));
    }
}
