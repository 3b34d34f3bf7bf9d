package org.chuishao.local;

import static org.chuishao.local.Walk.Matter.*;
import static org.chuishao.local.Walk.note;
import static org.chuishao.local.Walk.passed;
import static org.chuishao.local.Walk.reached;
import static org.chuishao.local.Walk.rejection;
import static org.chuishao.whistle.lifecycle.Move.*;
import static org.chuishao.whistle.lifecycle.Stage.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chuishao.local.Row.Case;
import org.chuishao.local.Walk.Matter;
import org.chuishao.whistle.lifecycle.Lifecycle;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lifecycle.Stage;

/** The whistle's table, row by row: the edge, how one comes to where it begins, and who may take it. */
final class WhistleRows {
    static final List<Passage> TABLE = Lifecycle.TABLE.stream()
            .map(edge -> Passage.of(edge.from(), edge.move(), edge.to()))
            .toList();

    /** Silence has passed the verification, nobody could be called back, and 30 days have gone by. */
    static final Instant LONG_AFTER = Instant.parse("2026-12-21T02:00:00Z");

    /** A review date has come, and the time to return a duty is over. */
    static final Instant NEXT_DAY = Instant.parse("2026-11-19T04:00:00Z");

    private static final List<String> STATION =
            List.of("station-member", "station-deputy", "station-head", "grid-worker");

    private final Walk walk;
    private final List<Row> rows = new ArrayList<>();

    WhistleRows(Walk walk) {
        this.walk = walk;
    }

    List<Row> rows() {
        made(DRAFT, BLOW, SUBMITTED, () -> walk.draft(ROUTINE), "deputy", "head");
        made(DRAFT, BLOW, SUBMITTED, () -> walk.draft(JOINT), "head");
        made(DRAFT, BLOW, SUBMITTED, () -> walk.draft(EMERGENCY), "member", "deputy", "head", "grid");
        made(DRAFT, WITHDRAW, WITHDRAWN, () -> walk.draft(ROUTINE), "member", "deputy", "head");

        made(SUBMITTED, DISPATCH, DISPATCHED, () -> walk.submitted(ROUTINE), "dispatcher", "street");
        made(SUBMITTED, DISPATCH, DISPATCHED, () -> walk.submitted(JOINT), "dispatcher");
        inTime(SUBMITTED, DISPATCH, DISPATCHED, () -> walk.submitted(EMERGENCY), Part.WHISTLE, LONG_AFTER);
        made(SUBMITTED, PASS_UP, SUBMITTED, () -> walk.submitted(ROUTINE), "dispatcher", "street");
        made(SUBMITTED, ASK, NEEDS_INFO, () -> walk.submitted(ROUTINE), "dispatcher", "street");
        made(SUBMITTED, REJECT, REJECTED, () -> walk.submitted(ROUTINE), "dispatcher", "street");
        made(SUBMITTED, LINK, LINKED, this::twins, "dispatcher", "street", "deputy", "head");
        made(SUBMITTED, WITHDRAW, WITHDRAWN, () -> walk.submitted(ROUTINE), "deputy", "head");
        made(SUBMITTED, WITHDRAW, WITHDRAWN, () -> walk.submitted(JOINT), "head");
        made(SUBMITTED, RATIFY, SUBMITTED, () -> walk.submitted(EMERGENCY), "head");

        made(NEEDS_INFO, ANSWER, SUBMITTED, () -> walk.needsInfo(ROUTINE), "deputy", "head");
        made(NEEDS_INFO, ANSWER, SUBMITTED, () -> walk.needsInfo(EMERGENCY), "member", "deputy", "head", "grid");
        made(NEEDS_INFO, WITHDRAW, WITHDRAWN, () -> walk.needsInfo(ROUTINE), "deputy", "head");
        made(NEEDS_INFO, RATIFY, NEEDS_INFO, () -> walk.needsInfo(EMERGENCY), "head");

        made(REJECTED, OBJECT, SUBMITTED, () -> walk.rejected(ROUTINE), "deputy", "head");

        made(LINKED, WITHDRAW, WITHDRAWN, () -> walk.linked(ROUTINE), "deputy", "head");
        made(LINKED, RATIFY, LINKED, () -> walk.linked(EMERGENCY), "head");
        caused(LINKED, MAIN_CLOSED, AWAITING_CALLBACK, () -> linkedToDone(RESIDENTS), this::mainPasses);
        caused(LINKED, MAIN_CLOSED, CLOSED, () -> linkedToDone(ROUTINE), this::mainPasses);
        caused(
                LINKED,
                MAIN_FELL,
                SUBMITTED,
                () -> walk.linked(ROUTINE),
                it -> walk.then(Case.whistle(it.other()), "dispatcher", "reject", rejection()));

        made(DISPATCHED, WITHDRAW, WITHDRAWN, () -> walk.dispatched(ROUTINE), "deputy", "head");
        made(DISPATCHED, RATIFY, DISPATCHED, () -> walk.dispatched(EMERGENCY), "head");
        caused(DISPATCHED, LEAD_CHECKED_IN, IN_PROGRESS, () -> walk.dispatched(ROUTINE), walk::comes);
        caused(
                DISPATCHED,
                LEAD_RETURNED,
                SUBMITTED,
                () -> walk.dispatched(ROUTINE),
                it -> walk.then(walk.asks(lead(it), "return"), "dispatcher", "return/uphold", note()));
        caused(DISPATCHED, LEAD_SUSPENDED, SUSPENDED, () -> walk.dispatched(ROUTINE), it -> walk.suspend(lead(it)));

        made(IN_PROGRESS, RATIFY, IN_PROGRESS, () -> walk.inProgress(EMERGENCY), "head");
        caused(IN_PROGRESS, LEAD_SUSPENDED, SUSPENDED, () -> walk.inProgress(ROUTINE), it -> walk.suspend(lead(it)));
        caused(IN_PROGRESS, WORK_COMPLETED, AWAITING_VERIFICATION, () -> walk.inProgress(ROUTINE), walk::completes);

        made(SUSPENDED, RATIFY, SUSPENDED, () -> walk.suspended(EMERGENCY), "head");
        made(SUSPENDED, WITHDRAW, WITHDRAWN, () -> walk.suspended(ROUTINE), "deputy", "head");
        inTime(SUSPENDED, LEAD_RESUMED, DISPATCHED, () -> walk.suspended(ROUTINE), Part.REPORTING, NEXT_DAY);
        inTime(SUSPENDED, LEAD_RESUMED, IN_PROGRESS, () -> walk.suspendedAtWork(ROUTINE), Part.REPORTING, NEXT_DAY);

        made(AWAITING_VERIFICATION, RATIFY, AWAITING_VERIFICATION, () -> walk.awaitingVerification(EMERGENCY), "head");
        made(
                AWAITING_VERIFICATION,
                VERIFY,
                AWAITING_CALLBACK,
                () -> walk.awaitingVerification(RESIDENTS),
                "deputy",
                "head");
        made(AWAITING_VERIFICATION, VERIFY, CLOSED, () -> walk.awaitingVerification(ROUTINE), "deputy", "head");
        made(
                AWAITING_VERIFICATION,
                VERIFY,
                IN_PROGRESS,
                () -> walk.awaitingVerification(ROUTINE),
                failed(),
                "deputy",
                "head");
        inTime(
                AWAITING_VERIFICATION,
                LAPSE,
                AWAITING_CALLBACK,
                () -> walk.awaitingVerification(RESIDENTS),
                Part.WHISTLE,
                LONG_AFTER);
        inTime(
                AWAITING_VERIFICATION,
                LAPSE,
                CLOSED,
                () -> walk.awaitingVerification(ROUTINE),
                Part.WHISTLE,
                LONG_AFTER);

        made(AWAITING_CALLBACK, RATIFY, AWAITING_CALLBACK, () -> walk.awaitingCallback(EMERGENCY), "head");
        made(
                AWAITING_CALLBACK,
                CALLBACK,
                AWAITING_CALLBACK,
                () -> walk.awaitingCallback(RESIDENTS),
                notReached(),
                "callback");
        made(AWAITING_CALLBACK, CALLBACK, CLOSED, () -> walk.awaitingCallback(RESIDENTS), reached(), "callback");
        made(AWAITING_CALLBACK, CALLBACK, IN_PROGRESS, () -> walk.awaitingCallback(RESIDENTS), notSolved(), "callback");
        inTime(
                AWAITING_CALLBACK,
                CALLBACK_EXHAUSTED,
                CLOSED,
                () -> walk.awaitingCallback(RESIDENTS),
                Part.WHISTLE,
                LONG_AFTER);

        made(CLOSED, RATIFY, CLOSED, () -> walk.closed(EMERGENCY), "head");
        made(CLOSED, REOPEN, DISPATCHED, () -> walk.closed(ROUTINE), "head");
        return rows;
    }

    /** One whistle at each stage. */
    Map<Stage, Supplier<Case>> stages() {
        var stages = new LinkedHashMap<Stage, Supplier<Case>>();
        stages.put(DRAFT, () -> walk.draft(ROUTINE));
        stages.put(SUBMITTED, () -> walk.submitted(ROUTINE));
        stages.put(NEEDS_INFO, () -> walk.needsInfo(ROUTINE));
        stages.put(LINKED, () -> walk.linked(ROUTINE));
        stages.put(REJECTED, () -> walk.rejected(ROUTINE));
        stages.put(DISPATCHED, () -> walk.dispatched(ROUTINE));
        stages.put(IN_PROGRESS, () -> walk.inProgress(ROUTINE));
        stages.put(SUSPENDED, () -> walk.suspended(ROUTINE));
        stages.put(AWAITING_VERIFICATION, () -> walk.awaitingVerification(ROUTINE));
        stages.put(AWAITING_CALLBACK, () -> walk.awaitingCallback(RESIDENTS));
        stages.put(CLOSED, () -> walk.closed(ROUTINE));
        stages.put(WITHDRAWN, () -> walk.withdrawn(ROUTINE));
        return stages;
    }

    /** Somebody whose move it would be, of those at a ROUTINE whistle. */
    static String whose(Move move) {
        return switch (move) {
            case BLOW, ANSWER, OBJECT, WITHDRAW, VERIFY -> "deputy";
            case RATIFY, REOPEN -> "head";
            case DISPATCH, ASK, REJECT, PASS_UP, LINK -> "dispatcher";
            case CALLBACK -> "callback";
            default -> throw new IllegalArgumentException(move + " is nobody's");
        };
    }

    static String path(Move move) {
        return move.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Something good to say with it. */
    static Object body(Move move, Case it) {
        return switch (move) {
            case DISPATCH -> Map.of("lead", Walk.LEAD);
            case REJECT -> rejection();
            case VERIFY -> passed();
            case CALLBACK -> reached();
            case LINK -> Map.of("mainId", it.other() == null ? it.whistle() : it.other());
            case BLOW, RATIFY -> Map.of();
            default -> note();
        };
    }

    private static List<String> addressedTo(Move move) {
        return switch (move) {
            case BLOW, ANSWER, OBJECT, WITHDRAW -> STATION;
            case RATIFY, REOPEN -> List.of("station-head");
            case VERIFY -> List.of("station-deputy", "station-head");
            case DISPATCH, ASK, REJECT, PASS_UP -> List.of("dispatcher");
            case LINK -> List.of("dispatcher", "station-member", "station-deputy", "station-head", "grid-worker");
            case CALLBACK -> List.of("callback-operator");
            default -> List.of();
        };
    }

    private void made(Stage from, Move move, Stage to, Supplier<Case> start, String... who) {
        made(from, move, to, start, it -> body(move, it), who);
    }

    private void made(Stage from, Move move, Stage to, Supplier<Case> start, Map<String, ?> body, String... who) {
        made(from, move, to, start, it -> body, who);
    }

    private void made(
            Stage from, Move move, Stage to, Supplier<Case> start, Function<Case, Object> body, String... who) {
        add(from, move, to, start, new Row.Asked(List.of(who), path(move), addressedTo(move), body));
    }

    private void caused(Stage from, Move move, Stage to, Supplier<Case> start, Consumer<Case> by) {
        add(from, move, to, start, new Row.Caused(by));
    }

    private void inTime(Stage from, Move move, Stage to, Supplier<Case> start, Part service, Instant then) {
        add(from, move, to, start, new Row.InTime(service, then));
    }

    private void add(Stage from, Move move, Stage to, Supplier<Case> start, Row.How how) {
        rows.add(new Row(
                Passage.of(from, move, to),
                start,
                how,
                Lifecycle.edge(from, move, to).events()));
    }

    private Case twins() {
        return walk.submitted(ROUTINE).linkedTo(walk.submitted(ROUTINE).whistle());
    }

    private Case linkedToDone(Matter matter) {
        return walk.link(walk.submitted(matter), walk.awaitingVerification(ROUTINE));
    }

    private void mainPasses(Case it) {
        walk.then(Case.whistle(it.other()), "deputy", "verify", passed());
    }

    private Case lead(Case whistle) {
        return walk.duty(whistle, Walk.LEAD);
    }

    private static Map<String, ?> failed() {
        return Map.of("passed", false, "note", "仍有积水");
    }

    private static Map<String, ?> notReached() {
        return Map.of("reached", false);
    }

    private static Map<String, ?> notSolved() {
        return Map.of("reached", true, "satisfaction", "DISSATISFIED", "rework", true, "note", "仍有积水");
    }
}
