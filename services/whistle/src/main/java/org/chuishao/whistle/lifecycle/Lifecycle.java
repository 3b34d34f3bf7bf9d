package org.chuishao.whistle.lifecycle;

import static org.chuishao.whistle.lifecycle.Actor.BLOWER;
import static org.chuishao.whistle.lifecycle.Actor.CALLBACK_OPERATOR;
import static org.chuishao.whistle.lifecycle.Actor.CLOCK;
import static org.chuishao.whistle.lifecycle.Actor.DEPARTMENT;
import static org.chuishao.whistle.lifecycle.Actor.DISPATCHER;
import static org.chuishao.whistle.lifecycle.Actor.HEAD;
import static org.chuishao.whistle.lifecycle.Actor.STATION;
import static org.chuishao.whistle.lifecycle.Move.*;
import static org.chuishao.whistle.lifecycle.Stage.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The life of a whistle as one value (domain §3, Whistle). Nothing changes a stage but along these edges. */
public final class Lifecycle {
    private static final String PROGRESSED = "whistle-progressed.v1";

    public static final List<Edge> TABLE = List.of(
            new Edge(DRAFT, BLOW, SUBMITTED, BLOWER, "whistle-blown.v1"),
            new Edge(DRAFT, WITHDRAW, WITHDRAWN, BLOWER, "whistle-withdrawn.v1"),
            new Edge(SUBMITTED, DISPATCH, DISPATCHED, DISPATCHER, "whistle-dispatched.v1"),
            new Edge(SUBMITTED, ASK, NEEDS_INFO, DISPATCHER, "whistle-info-asked.v1"),
            new Edge(SUBMITTED, REJECT, REJECTED, DISPATCHER, "whistle-rejected.v1"),
            new Edge(SUBMITTED, WITHDRAW, WITHDRAWN, BLOWER, "whistle-withdrawn.v1"),
            new Edge(SUBMITTED, RATIFY, SUBMITTED, HEAD, "whistle-ratified.v1"),
            new Edge(NEEDS_INFO, ANSWER, SUBMITTED, BLOWER, "whistle-info-answered.v1"),
            new Edge(NEEDS_INFO, WITHDRAW, WITHDRAWN, BLOWER, "whistle-withdrawn.v1"),
            new Edge(REJECTED, OBJECT, SUBMITTED, BLOWER, "whistle-objected.v1"),
            new Edge(DISPATCHED, LEAD_RETURNED, SUBMITTED, DEPARTMENT, PROGRESSED),
            new Edge(DISPATCHED, LEAD_CHECKED_IN, IN_PROGRESS, DEPARTMENT, PROGRESSED),
            new Edge(DISPATCHED, WITHDRAW, WITHDRAWN, BLOWER, "whistle-withdrawn.v1"),
            new Edge(DISPATCHED, RATIFY, DISPATCHED, HEAD, "whistle-ratified.v1"),
            new Edge(IN_PROGRESS, RATIFY, IN_PROGRESS, HEAD, "whistle-ratified.v1"),
            new Edge(IN_PROGRESS, WORK_COMPLETED, AWAITING_VERIFICATION, DEPARTMENT, PROGRESSED),
            new Edge(IN_PROGRESS, LEAD_SUSPENDED, SUSPENDED, DEPARTMENT, PROGRESSED),
            new Edge(SUSPENDED, LEAD_RESUMED, IN_PROGRESS, DEPARTMENT, PROGRESSED),
            new Edge(AWAITING_VERIFICATION, VERIFY, AWAITING_CALLBACK, STATION, "whistle-verified.v1"),
            new Edge(AWAITING_VERIFICATION, VERIFY, CLOSED, STATION, "whistle-verified.v1"),
            new Edge(AWAITING_VERIFICATION, VERIFY, IN_PROGRESS, STATION, "whistle-rework-ordered.v1"),
            new Edge(AWAITING_VERIFICATION, LAPSE, AWAITING_CALLBACK, CLOCK, PROGRESSED),
            new Edge(AWAITING_VERIFICATION, LAPSE, CLOSED, CLOCK, "whistle-closed.v1"),
            new Edge(AWAITING_CALLBACK, CALLBACK, CLOSED, CALLBACK_OPERATOR, "whistle-closed.v1"),
            new Edge(AWAITING_CALLBACK, CALLBACK, AWAITING_CALLBACK, CALLBACK_OPERATOR, "whistle-callback-tried.v1"),
            new Edge(AWAITING_CALLBACK, CALLBACK, IN_PROGRESS, CALLBACK_OPERATOR, "whistle-rework-ordered.v1"),
            new Edge(AWAITING_CALLBACK, CALLBACK_EXHAUSTED, CLOSED, CLOCK, "whistle-closed.v1"),
            new Edge(CLOSED, REOPEN, DISPATCHED, HEAD, "whistle-reopened.v1"));

    private Lifecycle() {}

    public static Set<Move> movesFrom(Stage stage) {
        return TABLE.stream()
                .filter(edge -> edge.from() == stage)
                .map(Edge::move)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Move.class)));
    }

    /**
     * @throws IllegalMove when nothing leads from that stage by that move: the caller's mistake
     * @throws IllegalStateException when the move leads elsewhere: a mistake of ours
     */
    public static Edge edge(Stage from, Move move, Stage to) {
        var possible =
                TABLE.stream().filter(e -> e.from() == from && e.move() == move).toList();
        if (possible.isEmpty()) throw new IllegalMove(from, move);
        return possible.stream()
                .filter(e -> e.to() == to)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(move + " does not lead from " + from + " to " + to));
    }

    /** The table as a diagram, for the service's README. */
    public static String mermaid() {
        var drawing = new StringBuilder("stateDiagram-v2\n    [*] --> DRAFT\n");
        for (var edge : TABLE) {
            drawing.append("    %s --> %s: %s (%s)%n".formatted(edge.from(), edge.to(), edge.move(), edge.by()));
        }
        return drawing.toString();
    }
}
