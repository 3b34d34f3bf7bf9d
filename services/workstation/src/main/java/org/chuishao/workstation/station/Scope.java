package org.chuishao.workstation.station;

import jakarta.persistence.Query;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;

/**
 * Which stations' own records a caller may see, as part of the query itself: a station's people theirs, a street its
 * villages', the district all; what is not theirs is not even counted.
 *
 * @param divisions a station's code begins with one of them; none: the caller sees nothing
 */
public record Scope(List<String> divisions) {

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

    /** @param attribute of a query's entity: {@code e.stationCode} */
    public String condition(String attribute) {
        if (divisions.isEmpty()) return "1 = 0";
        return IntStream.range(0, divisions.size())
                .mapToObj(i -> attribute + " like :division" + i)
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    public void bind(Query query) {
        for (int i = 0; i < divisions.size(); i++) query.setParameter("division" + i, divisions.get(i) + "%");
    }

    /** For {@code station_code like any (?)} in SQL. */
    public String[] patterns() {
        return divisions.stream().map(division -> division + "%").toArray(String[]::new);
    }
}
