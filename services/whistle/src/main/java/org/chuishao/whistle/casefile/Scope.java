package org.chuishao.whistle.casefile;

import java.util.ArrayList;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.database.Condition;

/** Which whistles a caller may see, as part of the question itself: what is not theirs is not even counted. */
public final class Scope {
    private static final String[] EVERYWHERE = {Roles.ADMIN, Roles.ASSESSOR, Roles.REVIEWER};
    private static final String[] BY_PLACE = {
        Roles.STATION_MEMBER,
        Roles.STATION_DEPUTY,
        Roles.STATION_HEAD,
        Roles.GRID_WORKER,
        Roles.DISPATCHER,
        Roles.CALLBACK_OPERATOR
    };

    private Scope() {}

    /** It is theirs to see without any department of theirs being called. */
    public static boolean reaches(Caller caller, Whistle whistle) {
        return caller.hasAny(EVERYWHERE) || caller.hasAny(BY_PLACE) && caller.covers(whistle.stationCode);
    }

    /** On a whistle called {@code w}. */
    public static Condition of(Caller caller) {
        var district = Condition.of("w.district = ?", caller.district());
        if (caller.hasAny(EVERYWHERE)) return district;
        boolean byPlace = caller.hasAny(BY_PLACE);
        // all stations of a district begin with its code: to say so once more only has the question planned anew each
        // time
        if (byPlace && caller.belongsTo(caller.district())) return district;
        var reasons = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (byPlace) {
            for (var division : caller.divisions()) {
                reasons.add("w.station_code like ?");
                values.add(division + "%");
            }
        }
        if (caller.hasAny(Roles.DEPARTMENT_CLERK, Roles.DEPARTMENT_LEAD)
                && !caller.organisations().isEmpty()) {
            reasons.add("exists (select from participant c where c.district = w.district and c.whistle_id = w.id"
                    + " and c.organisation = any(?))");
            values.add(caller.organisations());
        }
        return reasons.isEmpty()
                ? district.and("false")
                : district.and(new Condition("(" + String.join(" or ", reasons) + ")", values));
    }
}
