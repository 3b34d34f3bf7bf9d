package org.chuishao.reporting.lifecycle;

import static org.chuishao.reporting.lifecycle.Actor.*;
import static org.chuishao.reporting.lifecycle.Guard.*;
import static org.chuishao.reporting.lifecycle.Move.*;
import static org.chuishao.reporting.lifecycle.Stage.*;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The life of an assignment as one table (domain §3, Assignment). */
public final class Lifecycle {

    public static final Stage FIRST = PENDING;

    public static final List<Edge> TABLE = List.of(
            edge(PENDING, ACCEPT, ACCEPTED, CLERK, ALWAYS, "assignment-accepted.v1"),
            edge(PENDING, CHECK_IN, CHECKED_IN, CLERK, ONLY_EMERGENCY, "assignment-checked-in.v1"),
            edge(ACCEPTED, CHECK_IN, CHECKED_IN, CLERK, ALWAYS, "assignment-checked-in.v1"),
            edge(CHECKED_IN, RELEASE, CHECKED_IN, STATION, ONLY_JOINT_UNRELEASED, "assignment-released.v1"),
            edge(CHECKED_IN, COMPLETE, DONE, CLERK, RELEASED_IF_JOINT, "assignment-completed.v1"),
            edge(DONE, REWORK, CHECKED_IN, WHISTLE, ALWAYS, "assignment-reworked.v1"),
            //
            edge(PENDING, ASK_RETURN, PENDING, LEAD, ALWAYS, "assignment-return-asked.v1"),
            edge(ACCEPTED, ASK_RETURN, ACCEPTED, LEAD, ALWAYS, "assignment-return-asked.v1"),
            edge(PENDING, RETURN, RETURNED, DISPATCHER, ALWAYS, "assignment-returned.v1"),
            edge(ACCEPTED, RETURN, RETURNED, DISPATCHER, ALWAYS, "assignment-returned.v1"),
            edge(PENDING, REASSIGN, RETURNED, DISPATCHER, ALWAYS, "assignment-returned.v1"),
            edge(ACCEPTED, REASSIGN, RETURNED, DISPATCHER, ALWAYS, "assignment-returned.v1"),
            //
            edge(ACCEPTED, ASK_EXTENSION, ACCEPTED, LEAD, ALWAYS, "assignment-extension-asked.v1"),
            edge(CHECKED_IN, ASK_EXTENSION, CHECKED_IN, LEAD, ALWAYS, "assignment-extension-asked.v1"),
            edge(ACCEPTED, EXTEND, ACCEPTED, DISPATCHER, ALWAYS, "assignment-extended.v1"),
            edge(CHECKED_IN, EXTEND, CHECKED_IN, DISPATCHER, ALWAYS, "assignment-extended.v1"),
            //
            edge(PENDING, ASK_SUSPENSION, PENDING, LEAD, ALWAYS, "assignment-suspension-asked.v1"),
            edge(ACCEPTED, ASK_SUSPENSION, ACCEPTED, LEAD, ALWAYS, "assignment-suspension-asked.v1"),
            edge(CHECKED_IN, ASK_SUSPENSION, CHECKED_IN, LEAD, ALWAYS, "assignment-suspension-asked.v1"),
            edge(PENDING, SUSPEND, SUSPENDED, DISPATCHER, ALWAYS, "assignment-suspended.v1"),
            edge(ACCEPTED, SUSPEND, SUSPENDED, DISPATCHER, ALWAYS, "assignment-suspended.v1"),
            edge(CHECKED_IN, SUSPEND, SUSPENDED, DISPATCHER, ALWAYS, "assignment-suspended.v1"),
            edge(SUSPENDED, RESUME, PENDING, CLOCK, BACK_WHERE_SUSPENDED, "assignment-resumed.v1"),
            edge(SUSPENDED, RESUME, ACCEPTED, CLOCK, BACK_WHERE_SUSPENDED, "assignment-resumed.v1"),
            edge(SUSPENDED, RESUME, CHECKED_IN, CLOCK, BACK_WHERE_SUSPENDED, "assignment-resumed.v1"),
            //
            edge(PENDING, DECLARE_ABSENT, ABSENT, STATION, ONLY_ASSIST, "assignment-declared-absent.v1"),
            edge(ACCEPTED, DECLARE_ABSENT, ABSENT, STATION, ONLY_ASSIST, "assignment-declared-absent.v1"),
            // A withdrawal and a check-in may cross on the way, and an assist may be quicker than the lead.
            edge(PENDING, WITHDRAW, WITHDRAWN, WHISTLE, ALWAYS, "assignment-withdrawn.v1"),
            edge(ACCEPTED, WITHDRAW, WITHDRAWN, WHISTLE, ALWAYS, "assignment-withdrawn.v1"),
            edge(CHECKED_IN, WITHDRAW, WITHDRAWN, WHISTLE, ALWAYS, "assignment-withdrawn.v1"),
            edge(SUSPENDED, WITHDRAW, WITHDRAWN, WHISTLE, ALWAYS, "assignment-withdrawn.v1"));

    private Lifecycle() {}

    /** Every move the stage knows, whatever the guards say. */
    public static Set<Move> movesFrom(Stage stage) {
        return moves(edge -> edge.from() == stage);
    }

    /** The moves that would succeed now. */
    public static Set<Move> movesFrom(Stage stage, Circumstances now) {
        return moves(edge -> edge.from() == stage && edge.isOpen(now));
    }

    /** The moves that would succeed now if this actor made them. */
    public static Set<Move> movesFrom(Stage stage, Circumstances now, Actor actor) {
        return moves(edge -> edge.from() == stage && edge.by() == actor && edge.isOpen(now));
    }

    /** The one edge that a move follows now; {@link IllegalMove} when there is none. */
    public static Edge edge(Stage from, Move move, Circumstances now) {
        return TABLE.stream()
                .filter(edge -> edge.from() == from && edge.move() == move && edge.isOpen(now))
                .findFirst()
                .orElseThrow(() -> new IllegalMove(from, move, movesFrom(from, now)));
    }

    /** The table as a Mermaid state diagram, for the README. */
    public static String mermaid() {
        Stream<String> ends = Arrays.stream(Stage.values())
                .filter(stage -> !stage.isOpen())
                .map(stage -> "    " + stage + " --> [*]");
        Stream<String> edges = TABLE.stream().map(Edge::mermaid);
        return Stream.of(Stream.of("stateDiagram-v2", "    [*] --> " + FIRST), edges, ends)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Set<Move> moves(Predicate<Edge> which) {
        Set<Move> moves = EnumSet.noneOf(Move.class);
        TABLE.stream().filter(which).map(Edge::move).forEach(moves::add);
        return Collections.unmodifiableSet(moves);
    }

    private static Edge edge(Stage from, Move move, Stage to, Actor by, Guard guard, String event) {
        return new Edge(from, move, to, by, guard, event);
    }
}
