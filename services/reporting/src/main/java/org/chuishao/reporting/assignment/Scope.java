package org.chuishao.reporting.assignment;

import java.util.ArrayList;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.database.Condition;

/** Which assignments a caller may see, as part of the question itself: what is not theirs is not even counted. */
final class Scope {
    private Scope() {}

    /** On an assignment called {@code a}. */
    static Condition of(Caller caller) {
        var district = Condition.of("a.district = ?", caller.district());
        if (caller.hasAny(Roles.ADMIN, Roles.ASSESSOR, Roles.REVIEWER)) return district;
        boolean byPlace =
                caller.hasAny(Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.DISPATCHER);
        // all stations of a district begin with its code: to say so once more only has the question planned anew each
        // time
        if (byPlace && caller.belongsTo(caller.district())) return district;
        var reasons = new ArrayList<Condition>();
        if (caller.hasAny(Roles.DEPARTMENT_CLERK, Roles.DEPARTMENT_LEAD))
            for (var own : caller.organisations()) reasons.add(Condition.of("a.organisation = ?", own));
        if (byPlace) for (var division : caller.divisions()) reasons.add(Condition.within("a.station_code", division));
        return district.and(Condition.either(reasons));
    }
}
