package org.chuishao.whistle.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.database.Condition;

/** Which whistles a caller may see, as part of the question itself: what is not theirs is not even counted. */
public final class Scope {
    private static final String CALLED = "exists (select from participant c"
            + " where c.district = w.district and c.whistle_id = w.id and c.organisation = any(?))";
    /** One question for both: PostgreSQL takes two of them for one that nearly every whistle answers. */
    private static final String BOTH_CALLED = "exists (select from participant c"
            + " join participant f on f.district = c.district and f.whistle_id = c.whistle_id"
            + " where c.district = w.district and c.whistle_id = w.id and c.organisation = any(?) and f.organisation = ?)";

    private static final String STATION = "w.station_code";
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
        return of(caller, "", null);
    }

    /**
     * Of those the caller may see, the ones of some stations that a department was called to.
     *
     * @param division the beginning of the stations' codes, or a whole one
     * @param organisation null for any or none
     */
    public static Condition of(Caller caller, String division, String organisation) {
        var district = Condition.of("w.district = ?", caller.district());
        boolean byPlace = caller.hasAny(BY_PLACE);
        // all stations of a district begin with its code: to say so once more only has the question planned anew each
        // time
        if (caller.hasAny(EVERYWHERE) || byPlace && caller.belongsTo(caller.district()))
            return called(at(district, division), organisation);
        var reasons = new ArrayList<Condition>();
        if (byPlace)
            for (var part : caller.divisionsWithin(division))
                reasons.add(called(Condition.within(STATION, part), organisation));
        if (caller.hasAny(Roles.DEPARTMENT_CLERK, Roles.DEPARTMENT_LEAD)
                && !caller.organisations().isEmpty())
            reasons.add(at(calledWith(caller.organisations(), organisation), division));
        return district.and(Condition.either(reasons));
    }

    private static Condition at(Condition seen, String division) {
        return division.isEmpty() ? seen : seen.and(Condition.within(STATION, division));
    }

    private static Condition called(Condition seen, String organisation) {
        return organisation == null ? seen : seen.and(CALLED, List.of(organisation));
    }

    private static Condition calledWith(Set<String> own, String organisation) {
        if (organisation == null) return Condition.of(CALLED, own);
        if (own.contains(organisation)) return Condition.of(CALLED, List.of(organisation));
        return Condition.of(BOTH_CALLED, own, organisation);
    }
}
