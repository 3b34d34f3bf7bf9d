package org.chuishao.workstation.meeting.lifecycle;

import static org.chuishao.workstation.meeting.lifecycle.Actor.*;
import static org.chuishao.workstation.meeting.lifecycle.MeetingStage.*;
import static org.chuishao.workstation.meeting.lifecycle.Move.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The life of a meeting as one table. */
public final class Lifecycle {
    public static final MeetingStage FIRST = PROPOSED;

    private static final String REGULAR = "monthly or quarterly";
    private static final String SPECIAL = "special";
    private static final String PERIOD_OVER = "its month or quarter is over";

    public static final List<Edge> TABLE = List.of(
            new Edge(PROPOSED, SCHEDULE, SCHEDULED, LEADER, ""),
            new Edge(SCHEDULED, SCHEDULE, SCHEDULED, LEADER, "another time"),
            // A regular meeting stays due: calling one date off does not call the month off.
            new Edge(SCHEDULED, CANCEL, PROPOSED, LEADER, REGULAR),
            new Edge(SCHEDULED, CANCEL, CANCELLED, LEADER, SPECIAL),
            new Edge(PROPOSED, CANCEL, CANCELLED, LEADER, SPECIAL),
            new Edge(SCHEDULED, HOLD, HELD, LEADER, "its time has come"),
            // They met when it was due, and nobody had said so before.
            new Edge(PROPOSED, HOLD, HELD, LEADER, REGULAR),
            new Edge(HELD, MINUTES, RECORDED, STATION, ""),
            new Edge(RECORDED, MINUTES, RECORDED, STATION, "amended"),
            new Edge(RECORDED, CONFIRM, CONFIRMED, HEAD, ""),
            new Edge(PROPOSED, MISS, MISSED, CLOCK, PERIOD_OVER),
            new Edge(SCHEDULED, MISS, MISSED, CLOCK, PERIOD_OVER));

    private Lifecycle() {}

    /** The moves that somebody may ask for over HTTP, the guards left to be judged. */
    public static List<Edge> offeredFrom(MeetingStage stage, MeetingKind kind) {
        return TABLE.stream()
                .filter(edge -> edge.from() == stage && edge.move().isOverHttp() && fits(edge, kind))
                .toList();
    }

    /** Where a move may start: what a job looks for. */
    public static Set<MeetingStage> startsOf(Move move) {
        var starts = EnumSet.noneOf(MeetingStage.class);
        TABLE.stream().filter(edge -> edge.move() == move).map(Edge::from).forEach(starts::add);
        return starts;
    }

    private static boolean fits(Edge edge, MeetingKind kind) {
        return switch (edge.guard()) {
            case REGULAR -> kind.isRegular();
            case SPECIAL -> !kind.isRegular();
            default -> true;
        };
    }
}
