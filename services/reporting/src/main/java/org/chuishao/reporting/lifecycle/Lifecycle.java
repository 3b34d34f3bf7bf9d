package org.chuishao.reporting.lifecycle;

import static org.chuishao.reporting.lifecycle.Actor.*;
import static org.chuishao.reporting.lifecycle.Guard.*;
import static org.chuishao.reporting.lifecycle.Move.*;
import static org.chuishao.reporting.lifecycle.Stage.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The life of an assignment as one table (domain §3, Assignment). */
public final class Lifecycle {

    public static final Stage FIRST = PENDING;

    private static final String ARRIVAL_STATED = "assignment-arrival-stated.v1";
    private static final String RETURN_ASKED_EVENT = "assignment-return-asked.v1";
    private static final String RETURNED_EVENT = "assignment-returned.v1";
    private static final String RETURN_REFUSED_EVENT = "assignment-return-refused.v1";
    private static final String EXTENSION_ASKED_EVENT = "assignment-extension-asked.v1";
    private static final String EXTENSION_REFUSED_EVENT = "assignment-extension-refused.v1";
    private static final String SUSPENSION_ASKED_EVENT = "assignment-suspension-asked.v1";
    private static final String SUSPENSION_REFUSED_EVENT = "assignment-suspension-refused.v1";
    private static final String SUSPENDED_EVENT = "assignment-suspended.v1";

    public static final List<Edge> TABLE = List.of(
            edge(PENDING, ACCEPT, ACCEPTED, CLERK, ALWAYS, "assignment-accepted.v1"),
            edge(PENDING, CHECK_IN, CHECKED_IN, CLERK, ONLY_EMERGENCY, "assignment-checked-in.v1"),
            edge(ACCEPTED, CHECK_IN, CHECKED_IN, CLERK, ALWAYS, "assignment-checked-in.v1"),
            edge(CHECKED_IN, CONFIRM_ARRIVAL, CHECKED_IN, STATION, ARRIVAL_NOT_CONFIRMED, ARRIVAL_STATED),
            edge(CHECKED_IN, DENY_ARRIVAL, CHECKED_IN, STATION, ARRIVAL_UNSTATED, ARRIVAL_STATED),
            edge(CHECKED_IN, RELEASE, CHECKED_IN, STATION, ONLY_JOINT_UNRELEASED, "assignment-released.v1"),
            edge(CHECKED_IN, MAKE_SAFE, CHECKED_IN, CLERK, ONLY_EMERGENCY_UNSAFE, "assignment-made-safe.v1"),
            edge(CHECKED_IN, COMPLETE, DONE, CLERK, RELEASED_IF_JOINT, "assignment-completed.v1"),
            edge(DONE, REWORK, CHECKED_IN, WHISTLE, ALWAYS, "assignment-reworked.v1"),
            //
            edge(PENDING, ASK_RETURN, PENDING, LEAD, RETURN_ONCE_IN_ACCEPT_LIMIT, RETURN_ASKED_EVENT),
            edge(ACCEPTED, ASK_RETURN, ACCEPTED, LEAD, RETURN_ONCE_IN_ACCEPT_LIMIT, RETURN_ASKED_EVENT),
            edge(PENDING, RETURN, RETURNED, DISPATCHER, RETURN_ASKED, RETURNED_EVENT),
            edge(ACCEPTED, RETURN, RETURNED, DISPATCHER, RETURN_ASKED, RETURNED_EVENT),
            edge(PENDING, REFUSE_RETURN, PENDING, DISPATCHER, RETURN_ASKED, RETURN_REFUSED_EVENT),
            edge(ACCEPTED, REFUSE_RETURN, ACCEPTED, DISPATCHER, RETURN_ASKED, RETURN_REFUSED_EVENT),
            edge(PENDING, ASK_RULING, PENDING, LEAD, RULING_ONCE_AFTER_REFUSAL, RETURN_ASKED_EVENT),
            edge(ACCEPTED, ASK_RULING, ACCEPTED, LEAD, RULING_ONCE_AFTER_REFUSAL, RETURN_ASKED_EVENT),
            edge(PENDING, RULE_ANOTHERS, RETURNED, DISPATCHER, RULING_ASKED, RETURNED_EVENT),
            edge(ACCEPTED, RULE_ANOTHERS, RETURNED, DISPATCHER, RULING_ASKED, RETURNED_EVENT),
            edge(PENDING, RULE_THEIRS, PENDING, DISPATCHER, RULING_ASKED, RETURN_REFUSED_EVENT),
            edge(ACCEPTED, RULE_THEIRS, ACCEPTED, DISPATCHER, RULING_ASKED, RETURN_REFUSED_EVENT),
            edge(PENDING, REASSIGN, RETURNED, DISPATCHER, NOT_CONTESTED, RETURNED_EVENT),
            edge(ACCEPTED, REASSIGN, RETURNED, DISPATCHER, NOT_CONTESTED, RETURNED_EVENT),
            //
            edge(ACCEPTED, ASK_EXTENSION, ACCEPTED, LEAD, EXTENSION_BEFORE_DEADLINE, EXTENSION_ASKED_EVENT),
            edge(CHECKED_IN, ASK_EXTENSION, CHECKED_IN, LEAD, EXTENSION_BEFORE_DEADLINE, EXTENSION_ASKED_EVENT),
            edge(ACCEPTED, EXTEND, ACCEPTED, DISPATCHER, EXTENSION_ASKED, "assignment-extended.v1"),
            edge(CHECKED_IN, EXTEND, CHECKED_IN, DISPATCHER, EXTENSION_ASKED, "assignment-extended.v1"),
            edge(ACCEPTED, REFUSE_EXTENSION, ACCEPTED, DISPATCHER, EXTENSION_ASKED, EXTENSION_REFUSED_EVENT),
            edge(CHECKED_IN, REFUSE_EXTENSION, CHECKED_IN, DISPATCHER, EXTENSION_ASKED, EXTENSION_REFUSED_EVENT),
            //
            edge(PENDING, ASK_SUSPENSION, PENDING, LEAD, SUSPENSION_LEFT, SUSPENSION_ASKED_EVENT),
            edge(ACCEPTED, ASK_SUSPENSION, ACCEPTED, LEAD, SUSPENSION_LEFT, SUSPENSION_ASKED_EVENT),
            edge(CHECKED_IN, ASK_SUSPENSION, CHECKED_IN, LEAD, SUSPENSION_LEFT, SUSPENSION_ASKED_EVENT),
            edge(PENDING, SUSPEND, SUSPENDED, DISPATCHER, SUSPENSION_ASKED, SUSPENDED_EVENT),
            edge(ACCEPTED, SUSPEND, SUSPENDED, DISPATCHER, SUSPENSION_ASKED, SUSPENDED_EVENT),
            edge(CHECKED_IN, SUSPEND, SUSPENDED, DISPATCHER, SUSPENSION_ASKED, SUSPENDED_EVENT),
            edge(PENDING, REFUSE_SUSPENSION, PENDING, DISPATCHER, SUSPENSION_ASKED, SUSPENSION_REFUSED_EVENT),
            edge(ACCEPTED, REFUSE_SUSPENSION, ACCEPTED, DISPATCHER, SUSPENSION_ASKED, SUSPENSION_REFUSED_EVENT),
            edge(CHECKED_IN, REFUSE_SUSPENSION, CHECKED_IN, DISPATCHER, SUSPENSION_ASKED, SUSPENSION_REFUSED_EVENT),
            edge(SUSPENDED, RESUME, PENDING, CLOCK, BACK_WHERE_SUSPENDED, "assignment-resumed.v1"),
            edge(SUSPENDED, RESUME, ACCEPTED, CLOCK, BACK_WHERE_SUSPENDED, "assignment-resumed.v1"),
            edge(SUSPENDED, RESUME, CHECKED_IN, CLOCK, BACK_WHERE_SUSPENDED, "assignment-resumed.v1"),
            //
            edge(
                    PENDING,
                    DECLARE_ABSENT,
                    ABSENT,
                    STATION,
                    ASSIST_AFTER_CHECK_IN_LIMIT,
                    "assignment-declared-absent.v1"),
            edge(
                    ACCEPTED,
                    DECLARE_ABSENT,
                    ABSENT,
                    STATION,
                    ASSIST_AFTER_CHECK_IN_LIMIT,
                    "assignment-declared-absent.v1"),
            edge(CHECKED_IN, DECLARE_ABSENT, ABSENT, STATION, ASSIST_AFTER_DEADLINE, "assignment-declared-absent.v1"),
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

    /**
     * The one edge that a move follows now.
     *
     * @throws IllegalStateException when there is none: our own mistake
     */
    public static Edge edge(Stage from, Move move, Circumstances now) {
        return TABLE.stream()
                .filter(edge -> edge.from() == from && edge.move() == move && edge.isOpen(now))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(move + " is shut for an assignment that is " + from));
    }

    /** Why the move, which the stage knows, is shut now; none when the stage does not know it. */
    public static Optional<Guard> shutBy(Stage from, Move move, Circumstances now) {
        return TABLE.stream()
                .filter(edge -> edge.from() == from && edge.move() == move && !edge.isOpen(now))
                .map(Edge::guard)
                .findFirst();
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
