package org.chuishao.workstation.lifecycle;

import static org.chuishao.workstation.lifecycle.Actor.BLOWER;
import static org.chuishao.workstation.lifecycle.Actor.STATION;
import static org.chuishao.workstation.lifecycle.Actor.WHISTLE;
import static org.chuishao.workstation.lifecycle.Move.DROP;
import static org.chuishao.workstation.lifecycle.Move.ESCALATE;
import static org.chuishao.workstation.lifecycle.Move.ESCALATION_REFUSED;
import static org.chuishao.workstation.lifecycle.Move.FEED_BACK;
import static org.chuishao.workstation.lifecycle.Move.SETTLE;
import static org.chuishao.workstation.lifecycle.Move.STEP;
import static org.chuishao.workstation.lifecycle.Move.TAKE_UP;
import static org.chuishao.workstation.lifecycle.Move.WHISTLE_ENDED;
import static org.chuishao.workstation.lifecycle.Move.WHISTLE_RAISED;
import static org.chuishao.workstation.lifecycle.Move.WHISTLE_RESUMED;
import static org.chuishao.workstation.lifecycle.Stage.AWAITING_FEEDBACK;
import static org.chuishao.workstation.lifecycle.Stage.CLOSED;
import static org.chuishao.workstation.lifecycle.Stage.DROPPED;
import static org.chuishao.workstation.lifecycle.Stage.ESCALATED;
import static org.chuishao.workstation.lifecycle.Stage.ESCALATING;
import static org.chuishao.workstation.lifecycle.Stage.OPEN;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The life of a station's issue as one table: found in the station, solved in the station, fed back in the station. */
public final class Lifecycle {
    public static final Stage FIRST = OPEN;

    private static final String SETTLED = "issue-settled.v1";
    private static final String ESCALATED_EVENT = "issue-escalated.v1";
    private static final String RESUMED = "issue-resumed.v1";

    public static final List<Edge> TABLE = List.of(
            edge(OPEN, STEP, OPEN, STATION),
            edge(OPEN, SETTLE, AWAITING_FEEDBACK, STATION, SETTLED),
            edge(OPEN, SETTLE, CLOSED, STATION, SETTLED).when("no resident"),
            edge(OPEN, ESCALATE, ESCALATING, BLOWER, ESCALATED_EVENT, "escalation-requested.v1")
                    .when("no whistle yet"),
            edge(OPEN, DROP, DROPPED, STATION, "issue-dropped.v1").when("no whistle yet"),
            edge(ESCALATING, WHISTLE_RAISED, ESCALATED, WHISTLE),
            edge(ESCALATING, ESCALATION_REFUSED, OPEN, WHISTLE, RESUMED),
            edge(ESCALATED, WHISTLE_ENDED, AWAITING_FEEDBACK, WHISTLE),
            edge(ESCALATED, WHISTLE_ENDED, AWAITING_FEEDBACK, WHISTLE, RESUMED).when("rejected or withdrawn"),
            edge(AWAITING_FEEDBACK, WHISTLE_RESUMED, ESCALATED, WHISTLE, ESCALATED_EVENT),
            edge(CLOSED, WHISTLE_RESUMED, ESCALATED, WHISTLE, ESCALATED_EVENT),
            // the station took a rejected matter up again, and then objected all the same
            edge(OPEN, WHISTLE_RESUMED, ESCALATED, WHISTLE, ESCALATED_EVENT),
            edge(AWAITING_FEEDBACK, FEED_BACK, CLOSED, STATION),
            edge(AWAITING_FEEDBACK, FEED_BACK, OPEN, STATION, RESUMED)
                    .when("settled in the station or turned back, not accepted"),
            edge(AWAITING_FEEDBACK, TAKE_UP, OPEN, STATION, RESUMED).when("whistle rejected or withdrawn"));

    private Lifecycle() {}

    /** Every move the stage knows, those of events included. */
    public static Set<Move> movesFrom(Stage stage) {
        var moves = EnumSet.noneOf(Move.class);
        TABLE.stream().filter(edge -> edge.from() == stage).map(Edge::move).forEach(moves::add);
        return Collections.unmodifiableSet(moves);
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

    private static Edge edge(Stage from, Move move, Stage to, Actor by, String... events) {
        return new Edge(from, move, to, by, List.of(events), "");
    }
}
