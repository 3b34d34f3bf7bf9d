package org.chuishao.workstation.meeting;

import java.time.Instant;
import java.util.List;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.lifecycle.IllegalMove;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Text;
import org.chuishao.workstation.meeting.lifecycle.Actor;
import org.chuishao.workstation.meeting.lifecycle.Edge;
import org.chuishao.workstation.meeting.lifecycle.Lifecycle;
import org.chuishao.workstation.meeting.lifecycle.Move;

/** Which of the table's moves a caller may make on a meeting now: by role, by station, and when its time has come. */
final class MeetingMoves {
    private static final Text MEETING = new Text("会议", "A meeting");

    private MeetingMoves() {}

    static List<String> of(Meeting meeting, Caller caller, Instant now) {
        return open(meeting, caller, now).stream().map(Move::path).toList();
    }

    private static List<Move> open(Meeting meeting, Caller caller, Instant now) {
        return Lifecycle.offeredFrom(meeting.stage(), meeting.kind).stream()
                .filter(edge -> isTheirs(edge.by(), meeting.stationCode, caller) && isTime(edge.move(), meeting, now))
                .map(Edge::move)
                .toList();
    }

    /** @throws Problem 403 when it is not this caller's to make, 409 when it is not possible now */
    static Edge edge(Move move, Meeting meeting, Caller caller, Instant now) {
        var offered = Lifecycle.offeredFrom(meeting.stage(), meeting.kind);
        var edge = offered.stream().filter(e -> e.move() == move).findFirst();
        if (!isTheirs(edge.map(Edge::by).orElse(Actor.STATION), meeting.stationCode, caller)) throw notYours();
        if (edge.isEmpty())
            throw IllegalMove.problem(MEETING, meeting.stage(), move, open(meeting, caller, now))
                    .with("stage", meeting.stage());
        if (!isTime(move, meeting, now))
            throw Problem.conflict(
                            "MEETING_NOT_YET",
                            "会议尚未到召开时间，请先改期或届时再登记。",
                            "The meeting's time has not come yet; schedule it anew, or come back then.")
                    .with("moves", of(meeting, caller, now));
        return edge.get();
    }

    static boolean isTheirs(Actor by, String station, Caller caller) {
        if (!caller.belongsTo(station)) return false;
        return switch (by) {
            case HEAD -> caller.hasAny(Roles.STATION_HEAD);
            case LEADER -> caller.hasAny(Roles.STATION_HEAD, Roles.STATION_DEPUTY);
            case STATION -> caller.hasAny(Roles.STATION_HEAD, Roles.STATION_DEPUTY, Roles.STATION_MEMBER);
            case CLOCK -> false;
        };
    }

    static Problem notYours() {
        return Problem.forbidden("NOT_YOUR_MOVE", "这一步不由您的岗位办理。", "This step is not yours to take.");
    }

    private static boolean isTime(Move move, Meeting meeting, Instant now) {
        return move != Move.HOLD || meeting.startsAt == null || !now.isBefore(meeting.startsAt);
    }
}
