package org.chuishao.reporting.assignment;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.lifecycle.IllegalMove;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Text;
import org.chuishao.reporting.fairness.Impartiality;
import org.chuishao.reporting.lifecycle.Guard;
import org.chuishao.reporting.lifecycle.Lifecycle;
import org.chuishao.reporting.lifecycle.Move;

/** Which of the table's moves a caller may make on an assignment now. */
public final class Permissions {
    private static final Text ASSIGNMENT = new Text("任务", "An assignment");

    private Permissions() {}

    public static List<String> moves(Assignment assignment, Caller caller, Instant now) {
        return open(assignment, caller, now).map(Move::path).distinct().toList();
    }

    private static Stream<Move> open(Assignment assignment, Caller caller, Instant now) {
        return Lifecycle.movesFrom(assignment.stage(), assignment.circumstances(now)).stream()
                .filter(Move::isOverHttp)
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

    private static Problem illegal(Move move, Assignment assignment, Caller caller, Instant now) {
        var why = Lifecycle.shutBy(assignment.stage(), move, assignment.circumstances(now))
                .map(Guard::why)
                .orElse(new Text("", ""));
        var open = open(assignment, caller, now).toList();
        return IllegalMove.problem(ASSIGNMENT, assignment.stage(), move, open, why)
                .with("state", assignment.stage());
    }

    private static boolean isPlaced(Move move, Assignment assignment, Caller caller) {
        return switch (move) {
            case ACCEPT, CHECK_IN, MAKE_SAFE, COMPLETE ->
                caller.hasAny(Roles.DEPARTMENT_CLERK, Roles.DEPARTMENT_LEAD)
                        && caller.belongsTo(assignment.organisation);
            // the station says who came, who did not and who may go, and nobody says it of their own department
            case CONFIRM_ARRIVAL, DENY_ARRIVAL, DECLARE_ABSENT, RELEASE ->
                caller.hasAny(Roles.STATION_DEPUTY, Roles.STATION_HEAD)
                        && caller.belongsTo(assignment.stationCode)
                        && !caller.belongsTo(assignment.organisation);
            case ASK_RETURN, ASK_RULING, ASK_EXTENSION, ASK_SUSPENSION ->
                caller.hasAny(Roles.DEPARTMENT_LEAD) && caller.belongsTo(assignment.organisation);
            // the desk that dispatched it, or one above: a desk below sees what it passed up, and does not overrule it
            case RETURN,
                    REFUSE_RETURN,
                    RULE_ANOTHERS,
                    RULE_THEIRS,
                    REASSIGN,
                    EXTEND,
                    REFUSE_EXTENSION,
                    SUSPEND,
                    REFUSE_SUSPENSION -> caller.hasAny(Roles.DISPATCHER) && caller.covers(assignment.desk());
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
