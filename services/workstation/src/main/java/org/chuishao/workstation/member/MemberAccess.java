package org.chuishao.workstation.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.station.Scope;
import org.chuishao.workstation.station.Workstations;

/** Whose members a caller may see and write. */
@ApplicationScoped
class MemberAccess {
    @Inject
    Workstations workstations;

    @Inject
    CurrentCaller caller;

    /** @throws Problem 404 when there is no such station, or it is not this caller's to see */
    void checkVisible(String station) {
        if (!Scope.of(caller.get()).covers(station)
                || workstations.find(station).isEmpty()) throw Problem.notFound();
    }

    /** @throws Problem 404 as above, or 403 when the caller is neither of the station nor an administrator */
    void checkWritable(String station) {
        checkVisible(station);
        var who = caller.get();
        if (!who.hasAny(Roles.ADMIN) && !who.belongsTo(station))
            throw Problem.forbidden("NOT_YOUR_STATION", "您不是该工作站的人员。", "You do not belong to that station.");
    }
}
