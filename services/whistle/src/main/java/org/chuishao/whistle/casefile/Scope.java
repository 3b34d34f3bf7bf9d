package org.chuishao.whistle.casefile;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;

/** Which whistles a caller may see, as part of the query itself: what is not theirs is not even counted. */
public record Scope(String condition, Map<String, Object> parameters) {

    public static Scope of(Caller caller) {
        if (caller.hasAny(Roles.ADMIN, Roles.ASSESSOR, Roles.REVIEWER)) return new Scope("1 = 1", Map.of());
        var conditions = new ArrayList<String>();
        var parameters = new LinkedHashMap<String, Object>();
        if (caller.hasAny(
                Roles.STATION_MEMBER,
                Roles.STATION_DEPUTY,
                Roles.STATION_HEAD,
                Roles.GRID_WORKER,
                Roles.DISPATCHER,
                Roles.CALLBACK_OPERATOR)) {
            for (var division : caller.divisions()) {
                conditions.add("w.stationCode like :division" + parameters.size());
                parameters.put("division" + parameters.size(), division + "%");
            }
        }
        if (caller.hasAny(Roles.DEPARTMENT_CLERK, Roles.DEPARTMENT_LEAD)
                && !caller.organisations().isEmpty()) {
            conditions.add("exists (from Participant p where p.whistleId = w.id and p.organisation in :organisations)");
            parameters.put("organisations", caller.organisations());
        }
        return new Scope(conditions.isEmpty() ? "1 = 0" : "(" + String.join(" or ", conditions) + ")", parameters);
    }

    public void bind(Query query) {
        parameters.forEach(query::setParameter);
    }
}
