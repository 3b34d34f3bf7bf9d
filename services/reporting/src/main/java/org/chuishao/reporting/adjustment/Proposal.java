package org.chuishao.reporting.adjustment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Text;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.assignment.Assignments;
import org.chuishao.reporting.fairness.Impartiality;
import org.chuishao.reporting.ledger.Ledger;
import org.chuishao.reporting.ledger.LedgerEntry;
import org.chuishao.reporting.reference.Organisations;
import org.chuishao.reporting.scoring.AdjustmentKind;
import org.chuishao.reporting.scoring.Period;
import org.chuishao.reporting.sheet.ScoreSheets;

/** One person proposes points with evidence, a second approves, neither of the department: only then is a line posted. */
@ApplicationScoped
public class Proposal {
    private static final Set<AdjustmentKind> PROPOSED =
            Set.of(AdjustmentKind.COMMENDATION, AdjustmentKind.SHIRKING, AdjustmentKind.FALSE_FEEDBACK);

    private static final Duration LONGEST_AGO = Duration.ofDays(366);

    @Inject
    Assignments assignments;

    @Inject
    Organisations organisations;

    @Inject
    ScoreSheets sheets;

    @Inject
    Ledger ledger;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    record Draft(String organisation, UUID assignment, AdjustmentKind kind, String evidence, Instant occurredAt) {}

    ProposedAdjustment propose(Draft draft, Caller by) {
        var now = clock.instant();
        Impartiality.requireOutsider(by, Set.of(draft.organisation()));
        if (!PROPOSED.contains(draft.kind()))
            throw Problem.invalid("kind", "返工扣分由系统自动记入，不能提出。", "Rework is posted by itself, not proposed.");
        var duty = draft.assignment() == null ? null : duty(draft, by);
        if (duty == null) requireDepartment(draft.organisation(), by);
        var occurredAt = draft.occurredAt() == null ? now : draft.occurredAt();
        if (occurredAt.isAfter(now)
                || occurredAt.isBefore(now.minus(LONGEST_AGO))
                || duty != null && occurredAt.isBefore(duty.dispatchedAt))
            throw Problem.invalid(
                    "occurredAt",
                    "应在派单之后、现在之前，且不早于一年前。",
                    "Lies between the dispatch and now, and at most a year back.");
        requireOpenMonth(occurredAt);
        var adjustment = new ProposedAdjustment();
        adjustment.id = Ids.next();
        adjustment.organisation = draft.organisation();
        adjustment.kind = draft.kind();
        adjustment.evidence = draft.evidence();
        adjustment.occurredAt = occurredAt;
        adjustment.proposedBy = by.subject();
        adjustment.proposedByName = by.name();
        adjustment.proposedAt = now;
        if (duty != null) {
            requireOnce(duty, draft.kind());
            adjustment.assignmentId = duty.id;
            adjustment.whistleNumber = duty.whistleNumber;
            adjustment.stationCode = duty.stationCode;
        }
        entities.persist(adjustment);
        return adjustment;
    }

    /** A station found nobody where a department had checked in; unless the duty is before the office for that already. */
    public void falseCheckIn(Assignment duty, String found, Caller by) {
        if (stands(duty, AdjustmentKind.FALSE_FEEDBACK)) return;
        var evidence = "报到后经工作站认定未到场：" + found;
        propose(new Draft(duty.organisation, duty.id, AdjustmentKind.FALSE_FEEDBACK, evidence, null), by);
    }

    void approve(ProposedAdjustment adjustment, Caller by) {
        decide(adjustment, AdjustmentMove.APPROVE, by);
        requireOpenMonth(adjustment.occurredAt);
        adjustment.line = ledger.adjust(
                        adjustment.district,
                        adjustment.organisation,
                        duty(adjustment),
                        adjustment.kind,
                        adjustment.id.toString(),
                        new Text(adjustment.evidence, adjustment.evidence),
                        adjustment.occurredAt)
                .map((LedgerEntry line) -> line.id)
                .orElse(null);
    }

    void decline(ProposedAdjustment adjustment, String reason, Caller by) {
        decide(adjustment, AdjustmentMove.DECLINE, by);
        adjustment.reason = reason;
    }

    void withdraw(ProposedAdjustment adjustment, Caller by) {
        if (!by.subject().equals(adjustment.proposedBy))
            throw Problem.forbidden("NOT_YOUR_MOVE", "只有提出人可以撤回。", "Only who proposed it can withdraw it.");
        adjustment.go(AdjustmentMove.WITHDRAW);
        adjustment.decidedAt = clock.instant();
    }

    List<String> moves(ProposedAdjustment adjustment, Caller caller) {
        return AdjustmentMove.TABLE.movesFrom(adjustment.stage()).stream()
                .filter(move -> isPlaced(move, adjustment, caller))
                .map(AdjustmentMove::path)
                .toList();
    }

    private boolean isPlaced(AdjustmentMove move, ProposedAdjustment adjustment, Caller caller) {
        boolean proposer = caller.subject().equals(adjustment.proposedBy);
        return switch (move) {
            case WITHDRAW -> proposer;
            case APPROVE, DECLINE ->
                !proposer
                        && caller.hasAny(Roles.ASSESSOR, Roles.REVIEWER)
                        && Impartiality.isOutsider(caller, Set.of(adjustment.organisation))
                        && Impartiality.isOtherStation(caller, station(adjustment));
        };
    }

    private void decide(ProposedAdjustment adjustment, AdjustmentMove move, Caller by) {
        Impartiality.requireOutsider(by, Set.of(adjustment.organisation));
        Impartiality.requireOtherStation(by, station(adjustment));
        adjustment.go(move);
        Impartiality.requireSecondPerson(by, adjustment.proposedBy);
        adjustment.decidedByName = by.name();
        adjustment.decidedAt = clock.instant();
    }

    private Assignment duty(Draft draft, Caller by) {
        var duty = assignments.visible(draft.assignment(), by);
        if (!duty.organisation.equals(draft.organisation()))
            throw Problem.invalid("assignmentId", "不是该部门的任务。", "Not a duty of this department.");
        return duty;
    }

    private Assignment duty(ProposedAdjustment adjustment) {
        return adjustment.assignmentId == null
                ? null
                : assignments.find(adjustment.assignmentId).orElseThrow();
    }

    private static Set<String> station(ProposedAdjustment adjustment) {
        return adjustment.stationCode == null ? Set.of() : Set.of(adjustment.stationCode);
    }

    /** A whole department is judged by those who see all of its work. */
    private void requireDepartment(String organisation, Caller by) {
        if (!by.hasAny(Roles.ASSESSOR, Roles.REVIEWER))
            throw Problem.invalid("assignmentId", "请写明是哪一件任务。", "Say which duty it is about.");
        if (!organisations.departments().containsKey(organisation))
            throw Problem.invalid("organisation", "没有这个部门。", "There is no such department.");
    }

    private void requireOnce(Assignment duty, AdjustmentKind kind) {
        if (stands(duty, kind))
            throw Problem.conflict(
                    "ALREADY_PROPOSED",
                    "这件任务已有同类加减分，不能重复提出。",
                    "This duty already has an adjustment of this kind: one deed counts once.");
    }

    private boolean stands(Assignment duty, AdjustmentKind kind) {
        return entities.createQuery(
                                "select count(a) from ProposedAdjustment a where a.assignmentId = :duty and a.kind = :kind"
                                        + " and a.stage in :standing",
                                Long.class)
                        .setParameter("duty", duty.id)
                        .setParameter("kind", kind)
                        .setParameter("standing", List.of(AdjustmentStage.PROPOSED, AdjustmentStage.APPROVED))
                        .getSingleResult()
                > 0;
    }

    private void requireOpenMonth(Instant occurredAt) {
        var frozen = sheets.lockedFrozen(Period.monthOf(occurredAt));
        if (frozen.isEmpty()) return;
        throw Problem.conflict(
                        "PERIOD_CLOSED",
                        "%s 的公示表当前为“%s”，只接受申诉更正。"
                                .formatted(
                                        frozen.get().period,
                                        frozen.get().stage().zh()),
                        "The sheet of %s is %s: it takes only corrections by appeal."
                                .formatted(frozen.get().period, frozen.get().stage()))
                .with("period", frozen.get().period)
                .with("state", frozen.get().stage())
                .with("moves", List.of("decline", "withdraw"));
    }
}
