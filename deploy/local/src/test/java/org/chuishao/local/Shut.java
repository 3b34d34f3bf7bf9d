package org.chuishao.local;

import static org.chuishao.local.Walk.ASSIST;
import static org.chuishao.local.Walk.Matter.*;
import static org.chuishao.local.Walk.note;
import static org.chuishao.local.Walk.rejection;
import static org.chuishao.local.Walk.ruling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.chuishao.local.Row.Case;
import org.chuishao.reporting.lifecycle.Guard;
import org.chuishao.reporting.lifecycle.Move;

/**
 * A move the stage knows, by somebody whose it is, that a guard or a limit shuts.
 *
 * @param guard as the table names it
 * @param service whose time has to come first, or null
 */
record Shut(String guard, Supplier<Case> start, String who, String path, Object body, Part service, Instant then) {

    static List<Shut> ofWhistles(Walk walk) {
        return List.of(
                shut("below the district", () -> walk.submitted(JOINT), "dispatcher", "pass-up", note()),
                shut("once", () -> objectedAndRejected(walk), "deputy", "object", note()),
                shut("emergency, once", () -> walk.submitted(ROUTINE), "head", "ratify", Map.of()),
                shut("emergency, once", () -> ratified(walk), "head", "ratify", Map.of()),
                shut("assists done or declared absent", () -> leadDone(walk), "deputy", "verify", Walk.passed()),
                shut("nobody has come", () -> assistHasCome(walk), "deputy", "withdraw", note()),
                shut("serves no other", () -> mainOfAnother(walk), "dispatcher", "link", Map.of("mainId", "")),
                shut("handled itself", () -> handledInAnother(walk), "head", "reopen", note()),
                new Shut(
                        "within 30 days",
                        () -> walk.closed(ROUTINE),
                        "head",
                        "reopen",
                        note(),
                        Part.WHISTLE,
                        WhistleRows.LONG_AFTER));
    }

    static List<Shut> ofDuties(Walk walk) {
        return List.of(
                shut(Guard.ONLY_EMERGENCY, () -> walk.pending(ROUTINE), Move.CHECK_IN),
                shut(Guard.ARRIVAL_NOT_CONFIRMED, () -> arrived(walk), Move.CONFIRM_ARRIVAL),
                shut(Guard.ARRIVAL_UNSTATED, () -> arrived(walk), Move.DENY_ARRIVAL),
                shut(Guard.ONLY_EMERGENCY_UNSAFE, () -> walk.checkedIn(ROUTINE), Move.MAKE_SAFE),
                shut(Guard.ONLY_EMERGENCY_UNSAFE, () -> madeSafe(walk), Move.MAKE_SAFE),
                shut(Guard.ONLY_JOINT_UNRELEASED, () -> walk.checkedIn(ROUTINE), Move.RELEASE),
                shut(Guard.ONLY_JOINT_UNRELEASED, walk::released, Move.RELEASE),
                shut(Guard.RELEASED_IF_JOINT, () -> walk.checkedIn(JOINT), Move.COMPLETE),
                shut(Guard.ASSIST_AFTER_CHECK_IN_LIMIT, () -> walk.assistPending(JOINT), Move.DECLARE_ABSENT),
                shut(Guard.ASSIST_AFTER_CHECK_IN_LIMIT, () -> walk.assistAccepted(ROUTINE), Move.DECLARE_ABSENT),
                nextDay(Guard.ASSIST_AFTER_CHECK_IN_LIMIT, () -> walk.pending(JOINT), Move.DECLARE_ABSENT),
                shut(Guard.ASSIST_AFTER_DEADLINE, walk::assistCheckedIn, Move.DECLARE_ABSENT),
                shut(Guard.RETURN_ONCE_IN_ACCEPT_LIMIT, () -> walk.refused(walk.pending(ROUTINE)), Move.ASK_RETURN),
                nextDay(Guard.RETURN_ONCE_IN_ACCEPT_LIMIT, () -> walk.pending(ROUTINE), Move.ASK_RETURN),
                shut(Guard.RETURN_ASKED, () -> walk.pending(ROUTINE), Move.RETURN),
                shut(Guard.RETURN_ASKED, () -> walk.pending(ROUTINE), Move.REFUSE_RETURN),
                shut(Guard.RULING_ONCE_AFTER_REFUSAL, () -> walk.pending(ROUTINE), Move.ASK_RULING),
                shut(Guard.RULING_ONCE_AFTER_REFUSAL, () -> ruled(walk), Move.ASK_RULING),
                shut(Guard.RULING_ASKED, () -> walk.pending(ROUTINE), Move.RULE_ANOTHERS),
                shut(Guard.RULING_ASKED, () -> walk.pending(ROUTINE), Move.RULE_THEIRS),
                shut(Guard.NOT_CONTESTED, () -> walk.asks(walk.pending(ROUTINE), "return"), Move.REASSIGN),
                shut(Guard.EXTENSION_BEFORE_DEADLINE, () -> extendedTwice(walk), Move.ASK_EXTENSION),
                nextDay(Guard.EXTENSION_BEFORE_DEADLINE, () -> walk.accepted(EMERGENCY), Move.ASK_EXTENSION),
                shut(Guard.EXTENSION_ASKED, () -> walk.accepted(ROUTINE), Move.EXTEND),
                shut(Guard.EXTENSION_ASKED, () -> walk.accepted(ROUTINE), Move.REFUSE_EXTENSION),
                shut(Guard.SUSPENSION_LEFT, () -> walk.asks(walk.pending(ROUTINE), "suspend"), Move.ASK_SUSPENSION),
                shut(Guard.SUSPENSION_ASKED, () -> walk.pending(ROUTINE), Move.SUSPEND),
                shut(Guard.SUSPENSION_ASKED, () -> walk.pending(ROUTINE), Move.REFUSE_SUSPENSION),
                shut(Guard.SUSPENSION_ASKED, () -> contested(walk), Move.SUSPEND));
    }

    /** @param it whose address the body may need to name */
    Object body(Case it) {
        return path.equals("link") ? Map.of("mainId", it.other()) : body;
    }

    private static Shut shut(String guard, Supplier<Case> start, String who, String path, Object body) {
        return new Shut(guard, start, who, path, body, null, null);
    }

    private static Shut shut(Guard guard, Supplier<Case> start, Move move) {
        var asked = DutyRows.MOVES.get(move);
        return shut(guard.name(), start, asked.who().getFirst(), asked.path(), asked.body());
    }

    private static Shut nextDay(Guard guard, Supplier<Case> start, Move move) {
        var asked = DutyRows.MOVES.get(move);
        return new Shut(
                guard.name(),
                start,
                asked.who().getFirst(),
                asked.path(),
                asked.body(),
                Part.REPORTING,
                WhistleRows.NEXT_DAY);
    }

    private static Case objectedAndRejected(Walk walk) {
        var whistle = walk.then(walk.rejected(ROUTINE), "deputy", "object", note());
        return walk.then(whistle, "dispatcher", "reject", rejection());
    }

    private static Case arrived(Walk walk) {
        return walk.then(walk.checkedIn(ROUTINE), "deputy", "arrival", Map.of("arrived", true));
    }

    private static Case madeSafe(Walk walk) {
        return walk.then(walk.checkedIn(EMERGENCY), "market-clerk", "made-safe", Map.of());
    }

    private static Case ratified(Walk walk) {
        return walk.then(walk.submitted(EMERGENCY), "head", "ratify", Map.of());
    }

    private static Case leadDone(Walk walk) {
        var whistle = walk.inProgress(ROUTINE, ASSIST);
        walk.completes(whistle);
        return walk.heard(whistle);
    }

    private static Case assistHasCome(Walk walk) {
        return walk.heard(Case.whistle(walk.assistCheckedIn().whistle()));
    }

    private static Case mainOfAnother(Walk walk) {
        var linked = walk.linked(ROUTINE);
        return Case.whistle(linked.other()).linkedTo(walk.submitted(ROUTINE).whistle());
    }

    private static Case handledInAnother(Walk walk) {
        var linked = walk.link(walk.submitted(ROUTINE), walk.awaitingVerification(ROUTINE));
        walk.then(Case.whistle(linked.other()), "deputy", "verify", Walk.passed());
        return walk.stands(linked, "CLOSED");
    }

    private static Case ruled(Walk walk) {
        return walk.then(walk.disputed(walk.pending(ROUTINE)), "dispatcher", "rule", ruling(Walk.LEAD));
    }

    private static Case contested(Walk walk) {
        return walk.asks(walk.asks(walk.pending(ROUTINE), "suspend"), "return");
    }

    private static Case extendedTwice(Walk walk) {
        var duty = walk.accepted(ROUTINE);
        for (int i = 0; i < 2; i++) walk.then(walk.asks(duty, "extend"), "dispatcher", "extend/approve", note());
        return duty;
    }
}
