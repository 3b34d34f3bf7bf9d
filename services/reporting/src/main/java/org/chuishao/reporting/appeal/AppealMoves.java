package org.chuishao.reporting.appeal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.reporting.fairness.Impartiality;
import org.chuishao.reporting.lifecycle.Course;

/** Who may take which step on an appeal: never the department's own people, never the station whose rating it is about. */
@ApplicationScoped
class AppealMoves {
    @Inject
    EntityManager entities;

    List<String> of(Appeal appeal, Caller caller) {
        return AppealMove.TABLE.movesFrom(appeal.stage()).stream()
                .filter(move -> isPlaced(move, appeal, caller))
                .map(Course::word)
                .toList();
    }

    void requireImpartial(Appeal appeal, Caller caller) {
        Impartiality.requireOutsider(caller, Set.of(appeal.organisation));
        Impartiality.requireOtherStation(caller, stations(appeal));
    }

    private boolean isPlaced(AppealMove move, Appeal appeal, Caller caller) {
        return switch (move) {
            case WITHDRAW -> caller.hasAny(Roles.DEPARTMENT_LEAD) && caller.belongsTo(appeal.organisation);
            case RULE -> caller.hasAny(Roles.ASSESSOR) && isImpartial(appeal, caller);
            case SIGN, SEND_BACK ->
                caller.hasAny(Roles.REVIEWER)
                        && !caller.subject().equals(appeal.ruledBy)
                        && isImpartial(appeal, caller);
        };
    }

    private boolean isImpartial(Appeal appeal, Caller caller) {
        return Impartiality.isOutsider(caller, Set.of(appeal.organisation))
                && (caller.divisions().isEmpty() || Impartiality.isOtherStation(caller, stations(appeal)));
    }

    /** That blew the whistles the lines rest on. */
    private List<String> stations(Appeal appeal) {
        return entities.createQuery(
                        "select distinct a.stationCode from Assignment a, LedgerEntry e"
                                + " where e.id in :lines and a.id = e.assignmentId",
                        String.class)
                .setParameter("lines", appeal.lines)
                .getResultList();
    }
}
