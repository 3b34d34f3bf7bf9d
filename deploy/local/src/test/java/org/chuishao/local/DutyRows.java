package org.chuishao.local;

import static org.chuishao.local.Walk.Matter.*;
import static org.chuishao.local.Walk.note;
import static org.chuishao.local.Walk.reason;
import static org.chuishao.local.Walk.result;
import static org.chuishao.local.Walk.ruling;
import static org.chuishao.reporting.lifecycle.Move.*;
import static org.chuishao.reporting.lifecycle.Stage.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.chuishao.local.Row.Case;
import org.chuishao.reporting.lifecycle.Lifecycle;
import org.chuishao.reporting.lifecycle.Move;
import org.chuishao.reporting.lifecycle.Stage;

/** The table of a department's duty, row by row: the edge, how one comes to where it begins, and who may take it. */
final class DutyRows {
    static final List<Passage> TABLE = Lifecycle.TABLE.stream()
            .map(edge -> Passage.of(edge.from(), edge.move(), edge.to()))
            .toList();

    /** A move that people make: its address, whose it is, and something good to say with it. */
    record Asked(String path, List<String> who, List<String> roles, Map<String, ?> body) {}

    private static final List<String> CLERKS = List.of("market-clerk", "market-lead");
    private static final List<String> LEAD = List.of("market-lead");
    private static final List<String> STATION = List.of("deputy", "head");
    private static final List<String> CENTRE = List.of("dispatcher", "street");

    static final Map<Move, Asked> MOVES = Map.ofEntries(
            asked(ACCEPT, "accept", CLERKS, Map.of()),
            asked(CHECK_IN, "check-in", CLERKS, Walk.onSite()),
            asked(MAKE_SAFE, "made-safe", CLERKS, Map.of()),
            asked(COMPLETE, "complete", CLERKS, result()),
            asked(CONFIRM_ARRIVAL, "arrival", STATION, Map.of("arrived", true)),
            asked(DENY_ARRIVAL, "arrival", STATION, Map.of("arrived", false, "note", "无人到场")),
            asked(RELEASE, "release", STATION, Map.of()),
            asked(DECLARE_ABSENT, "absent", STATION, note()),
            asked(ASK_RETURN, "return", LEAD, Walk.plea("return")),
            asked(RETURN, "return/uphold", CENTRE, note()),
            asked(REFUSE_RETURN, "return/refuse", CENTRE, reason()),
            asked(ASK_RULING, "dispute", LEAD, Walk.plea("dispute")),
            asked(RULE_ANOTHERS, "rule", CENTRE, ruling("URBAN")),
            asked(RULE_THEIRS, "rule", CENTRE, ruling(Walk.LEAD)),
            asked(REASSIGN, "reassign", CENTRE, Map.of("to", "URBAN", "reason", "为什么")),
            asked(ASK_EXTENSION, "extend", LEAD, reason()),
            asked(EXTEND, "extend/approve", CENTRE, note()),
            asked(REFUSE_EXTENSION, "extend/refuse", CENTRE, reason()),
            asked(ASK_SUSPENSION, "suspend", LEAD, Walk.suspension()),
            asked(SUSPEND, "suspend/approve", CENTRE, note()),
            asked(REFUSE_SUSPENSION, "suspend/refuse", CENTRE, reason()));

    private final Walk walk;
    private final List<Row> rows = new ArrayList<>();

    DutyRows(Walk walk) {
        this.walk = walk;
    }

    List<Row> rows() {
        made(PENDING, ACCEPT, ACCEPTED, () -> walk.pending(ROUTINE));
        made(PENDING, CHECK_IN, CHECKED_IN, () -> walk.pending(EMERGENCY));
        made(ACCEPTED, CHECK_IN, CHECKED_IN, () -> walk.accepted(ROUTINE));
        made(CHECKED_IN, CONFIRM_ARRIVAL, CHECKED_IN, () -> walk.checkedIn(ROUTINE));
        made(CHECKED_IN, DENY_ARRIVAL, CHECKED_IN, () -> walk.checkedIn(ROUTINE));
        made(CHECKED_IN, RELEASE, CHECKED_IN, () -> walk.checkedIn(JOINT));
        made(CHECKED_IN, MAKE_SAFE, CHECKED_IN, () -> walk.checkedIn(EMERGENCY));
        made(CHECKED_IN, COMPLETE, DONE, () -> walk.checkedIn(ROUTINE));
        made(CHECKED_IN, COMPLETE, DONE, () -> walk.released());
        caused(DONE, REWORK, CHECKED_IN, this::doneAndHeard, this::isSentBack);

        made(PENDING, ASK_RETURN, PENDING, () -> walk.pending(ROUTINE));
        made(ACCEPTED, ASK_RETURN, ACCEPTED, () -> walk.accepted(ROUTINE));
        made(PENDING, RETURN, RETURNED, () -> walk.asks(walk.pending(ROUTINE), "return"));
        made(ACCEPTED, RETURN, RETURNED, () -> walk.asks(walk.accepted(ROUTINE), "return"));
        made(PENDING, REFUSE_RETURN, PENDING, () -> walk.asks(walk.pending(ROUTINE), "return"));
        made(ACCEPTED, REFUSE_RETURN, ACCEPTED, () -> walk.asks(walk.accepted(ROUTINE), "return"));
        made(PENDING, ASK_RULING, PENDING, () -> walk.refused(walk.pending(ROUTINE)));
        made(ACCEPTED, ASK_RULING, ACCEPTED, () -> walk.refused(walk.accepted(ROUTINE)));
        made(PENDING, RULE_ANOTHERS, RETURNED, () -> walk.disputed(walk.pending(ROUTINE)));
        made(ACCEPTED, RULE_ANOTHERS, RETURNED, () -> walk.disputed(walk.accepted(ROUTINE)));
        made(PENDING, RULE_THEIRS, PENDING, () -> walk.disputed(walk.pending(ROUTINE)));
        made(ACCEPTED, RULE_THEIRS, ACCEPTED, () -> walk.disputed(walk.accepted(ROUTINE)));
        made(PENDING, REASSIGN, RETURNED, () -> walk.pending(ROUTINE));
        made(ACCEPTED, REASSIGN, RETURNED, () -> walk.accepted(ROUTINE));

        made(ACCEPTED, ASK_EXTENSION, ACCEPTED, () -> walk.accepted(ROUTINE));
        made(CHECKED_IN, ASK_EXTENSION, CHECKED_IN, () -> walk.checkedIn(ROUTINE));
        made(ACCEPTED, EXTEND, ACCEPTED, () -> walk.asks(walk.accepted(ROUTINE), "extend"));
        made(CHECKED_IN, EXTEND, CHECKED_IN, () -> walk.asks(walk.checkedIn(ROUTINE), "extend"));
        made(ACCEPTED, REFUSE_EXTENSION, ACCEPTED, () -> walk.asks(walk.accepted(ROUTINE), "extend"));
        made(CHECKED_IN, REFUSE_EXTENSION, CHECKED_IN, () -> walk.asks(walk.checkedIn(ROUTINE), "extend"));

        made(PENDING, ASK_SUSPENSION, PENDING, () -> walk.pending(ROUTINE));
        made(ACCEPTED, ASK_SUSPENSION, ACCEPTED, () -> walk.accepted(ROUTINE));
        made(CHECKED_IN, ASK_SUSPENSION, CHECKED_IN, () -> walk.checkedIn(ROUTINE));
        made(PENDING, SUSPEND, SUSPENDED, () -> walk.asks(walk.pending(ROUTINE), "suspend"));
        made(ACCEPTED, SUSPEND, SUSPENDED, () -> walk.asks(walk.accepted(ROUTINE), "suspend"));
        made(CHECKED_IN, SUSPEND, SUSPENDED, () -> walk.asks(walk.checkedIn(ROUTINE), "suspend"));
        made(PENDING, REFUSE_SUSPENSION, PENDING, () -> walk.asks(walk.pending(ROUTINE), "suspend"));
        made(ACCEPTED, REFUSE_SUSPENSION, ACCEPTED, () -> walk.asks(walk.accepted(ROUTINE), "suspend"));
        made(CHECKED_IN, REFUSE_SUSPENSION, CHECKED_IN, () -> walk.asks(walk.checkedIn(ROUTINE), "suspend"));
        inTime(SUSPENDED, RESUME, PENDING, () -> walk.suspend(walk.pending(ROUTINE)));
        inTime(SUSPENDED, RESUME, ACCEPTED, () -> walk.suspend(walk.accepted(ROUTINE)));
        inTime(SUSPENDED, RESUME, CHECKED_IN, () -> walk.suspend(walk.checkedIn(ROUTINE)));

        madeThen(WhistleRows.NEXT_DAY, PENDING, DECLARE_ABSENT, ABSENT, () -> walk.assistPending(JOINT));
        madeThen(WhistleRows.NEXT_DAY, ACCEPTED, DECLARE_ABSENT, ABSENT, () -> walk.assistAccepted(JOINT));
        madeThen(WhistleRows.LONG_AFTER, CHECKED_IN, DECLARE_ABSENT, ABSENT, walk::assistCheckedIn);
        caused(PENDING, WITHDRAW, WITHDRAWN, () -> walk.pending(ROUTINE), walk::withdraws);
        caused(ACCEPTED, WITHDRAW, WITHDRAWN, () -> walk.accepted(ROUTINE), walk::withdraws);
        caused(CHECKED_IN, WITHDRAW, WITHDRAWN, walk::assistCheckedIn, walk::goesElsewhere);
        caused(SUSPENDED, WITHDRAW, WITHDRAWN, walk::assistSuspended, walk::withdraws);
        return rows;
    }

    /** One duty at each stage but ABSENT, which takes its time. */
    Map<Stage, Supplier<Case>> stages() {
        var stages = new LinkedHashMap<Stage, Supplier<Case>>();
        stages.put(PENDING, () -> walk.pending(ROUTINE));
        stages.put(ACCEPTED, () -> walk.accepted(ROUTINE));
        stages.put(CHECKED_IN, () -> walk.checkedIn(ROUTINE));
        stages.put(DONE, walk::done);
        stages.put(SUSPENDED, () -> walk.suspend(walk.pending(ROUTINE)));
        stages.put(RETURNED, walk::returned);
        stages.put(WITHDRAWN, walk::takenBack);
        return stages;
    }

    private static Map.Entry<Move, Asked> asked(Move move, String path, List<String> who, Map<String, ?> body) {
        var roles = Cast.EVERYBODY.stream()
                .filter(one -> who.contains(one.name()))
                .map(Cast.Somebody::role)
                .toList();
        return Map.entry(move, new Asked(path, who, roles, body));
    }

    private void made(Stage from, Move move, Stage to, Supplier<Case> start) {
        var asked = MOVES.get(move);
        add(from, move, to, start, new Row.Asked(asked.who(), asked.path(), asked.roles(), it -> asked.body()));
    }

    private void madeThen(Instant then, Stage from, Move move, Stage to, Supplier<Case> start) {
        var asked = MOVES.get(move);
        add(
                from,
                move,
                to,
                start,
                new Row.Asked(asked.who(), asked.path(), asked.roles(), it -> asked.body(), Part.REPORTING, then));
    }

    private void caused(Stage from, Move move, Stage to, Supplier<Case> start, Consumer<Case> by) {
        add(from, move, to, start, new Row.Caused(by));
    }

    private void inTime(Stage from, Move move, Stage to, Supplier<Case> start) {
        add(from, move, to, start, new Row.InTime(Part.REPORTING, WhistleRows.NEXT_DAY));
    }

    private void add(Stage from, Move move, Stage to, Supplier<Case> start, Row.How how) {
        var event = Lifecycle.TABLE.stream()
                .filter(edge -> edge.from() == from && edge.move() == move && edge.to() == to)
                .findFirst()
                .orElseThrow()
                .event();
        rows.add(new Row(Passage.of(from, move, to), start, how, List.of(event)));
    }

    private Case doneAndHeard() {
        var duty = walk.done();
        walk.stands(Case.whistle(duty.whistle()), "AWAITING_VERIFICATION");
        return duty;
    }

    private void isSentBack(Case duty) {
        walk.then(Case.whistle(duty.whistle()), "deputy", "verify", Map.of("passed", false, "note", "仍有积水"));
    }
}
