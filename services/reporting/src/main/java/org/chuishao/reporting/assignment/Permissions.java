package org.chuishao.reporting.assignment;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Text;
import org.chuishao.reporting.fairness.Impartiality;
import org.chuishao.reporting.lifecycle.Guard;
import org.chuishao.reporting.lifecycle.Lifecycle;
import org.chuishao.reporting.lifecycle.Move;

/** Which of the table's moves a caller may make on an assignment now. */
public final class Permissions {
    /** The moves that people make, and the last part of each one's address. */
    private static final Map<Move, String> OFFERED = new EnumMap<>(Map.ofEntries(
            Map.entry(Move.ACCEPT, "accept"),
            Map.entry(Move.CHECK_IN, "check-in"),
            Map.entry(Move.COMPLETE, "complete"),
            Map.entry(Move.RELEASE, "release"),
            Map.entry(Move.DECLARE_ABSENT, "absent"),
            Map.entry(Move.ASK_RETURN, "return"),
            Map.entry(Move.RETURN, "return/uphold"),
            Map.entry(Move.REFUSE_RETURN, "return/refuse"),
            Map.entry(Move.ASK_RULING, "dispute"),
            Map.entry(Move.RULE_ANOTHERS, "rule"),
            Map.entry(Move.RULE_THEIRS, "rule"),
            Map.entry(Move.REASSIGN, "reassign"),
            Map.entry(Move.ASK_EXTENSION, "extend"),
            Map.entry(Move.EXTEND, "extend/approve"),
            Map.entry(Move.REFUSE_EXTENSION, "extend/refuse"),
            Map.entry(Move.ASK_SUSPENSION, "suspend"),
            Map.entry(Move.SUSPEND, "suspend/approve"),
            Map.entry(Move.REFUSE_SUSPENSION, "suspend/refuse")));

    private Permissions() {}

    public static List<String> moves(Assignment assignment, Caller caller, Instant now) {
        return open(assignment, caller, now).map(OFFERED::get).distinct().toList();
    }

    private static Stream<Move> open(Assignment assignment, Caller caller, Instant now) {
        return Lifecycle.movesFrom(assignment.stage(), assignment.circumstances(now)).stream()
                .filter(OFFERED::containsKey)
                .filter(move -> isPlaced(move, assignment, caller) && !isOwnDepartment(move, assignment, caller));
    }

    /** @throws Problem 409 naming the moves allowed now, or 403 when it is not this caller's to make */
    public static void check(Move move, Assignment assignment, Caller caller, Instant now) {
        if (!isPlaced(move, assignment, caller))
            throw Problem.forbidden(
                    "NOT_YOUR_MOVE", "这一步不由您的岗位办理。", "This step is not yours to take on this assignment.");
        if (isOwnDepartment(move, assignment, caller))
            Impartiality.requireOutsider(caller, List.of(assignment.organisation));
        if (!Lifecycle.movesFrom(assignment.stage(), assignment.circumstances(now))
                .contains(move)) throw illegal(move, assignment, caller, now);
    }

    private static Problem illegal(Move move, Assignment assignment, Caller caller, Instant time) {
        var allowed = moves(assignment, caller, time);
        var why = Lifecycle.shutBy(assignment.stage(), move, assignment.circumstances(time))
                .map(Guard::why)
                .orElse(new Text("", ""));
        var now = String.join(", ", allowed);
        var inWords = open(assignment, caller, time)
                .map(Permissions::inWords)
                .distinct()
                .collect(Collectors.joining("、"));
        return Problem.conflict(
                        "ILLEGAL_MOVE",
                        "任务当前为“" + assignment.stage().zh() + "”，不能进行“" + inWords(move) + "”"
                                + (why.zh().isEmpty() ? "" : "：" + why.zh()) + "。现在可以："
                                + (allowed.isEmpty() ? "无" : inWords) + "。",
                        "An assignment that is " + assignment.stage() + " cannot " + OFFERED.get(move)
                                + (why.en().isEmpty() ? "" : ": " + why.en())
                                + ". Allowed now: " + (allowed.isEmpty() ? "nothing" : now) + ".")
                .with("state", assignment.stage())
                .with("moves", allowed);
    }

    private static String inWords(Move move) {
        return move.zh(OFFERED.get(move));
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
            case ASK_RETURN, ASK_RULING, ASK_EXTENSION, ASK_SUSPENSION ->
                caller.hasAny(Roles.DEPARTMENT_LEAD) && caller.belongsTo(assignment.organisation);
            case RETURN,
                    REFUSE_RETURN,
                    RULE_ANOTHERS,
                    RULE_THEIRS,
                    REASSIGN,
                    EXTEND,
                    REFUSE_EXTENSION,
                    SUSPEND,
                    REFUSE_SUSPENSION -> caller.hasAny(Roles.DISPATCHER) && caller.covers(assignment.stationCode);
            case REWORK, RESUME, WITHDRAW -> false;
        };
    }

    /** Whoever decides about a department does not belong to it. */
    private static boolean isOwnDepartment(Move move, Assignment assignment, Caller caller) {
        return caller.belongsTo(assignment.organisation)
                && switch (move) {
                    case RETURN,
                            REFUSE_RETURN,
                            RULE_ANOTHERS,
                            RULE_THEIRS,
                            REASSIGN,
                            EXTEND,
                            REFUSE_EXTENSION,
                            SUSPEND,
                            REFUSE_SUSPENSION -> true;
                    default -> false;
                };
    }
}
