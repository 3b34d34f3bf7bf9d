package org.chuishao.reporting.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.holidays.Counting;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.assignment.AssignmentEvent.More;
import org.chuishao.reporting.assignment.Assignments;
import org.chuishao.reporting.assignment.Opening;
import org.chuishao.reporting.assignment.Permissions;
import org.chuishao.reporting.assignment.Pleas;
import org.chuishao.reporting.fairness.Impartiality;
import org.chuishao.reporting.lifecycle.Move;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.overdue.Settlement;
import org.chuishao.reporting.reference.Items;
import org.chuishao.reporting.reference.KnownItem;
import org.chuishao.reporting.reference.Organisations;
import org.chuishao.reporting.ruling.Ruling;
import org.chuishao.reporting.ruling.Rulings;

/**
 * Whose duty it is (domain §3): a return, asked within the accept limit and decided by the centre; a second dispute about the
 * same whistle, which is ruled on and bound; and the dispatcher's own correction before anybody has come.
 */
@ApplicationScoped
class Dispute {
    @Inject
    Assignments assignments;

    @Inject
    Pleas pleas;

    @Inject
    Rulings rulings;

    @Inject
    Items items;

    @Inject
    Organisations organisations;

    @Inject
    Opening opening;

    @Inject
    Settlement settlement;

    /** Where an earlier return of the whistle was upheld already, this is the second dispute: it asks for a ruling. */
    void askReturn(Assignment assignment, String citedItem, String reason, Caller by, Instant now) {
        refuseIfRuled(assignment, by, now);
        Permissions.check(Move.ASK_RETURN, assignment, by, now);
        ask(
                assignment,
                Move.ASK_RETURN,
                assignment.pleading.contested ? PleaKind.RULING : PleaKind.RETURN,
                citedItem,
                reason,
                by,
                now);
    }

    void askRuling(Assignment assignment, String citedItem, String reason, Caller by, Instant now) {
        ask(assignment, Move.ASK_RULING, PleaKind.RULING, citedItem, reason, by, now);
    }

    private void ask(
            Assignment assignment, Move move, PleaKind kind, String citedItem, String reason, Caller by, Instant now) {
        if (cited(citedItem).lead.equals(assignment.organisation))
            throw Problem.invalid(
                    "citedItem",
                    "该事项的主责部门就是本部门，不能证明应由他人办理。",
                    "Your own department leads this item: it does not prove that it is another's.");
        var plea = pleas.draft(assignment, kind, reason, by, now);
        plea.citedItem = citedItem;
        var edge = assignment.go(move, now);
        pleas.ask(assignment, plea);
        assignments.tell(edge.event(), assignment, now, by.name(), reason, More.asked(plea, null));
    }

    void uphold(Assignment assignment, String note, Caller by, Instant now) {
        Impartiality.requireOutsider(by, namedBefore(assignment));
        var edge = assignment.go(Move.RETURN, now);
        var plea = pleas.decide(assignment, PleaKind.RETURN, true, note, by, now);
        pleas.lapse(assignment, now, PleaKind.values());
        assignments.tell(edge.event(), assignment, now, by.name(), note, More.decided(plea));
    }

    /** The department must act, and whatever its clocks have reached meanwhile counts. */
    void refuse(Assignment assignment, String reason, Caller by, Instant now) {
        Impartiality.requireOutsider(by, namedBefore(assignment));
        var edge = assignment.go(Move.REFUSE_RETURN, now);
        var plea = pleas.decide(assignment, PleaKind.RETURN, false, reason, by, now);
        settlement.settleIfOverdue(assignment, now);
        assignments.tell(edge.event(), assignment, now, by.name(), reason, More.decided(plea));
    }

    /** Whoever leads is called by the next dispatch, which an assist's part does not bring about: it is opened at once. */
    void rule(Assignment assignment, String responsible, String citedItem, String reason, Caller by, Instant now) {
        boolean theirs = responsible.equals(assignment.organisation);
        var move = theirs ? Move.RULE_THEIRS : Move.RULE_ANOTHERS;
        Permissions.check(move, assignment, by, now);
        requireDepartment("responsible", responsible);
        var item = cited(citedItem);
        var parties = parties(assignment, item, responsible);
        Impartiality.requireOutsider(by, parties);
        Impartiality.requireOutsider(by, namedBefore(assignment));
        parties.remove(responsible);
        var ruling = ruling(assignment, responsible, List.copyOf(parties), citedItem, reason, by, now);
        rulings.add(ruling);
        if (!theirs && assignment.role == Role.ASSIST && !isOn(assignment, responsible))
            opening.openInstead(assignment, responsible, reason, now);
        var edge = assignment.go(move, now);
        pleas.decide(assignment, PleaKind.RULING, !theirs, reason, by, now);
        if (theirs) {
            assignment.pleading.ruledBy = ruling.id;
            settlement.settleIfOverdue(assignment, now);
        } else pleas.lapse(assignment, now, PleaKind.values());
        assignments.tell(edge.event(), assignment, now, by.name(), reason, More.ruled(ruling.id, citedItem));
    }

    /**
     * The new department's duty is told before the old one ends, so that the whistle is never without a lead. What a passed
     * deadline posts stays with the old department: moving a duty never raises a rate.
     */
    void reassign(Assignment assignment, String to, String reason, Caller by, Instant now) {
        requireDepartment("to", to);
        refuseIfRuledOtherwise(assignment, to, by, now);
        if (isOn(assignment, to))
            throw Problem.invalid("to", "该部门已在此哨上。", "That department is on this whistle already.");
        Counting.orRefuse(() -> settlement.settleAtItsEnd(assignment, now));
        opening.openInstead(assignment, to, reason, now);
        var edge = assignment.go(Move.REASSIGN, now);
        assignments.tell(edge.event(), assignment, now, by.name(), reason, More.reassigned(to));
    }

    /** A ruling binds the centre, too: what it was about goes to the department it names, or to whoever does its work now. */
    private void refuseIfRuledOtherwise(Assignment assignment, String to, Caller by, Instant now) {
        rulings.on(assignment.whistleId, assignment.role, assignment.organisation)
                .flatMap(ruling -> organisations.department(ruling.responsible))
                .filter(responsible -> !responsible.equals(to))
                .ifPresent(responsible -> {
                    throw ruledOtherwise(responsible)
                            .with("state", assignment.stage())
                            .with("moves", Permissions.moves(assignment, by, now));
                });
    }

    private static Problem ruledOtherwise(String responsible) {
        return Problem.conflict(
                        "RULED_OTHERWISE",
                        "此事已裁定由“" + responsible + "”负责，不能改派给其他部门。",
                        "It was ruled that this is the duty of \"" + responsible
                                + "\": it is reassigned to nobody else.")
                .with("responsible", responsible);
    }

    private boolean isOn(Assignment assignment, String organisation) {
        return assignments.standing(assignment.whistleId, assignment.cycle).stream()
                .anyMatch(a -> a.organisation.equals(organisation));
    }

    /** Whom the dispute is between: who has the duty, who was relieved of it before, whom the items name. */
    private Set<String> parties(Assignment assignment, KnownItem cited, String responsible) {
        var parties = new TreeSet<>(List.of(assignment.organisation, responsible, cited.lead));
        assignments.ofWhistle(assignment.whistleId, assignment.cycle).stream()
                .filter(a -> a.role == assignment.role && a.stage().isVoid())
                .forEach(a -> parties.add(a.organisation));
        return parties;
    }

    /** To whom the matter may fall: whoever leads an item that any department cited about this whistle, now or before. */
    private Set<String> namedBefore(Assignment assignment) {
        return items.leads(pleas.citedItems(assignment.whistleId));
    }

    private Ruling ruling(
            Assignment about,
            String responsible,
            List<String> notResponsible,
            String citedItem,
            String reason,
            Caller by,
            Instant now) {
        var ruling = new Ruling();
        ruling.id = Ids.next();
        ruling.whistleId = about.whistleId;
        ruling.whistleNumber = about.whistleNumber;
        ruling.assignmentId = about.id;
        ruling.role = about.role;
        ruling.stationCode = about.stationCode;
        ruling.itemCode = about.itemCode;
        ruling.itemName = about.itemName;
        ruling.responsible = responsible;
        ruling.notResponsible = notResponsible;
        ruling.citedItem = citedItem;
        ruling.reason = reason;
        ruling.ruledByName = by.name();
        ruling.ruledAt = now;
        return ruling;
    }

    private void refuseIfRuled(Assignment assignment, Caller by, Instant now) {
        var ruling = assignment.pleading.ruledBy;
        if (ruling == null || !by.belongsTo(assignment.organisation)) return;
        throw Problem.conflict(
                        "RULED",
                        "联动中心已裁定此事由贵部门负责，不能再退单。",
                        "The centre has ruled that this is your department's: it cannot be returned any more.")
                .with("ruling", ruling)
                .with("state", assignment.stage())
                .with("moves", Permissions.moves(assignment, by, now));
    }

    private KnownItem cited(String code) {
        return items.item(code)
                .orElseThrow(() -> Problem.invalid(
                        "citedItem", "清单中没有代码为“" + code + "”的事项。", "There is no item with code \"" + code + "\"."));
    }

    private void requireDepartment(String field, String code) {
        if (!organisations.isDepartment(code))
            throw Problem.invalid(
                    field, "没有代码为“" + code + "”的部门。", "There is no department with code \"" + code + "\".");
    }
}
