package org.chuishao.workstation.issue;

import java.util.List;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.lifecycle.Lifecycle;
import org.chuishao.workstation.lifecycle.Move;

/** Which of the table's moves a caller may make on an issue now: by role, by station, and by what has happened to it. */
final class IssueRules {
    private IssueRules() {}

    static List<String> moves(StationIssue issue, Caller caller) {
        return Lifecycle.movesFrom(issue.stage()).stream()
                .filter(Move::isOverHttp)
                .filter(move -> isOpen(move, issue) && isPlaced(move, issue, caller))
                .map(Move::path)
                .toList();
    }

    /** @throws Problem 403 when it is not this caller's to make, or 409 naming the moves allowed now */
    static void check(Move move, StationIssue issue, Caller caller) {
        if (!isPlaced(move, issue, caller)) throw notYours();
        if (Lifecycle.movesFrom(issue.stage()).contains(move) && isOpen(move, issue)) return;
        var allowed = moves(issue, caller);
        var now = String.join(", ", allowed);
        throw Problem.conflict(
                        "ILLEGAL_MOVE",
                        "事项当前为 " + issue.stage() + "，不能进行“" + move.path() + "”。现在可以：" + (now.isEmpty() ? "无" : now)
                                + "。",
                        "An issue that is " + issue.stage() + " cannot " + move.path() + ". Allowed now: "
                                + (now.isEmpty() ? "nothing" : now) + ".")
                .with("stage", issue.stage())
                .with("moves", allowed);
    }

    /** Domain §3, as for blowing: the whistle is raised in the name of who escalates. */
    static void checkMayBlow(WhistleKind kind, Caller caller) {
        boolean may = switch (kind) {
            case ROUTINE -> caller.hasAny(Roles.STATION_DEPUTY, Roles.STATION_HEAD);
            case JOINT -> caller.hasAny(Roles.STATION_HEAD);
            case EMERGENCY -> true;
        };
        if (!may)
            throw Problem.forbidden(
                    "NOT_YOUR_MOVE",
                    "升级为日常哨由副站长或站长决定，升级为联合执法哨由站长决定。",
                    "The deputy head or head escalates into a ROUTINE whistle, the head into a JOINT one.");
    }

    static Problem notYours() {
        return Problem.forbidden("NOT_YOUR_MOVE", "这一步不由您的岗位办理。", "This step is not yours to take on this issue.");
    }

    private static boolean isPlaced(Move move, StationIssue issue, Caller caller) {
        if (!caller.belongsTo(issue.stationCode)) return false;
        return switch (move) {
            case STEP, ESCALATE ->
                caller.hasAny(Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.GRID_WORKER);
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
