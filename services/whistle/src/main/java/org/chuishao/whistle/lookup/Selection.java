package org.chuishao.whistle.lookup;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.whistle.casefile.Scope;
import org.chuishao.whistle.search.Words;

/**
 * Which whistles, called {@code w}, somebody asks for and may see. Lists, counts and desks all take their condition from
 * here: what is counted is what is listed.
 */
final class Selection {
    /** Where a limit of this service's own runs out; the stages are written out, as the indexes know them. */
    private static final String WAITING = "w.stage in (SUBMITTED, AWAITING_VERIFICATION, AWAITING_CALLBACK)";

    static final String OPEN = "w.stage not in (REJECTED, CLOSED, WITHDRAWN)";
    static final String OVERDUE = WAITING + " and w.dueAt < :now";

    /** Also where nobody can say yet when it is due. */
    private static final String IN_TIME = "(not (" + WAITING + ") or w.dueAt is null or w.dueAt >= :now)";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private boolean searches;

    private Selection(Scope scope) {
        conditions.add(scope.condition());
        parameters.putAll(scope.parameters());
    }

    static Selection of(WhistleFilter filter, Caller caller, Instant now) {
        var selection = new Selection(Scope.of(caller));
        if (filter.stage != null) selection.and("w.stage = " + filter.stage);
        selection
                .equal("kind", filter.kind)
                .equal("number", filter.number)
                .equal("centre", filter.centre)
                .equal("itemCode", filter.itemCode)
                .and("w.stationCode like :station", "station", prefix(filter.station))
                .and(
                        "exists (from Participant f where f.whistleId = w.id and f.organisation = :called)",
                        "called",
                        filter.organisation)
                .and("w.createdAt >= :notBefore", "notBefore", filter.notBefore())
                .and("w.createdAt < :before", "before", filter.before());
        if (filter.open != null) selection.and(filter.open ? OPEN : "w.stage in (REJECTED, CLOSED, WITHDRAWN)");
        if (filter.overdue != null) selection.and(filter.overdue ? OVERDUE : IN_TIME, "now", now);
        selection.occurs(filter, caller);
        return selection;
    }

    private void occurs(WhistleFilter filter, Caller caller) {
        var found = new ArrayList<String>();
        if (filter.q != null) found.add(Words.of(filter.q).condition(caller.district(), parameters::put));
        var box = filter.box();
        if (box != null) {
            found.add("s.longitude is not null");
            found.add("cast(sql('point(?, ?) <@ box(point(?, ?), point(?, ?))', s.longitude, s.latitude,"
                    + " :west, :south, :east, :north) as Boolean) = true");
            parameters.putAll(Map.of("west", box.get(0), "south", box.get(1), "east", box.get(2), "north", box.get(3)));
        }
        searches = !found.isEmpty();
        if (searches)
            and("exists (from SearchEntry s where s.whistleId = w.id and " + String.join(" and ", found) + ")");
    }

    private Selection equal(String attribute, Object wanted) {
        return and("w." + attribute + " = :" + attribute, attribute, wanted);
    }

    Selection and(String condition, String parameter, Object value) {
        if (value == null) return this;
        parameters.put(parameter, value);
        return and(condition);
    }

    Selection and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Only what comes after this one on a list of the newest first. */
    Selection after(Instant at, UUID id) {
        parameters.put("endedAt", at);
        parameters.put("endedId", id);
        return and("(w.createdAt, w.id) < (:endedAt, :endedId)");
    }

    String condition() {
        return String.join(" and ", conditions);
    }

    /**
     * The query, its parameters set. What is searched for is planned anew each time in this transaction: a plan for any
     * word would walk the whole list to find a rare one.
     */
    <T> TypedQuery<T> query(EntityManager entities, String asked, Class<T> answer) {
        if (searches)
            entities.createNativeQuery("set local plan_cache_mode = force_custom_plan")
                    .executeUpdate();
        var query = entities.createQuery(asked, answer);
        parameters.forEach(query::setParameter);
        return query;
    }

    private static String prefix(String code) {
        return code == null ? null : code.replaceAll("[%_\\\\]", "") + "%";
    }
}
