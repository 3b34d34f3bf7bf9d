package org.chuishao.reporting.appeal;

import java.util.List;
import java.util.Set;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.reporting.fairness.Impartiality;

/** Who may take which step on an appeal: never the department's own people, never the station whose rating it is about. */
final class AppealMoves {
    private AppealMoves() {}

    static List<String> of(Appeal appeal, Caller caller) {
        return AppealMove.TABLE.movesFrom(appeal.stage()).stream()
                .filter(move -> isPlaced(move, appeal, caller))
                .map(AppealMove::path)
                .toList();
    }

    static void requireImpartial(Appeal appeal, Caller caller) {
        Impartiality.requireOutsider(caller, Set.of(appeal.organisation));
        Impartiality.requireOtherStation(caller, appeal.stations);
    }

    private static boolean isPlaced(AppealMove move, Appeal appeal, Caller caller) {
        return switch (move) {
            case WITHDRAW -> caller.hasAny(Roles.DEPARTMENT_LEAD) && caller.belongsTo(appeal.organisation);
            case RULE -> caller.hasAny(Roles.ASSESSOR) && isImpartial(appeal, caller);
            case SIGN, SEND_BACK ->
                caller.hasAny(Roles.REVIEWER)
                        && !caller.subject().equals(appeal.ruledBy)
                        && isImpartial(appeal, caller);
        };
    }

    private static boolean isImpartial(Appeal appeal, Caller caller) {
        return Impartiality.isOutsider(caller, Set.of(appeal.organisation))
                && Impartiality.isOtherStation(caller, appeal.stations);
    }
}
