package org.chuishao.workstation.station;

import java.util.List;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.page.Filter;

/**
 * Which stations' own records a caller may see, as part of the query itself: a station's people theirs, a street its
 * villages', the district all; what is not theirs is not even counted.
 *
 * @param divisions a station's code begins with one of them; none: the caller sees nothing
 */
public record Scope(List<String> divisions) {
    /** A station's code, or the beginning of it that is its street's or its district's. */
    public static final String DIVISION = "\\d{6,12}";

    public static Scope of(Caller caller) {
        if (caller.hasAny(Roles.ADMIN, Roles.ASSESSOR, Roles.REVIEWER)) return new Scope(List.of(caller.district()));
        var inPlace = caller.hasAny(
                Roles.STATION_MEMBER,
                Roles.STATION_DEPUTY,
                Roles.STATION_HEAD,
                Roles.GRID_WORKER,
                Roles.DISPATCHER,
                Roles.CALLBACK_OPERATOR);
        return new Scope(inPlace ? caller.divisions().stream().sorted().toList() : List.of());
    }

    public boolean covers(String station) {
        return divisions.stream().anyMatch(station::startsWith);
    }

    /** The same as the conditions of a list of what has a {@code stationCode}. */
    public static Filter seenBy(Caller caller) {
        return new Filter().withinAny("stationCode", of(caller).divisions());
    }

    /** For {@code station_code like any (?)} in SQL. */
    public String[] patterns() {
        return divisions.stream().map(division -> division + "%").toArray(String[]::new);
    }
}
