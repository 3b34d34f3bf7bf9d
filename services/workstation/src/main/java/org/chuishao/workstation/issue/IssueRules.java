package org.chuishao.workstation.issue;

import java.util.Arrays;
import java.util.List;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.lifecycle.IllegalMove;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Text;
import org.chuishao.workstation.lifecycle.Lifecycle;
import org.chuishao.workstation.lifecycle.Move;

/** Which of the table's moves a caller may make on an issue now: by role, by station, and by what has happened to it. */
final class IssueRules {
    private static final String[] BLOWERS = {
        Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.GRID_WORKER
    };

    private static final Text ISSUE = new Text("事项", "An issue");

    private IssueRules() {}

    static List<String> moves(StationIssue issue, Caller caller) {
        return open(issue, caller).stream().map(Move::path).toList();
    }

    private static List<Move> open(StationIssue issue, Caller caller) {
        return Lifecycle.movesFrom(issue.stage()).stream()
                .filter(Move::isOverHttp)
                .filter(move -> isOpen(move, issue) && isPlaced(move, issue, caller))
                .toList();
    }

    /** @throws Problem 403 when it is not this caller's to make, or 409 naming the moves allowed now */
    static void check(Move move, StationIssue issue, Caller caller) {
        if (!isPlaced(move, issue, caller)) throw notYours();
        if (Lifecycle.movesFrom(issue.stage()).contains(move) && isOpen(move, issue)) return;
        throw IllegalMove.problem(ISSUE, issue.stage(), move, open(issue, caller))
                .with("stage", issue.stage());
    }

    /** As whom a caller escalates: which of these may blow what is the district's policy, which whistle knows. */
    static List<String> blowerRoles(Caller caller) {
        return Arrays.stream(BLOWERS).filter(caller::hasAny).toList();
    }

    static Problem notYours() {
        return Problem.forbidden("NOT_YOUR_MOVE", "这一步不由您的岗位办理。", "This step is not yours to take on this issue.");
    }

    private static boolean isPlaced(Move move, StationIssue issue, Caller caller) {
        if (!caller.belongsTo(issue.stationCode)) return false;
        return switch (move) {
            case STEP, ESCALATE -> caller.hasAny(BLOWERS);
            case SETTLE, FEED_BACK -> caller.hasAny(Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD);
            case TAKE_UP -> caller.hasAny(Roles.STATION_DEPUTY, Roles.STATION_HEAD);
            case DROP ->
                caller.hasAny(Roles.STATION_DEPUTY, Roles.STATION_HEAD)
                        || caller.subject().equals(issue.foundBy);
            default -> false;
        };
    }

    /** What the stage alone does not say. */
    private static boolean isOpen(Move move, StationIssue issue) {
        return switch (move) {
            case ESCALATE, DROP -> issue.whistleId == null;
            case TAKE_UP -> issue.isTurnedBack() && issue.settledAt == null;
            default -> true;
        };
    }
}
