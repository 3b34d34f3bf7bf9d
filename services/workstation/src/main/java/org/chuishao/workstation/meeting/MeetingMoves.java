package org.chuishao.workstation.meeting;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.meeting.lifecycle.Actor;
import org.chuishao.workstation.meeting.lifecycle.Edge;
import org.chuishao.workstation.meeting.lifecycle.Lifecycle;
import org.chuishao.workstation.meeting.lifecycle.Move;

/** Which of the table's moves a caller may make on a meeting now: by role, by station, and when its time has come. */
final class MeetingMoves {
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
        if (edge.isEmpty()) throw illegal(move, meeting, open(meeting, caller, now));
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

    private static Problem illegal(Move refused, Meeting meeting, List<Move> open) {
        var allowed = open.stream().map(Move::path).toList();
        var now = open.stream().map(Move::inWords).collect(Collectors.joining("、"));
        return Problem.conflict(
                        "ILLEGAL_MOVE",
                        "会议当前为“" + meeting.stage().zh() + "”，不能进行“" + refused.inWords() + "”。现在可以："
                                + (allowed.isEmpty() ? "无" : now) + "。",
                        "A meeting that is " + meeting.stage() + " cannot " + refused.path() + ". Allowed now: "
                                + (allowed.isEmpty() ? "nothing" : String.join(", ", allowed)) + ".")
                .with("stage", meeting.stage())
                .with("moves", allowed);
    }
}
