package org.chuishao.reporting.assignment;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.reporting.lifecycle.Lifecycle;
import org.chuishao.reporting.lifecycle.Move;

/** Which of the table's moves a caller may make on an assignment now. */
public final class Permissions {
    /** The moves that have an address, and its last part. */
    private static final Map<Move, String> OFFERED = new EnumMap<>(Map.of(
            Move.ACCEPT, "accept",
            Move.CHECK_IN, "check-in",
            Move.COMPLETE, "complete",
            Move.RELEASE, "release",
            Move.DECLARE_ABSENT, "absent"));

    private Permissions() {}

    public static List<String> moves(Assignment assignment, Caller caller) {
        return Lifecycle.movesFrom(assignment.stage(), assignment.circumstances()).stream()
                .filter(OFFERED::containsKey)
                .filter(move -> isPlaced(move, assignment, caller))
                .map(OFFERED::get)
                .toList();
    }

    /** @throws Problem 409 naming the moves allowed now, or 403 when it is not this caller's to make */
    public static void check(Move move, Assignment assignment, Caller caller) {
        if (!isPlaced(move, assignment, caller))
            throw Problem.forbidden(
                    "NOT_YOUR_MOVE", "这一步不由您的岗位办理。", "This step is not yours to take on this assignment.");
        if (!Lifecycle.movesFrom(assignment.stage(), assignment.circumstances()).contains(move))
            throw illegal(move, assignment, moves(assignment, caller));
    }

    private static Problem illegal(Move move, Assignment assignment, List<String> allowed) {
        var now = String.join(", ", allowed);
        return Problem.conflict(
                        "ILLEGAL_MOVE",
                        "当前状态 " + assignment.stage() + " 不能进行“" + OFFERED.get(move) + "”。现在可以："
                                + (allowed.isEmpty() ? "无" : now) + "。",
                        "An assignment that is " + assignment.stage() + " cannot " + OFFERED.get(move)
                                + ". Allowed now: " + (allowed.isEmpty() ? "nothing" : now) + ".")
                .with("state", assignment.stage())
                .with("moves", allowed);
    }

    private static boolean isPlaced(Move move, Assignment assignment, Caller caller) {
        return switch (move) {
            case ACCEPT, CHECK_IN, COMPLETE ->
                caller.hasAny(Roles.DEPARTMENT_CLERK, Roles.DEPARTMENT_LEAD)
                        && caller.belongsTo(assignment.organisation);
            // the station says who did not come and who may go, and nobody says it of their own department
            case DECLARE_ABSENT, RELEASE ->
                caller.hasAny(Roles.STATION_DEPUTY, Roles.STATION_HEAD)
                        && caller.belongsTo(assignment.stationCode)
                        && !caller.belongsTo(assignment.organisation);
            default -> false;
        };
    }
}
