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
        var reasons = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (caller.hasAny(Roles.DEPARTMENT_CLERK, Roles.DEPARTMENT_LEAD)) {
            for (var own : caller.organisations()) {
                reasons.add("a.organisation = ?");
                values.add(own);
            }
        }
        if (byPlace) {
            for (var division : caller.divisions()) {
                reasons.add("a.station_code like ?");
                values.add(division + "%");
            }
        }
        return reasons.isEmpty()
                ? district.and("false")
                : district.and(new Condition("(" + String.join(" or ", reasons) + ")", values));
    }
}
