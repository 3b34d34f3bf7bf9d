package org.chuishao.reporting.assignment;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;

/** Which assignments a caller may see, as part of the query itself: what is not theirs is not even counted. */
record Scope(String condition, Map<String, Object> parameters) {

    static Scope of(Caller caller) {
        if (caller.hasAny(Roles.ADMIN, Roles.ASSESSOR, Roles.REVIEWER)) return new Scope("1 = 1", Map.of());
        var conditions = new ArrayList<String>();
        var parameters = new LinkedHashMap<String, Object>();
        if (caller.hasAny(Roles.DEPARTMENT_CLERK, Roles.DEPARTMENT_LEAD)
                && !caller.organisations().isEmpty()) {
            conditions.add("a.organisation in :own");
            parameters.put("own", caller.organisations());
        }
        if (caller.hasAny(Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.DISPATCHER)) {
            for (var division : caller.divisions()) {
                conditions.add("a.stationCode like :division" + parameters.size());
                parameters.put("division" + parameters.size(), division + "%");
            }
        }
        return new Scope(conditions.isEmpty() ? "1 = 0" : "(" + String.join(" or ", conditions) + ")", parameters);
    }

    void bind(Query query) {
        parameters.forEach(query::setParameter);
    }
}
