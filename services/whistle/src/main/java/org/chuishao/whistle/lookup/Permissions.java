package org.chuishao.whistle.lookup;

import java.util.List;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.lifecycle.IllegalMove;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Text;
import org.chuishao.whistle.casefile.Departments;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.lifecycle.Lifecycle;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.policy.WorkflowPolicy;

/** Which of the table's moves a caller may make on a whistle now: by role, by place, and never on their own department. */
public final class Permissions {
    /** How long a district's code is: nothing lies above it. */
    private static final int DISTRICT = 6;

    private static final Text WHISTLE = new Text("此哨", "A whistle");

    private Permissions() {}

    /** @param mayBeReopened it was closed, and not too long ago */
    public static List<String> moves(
            Whistle whistle, Departments departments, WorkflowPolicy policy, Caller caller, boolean mayBeReopened) {
        return open(whistle, departments, policy, caller, mayBeReopened).stream()
                .map(Move::path)
                .toList();
    }

    private static List<Move> open(
            Whistle whistle, Departments departments, WorkflowPolicy policy, Caller caller, boolean mayBeReopened) {
        return Lifecycle.httpMovesFrom(whistle.stage()).stream()
                .filter(move -> isOpen(move, whistle, departments, policy, mayBeReopened))
                .filter(move -> isPlaced(move, whistle, policy, caller) && !isOwnWork(move, departments, caller))
                .toList();
    }

    /**
     * @param mayBeReopened it was closed, and not too long ago
     * @throws Problem 409 naming the moves allowed now, or 403 when it is not this caller's to make
     */
    public static void check(
            Move move,
            Whistle whistle,
            Departments departments,
            WorkflowPolicy policy,
            Caller caller,
            boolean mayBeReopened) {
        if (!isPlaced(move, whistle, policy, caller))
            throw Problem.forbidden("NOT_YOUR_MOVE", "这一步不由您的岗位办理。", "This step is not yours to take on this whistle.");
        if (isOwnWork(move, departments, caller))
            throw Problem.forbidden(
                    "OWN_DEPARTMENT",
                    "您与被评部门有隶属关系，不能核查或评价。",
                    "You belong to a department on this whistle: nobody verifies or rates their own.");
        if (!Lifecycle.movesFrom(whistle.stage()).contains(move)
                || !isOpen(move, whistle, departments, policy, mayBeReopened))
            throw IllegalMove.problem(
                            WHISTLE, whistle.stage(), move, open(whistle, departments, policy, caller, mayBeReopened))
                    .with("stage", whistle.stage());
    }

    private static boolean isPlaced(Move move, Whistle whistle, WorkflowPolicy policy, Caller caller) {
        return switch (move) {
            case BLOW -> caller.belongsTo(whistle.stationCode) && mayBlow(whistle.kind, policy, caller);
            case REOPEN, RATIFY -> caller.hasAny(Roles.STATION_HEAD) && caller.belongsTo(whistle.stationCode);
            case ANSWER, OBJECT -> caller.belongsTo(whistle.stationCode) && mayBlow(whistle.kind, policy, caller);
            case WITHDRAW ->
                caller.belongsTo(whistle.stationCode)
                        && (mayBlow(whistle.kind, policy, caller) || isOwnDraft(whistle, caller));
            case ASK, REJECT, DISPATCH, PASS_UP -> isOfItsDesk(whistle, caller);
            case LINK ->
                isOfItsDesk(whistle, caller)
                        || caller.belongsTo(whistle.stationCode) && mayBlow(whistle.kind, policy, caller);
            case VERIFY ->
                caller.hasAny(Roles.STATION_DEPUTY, Roles.STATION_HEAD) && caller.belongsTo(whistle.stationCode);
            case CALLBACK -> caller.hasAny(Roles.CALLBACK_OPERATOR) && caller.covers(whistle.stationCode);
            default -> false;
        };
    }

    /** It waits to be dispatched, and this caller may. */
    static boolean mayDispatch(Whistle whistle, Caller caller) {
        return Lifecycle.movesFrom(whistle.stage()).contains(Move.DISPATCH) && isOfItsDesk(whistle, caller);
    }

    private static boolean isOfItsDesk(Whistle whistle, Caller caller) {
        return caller.hasAny(Roles.DISPATCHER) && caller.covers(whistle.desk());
    }

    private static boolean isOwnDraft(Whistle whistle, Caller caller) {
        return whistle.stage() == Stage.DRAFT && caller.subject().equals(whistle.createdBy);
    }

    /** What the stage alone does not say. */
    private static boolean isOpen(
            Move move, Whistle whistle, Departments departments, WorkflowPolicy policy, boolean mayBeReopened) {
        return switch (move) {
            case OBJECT -> !whistle.objected && policy.objections() > 0;
            case RATIFY -> whistle.kind == Kind.EMERGENCY && whistle.ratifiedAt == null;
            // what it was handled in is what comes back
            case REOPEN -> whistle.mainId == null && mayBeReopened;
            case LINK -> whistle.linked == 0;
            case PASS_UP -> whistle.desk().length() > DISTRICT;
            case WITHDRAW -> departments.called().stream().noneMatch(Participant::hasBegun);
            default -> true;
        };
    }

    /** Domain §3: deputy head for ROUTINE, head for JOINT, anyone on duty for EMERGENCY, unless the district says otherwise. */
    public static boolean mayBlow(Kind kind, WorkflowPolicy policy, Caller caller) {
        return policy.kind(kind)
                .filter(rules -> rules.blownBy().stream().anyMatch(caller::hasAny))
                .isPresent();
    }

    private static boolean isOwnWork(Move move, Departments departments, Caller caller) {
        return (move == Move.VERIFY || move == Move.CALLBACK) && departments.include(caller);
    }
}
