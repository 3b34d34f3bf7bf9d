package org.chuishao.whistle.lifecycle;

import static org.chuishao.whistle.lifecycle.Actor.*;
import static org.chuishao.whistle.lifecycle.Move.*;
import static org.chuishao.whistle.lifecycle.Stage.*;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The life of a whistle as one table (domain §3, Whistle). */
public final class Lifecycle {

    public static final Stage FIRST = DRAFT;

    private static final String PROGRESSED = "whistle-progressed.v1";
    private static final String RATIFIED = "whistle-ratified.v1";
    private static final String WITHDRAWN_EVENT = "whistle-withdrawn.v1";
    private static final String VERIFIED = "whistle-verified.v1";
    private static final String REWORK_ORDERED = "whistle-rework-ordered.v1";
    private static final String CALLBACK_TRIED = "whistle-callback-tried.v1";
    private static final String CLOSED_EVENT = "whistle-closed.v1";
    private static final String DISPATCHED_EVENT = "whistle-dispatched.v1";

    private static final String EMERGENCY_ONCE = "emergency, once";

    public static final List<Edge> TABLE = List.of(
            edge(DRAFT, BLOW, SUBMITTED, BLOWER, "whistle-blown.v1"),
            edge(SUBMITTED, DISPATCH, DISPATCHED, DISPATCHER, DISPATCHED_EVENT),
            edge(SUBMITTED, PASS_UP, SUBMITTED, DISPATCHER, "whistle-passed-up.v1")
                    .when("below the district"),
            edge(SUBMITTED, ASK, NEEDS_INFO, DISPATCHER, "whistle-info-asked.v1"),
            edge(NEEDS_INFO, ANSWER, SUBMITTED, BLOWER, "whistle-info-answered.v1"),
            edge(SUBMITTED, REJECT, REJECTED, DISPATCHER, "whistle-rejected.v1"),
            edge(REJECTED, OBJECT, SUBMITTED, BLOWER, "whistle-objected.v1").when("once"),
            //
            edge(DISPATCHED, LEAD_RETURNED, SUBMITTED, DEPARTMENT, PROGRESSED),
            edge(DISPATCHED, LEAD_CHECKED_IN, IN_PROGRESS, DEPARTMENT, PROGRESSED),
            edge(IN_PROGRESS, WORK_COMPLETED, AWAITING_VERIFICATION, DEPARTMENT, PROGRESSED)
                    .when("assists done or declared absent"),
            // Any open assignment may be suspended, so the lead's before it checked in, too.
            edge(DISPATCHED, LEAD_SUSPENDED, SUSPENDED, DEPARTMENT, PROGRESSED),
            edge(IN_PROGRESS, LEAD_SUSPENDED, SUSPENDED, DEPARTMENT, PROGRESSED),
            edge(SUSPENDED, LEAD_RESUMED, DISPATCHED, DEPARTMENT, PROGRESSED).when("lead not checked in"),
            edge(SUSPENDED, LEAD_RESUMED, IN_PROGRESS, DEPARTMENT, PROGRESSED).when("lead checked in"),
            //
            edge(AWAITING_VERIFICATION, VERIFY, AWAITING_CALLBACK, STATION, VERIFIED)
                    .when("passed"),
            edge(AWAITING_VERIFICATION, VERIFY, CLOSED, STATION, VERIFIED, CLOSED_EVENT)
                    .when("passed, no resident"),
            edge(AWAITING_VERIFICATION, VERIFY, IN_PROGRESS, STATION, REWORK_ORDERED)
                    .when("failed"),
            edge(AWAITING_VERIFICATION, LAPSE, AWAITING_CALLBACK, CLOCK, VERIFIED),
            edge(AWAITING_VERIFICATION, LAPSE, CLOSED, CLOCK, VERIFIED, CLOSED_EVENT)
                    .when("no resident"),
            edge(AWAITING_CALLBACK, CALLBACK, AWAITING_CALLBACK, CALLBACK_OPERATOR, CALLBACK_TRIED)
                    .when("not reached, tries left"),
            edge(AWAITING_CALLBACK, CALLBACK, CLOSED, CALLBACK_OPERATOR, CLOSED_EVENT)
                    .when("reached, or last try"),
            edge(AWAITING_CALLBACK, CALLBACK, IN_PROGRESS, CALLBACK_OPERATOR, REWORK_ORDERED)
                    .when("reached, not solved"),
            edge(AWAITING_CALLBACK, CALLBACK_EXHAUSTED, CLOSED, CLOCK, CLOSED_EVENT),
            edge(CLOSED, REOPEN, DISPATCHED, HEAD, "whistle-reopened.v1", DISPATCHED_EVENT)
                    .when("while its policy lets it"),
            //
            edge(SUBMITTED, LINK, LINKED, DISPATCHER, "whistle-linked.v1").when("or the blower"),
            edge(LINKED, MAIN_CLOSED, AWAITING_CALLBACK, MAIN, PROGRESSED),
            edge(LINKED, MAIN_CLOSED, CLOSED, MAIN, CLOSED_EVENT).when("no resident"),
            edge(LINKED, MAIN_FELL, SUBMITTED, MAIN, "whistle-unlinked.v1"),
            edge(LINKED, WITHDRAW, WITHDRAWN, BLOWER, WITHDRAWN_EVENT),
            //
            edge(DRAFT, WITHDRAW, WITHDRAWN, BLOWER, WITHDRAWN_EVENT),
            edge(SUBMITTED, WITHDRAW, WITHDRAWN, BLOWER, WITHDRAWN_EVENT),
            edge(NEEDS_INFO, WITHDRAW, WITHDRAWN, BLOWER, WITHDRAWN_EVENT),
            edge(DISPATCHED, WITHDRAW, WITHDRAWN, BLOWER, WITHDRAWN_EVENT),
            edge(SUSPENDED, WITHDRAW, WITHDRAWN, BLOWER, WITHDRAWN_EVENT).when("nobody has come"),
            // Ratifying has 24 hours, and a burst pipe may be mended and closed sooner.
            edge(SUBMITTED, RATIFY, SUBMITTED, HEAD, RATIFIED).when(EMERGENCY_ONCE),
            edge(NEEDS_INFO, RATIFY, NEEDS_INFO, HEAD, RATIFIED).when(EMERGENCY_ONCE),
            edge(LINKED, RATIFY, LINKED, HEAD, RATIFIED).when(EMERGENCY_ONCE),
            edge(DISPATCHED, RATIFY, DISPATCHED, HEAD, RATIFIED).when(EMERGENCY_ONCE),
            edge(IN_PROGRESS, RATIFY, IN_PROGRESS, HEAD, RATIFIED).when(EMERGENCY_ONCE),
            edge(SUSPENDED, RATIFY, SUSPENDED, HEAD, RATIFIED).when(EMERGENCY_ONCE),
            edge(AWAITING_VERIFICATION, RATIFY, AWAITING_VERIFICATION, HEAD, RATIFIED)
                    .when(EMERGENCY_ONCE),
            edge(AWAITING_CALLBACK, RATIFY, AWAITING_CALLBACK, HEAD, RATIFIED).when(EMERGENCY_ONCE),
            edge(CLOSED, RATIFY, CLOSED, HEAD, RATIFIED).when(EMERGENCY_ONCE));

    /** Every page asks for the moves of each of its whistles. */
    private static final Map<Stage, Set<Move>> MOVES = moves(edge -> true);

    private static final Map<Stage, Set<Move>> HTTP_MOVES =
            moves(edge -> edge.move().isOverHttp());

    private Lifecycle() {}

    /** Every move the stage knows, those of events and time included. */
    public static Set<Move> movesFrom(Stage stage) {
        return MOVES.get(stage);
    }

    /** The moves that somebody may ask for over HTTP. */
    public static Set<Move> httpMovesFrom(Stage stage) {
        return HTTP_MOVES.get(stage);
    }

    /**
     * The edge of a move whose outcome the caller has judged.
     *
     * @throws IllegalStateException when the table has no such edge: our own mistake
     */
    public static Edge edge(Stage from, Move move, Stage to) {
        return TABLE.stream()
                .filter(edge -> edge.from() == from && edge.move() == move && edge.to() == to)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(move + " never leads from " + from + " to " + to));
    }

    private static Map<Stage, Set<Move>> moves(Predicate<Edge> which) {
        var moves = new EnumMap<Stage, Set<Move>>(Stage.class);
        for (var stage : Stage.values()) moves.put(stage, EnumSet.noneOf(Move.class));
        TABLE.stream().filter(which).forEach(edge -> moves.get(edge.from()).add(edge.move()));
        moves.replaceAll((stage, of) -> Collections.unmodifiableSet(of));
        return moves;
    }

    private static Edge edge(Stage from, Move move, Stage to, Actor by, String... events) {
        return new Edge(from, move, to, by, List.of(events), "");
    }
}
