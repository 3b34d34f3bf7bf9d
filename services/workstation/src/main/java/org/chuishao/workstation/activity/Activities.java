package org.chuishao.workstation.activity;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.platform.Platform;
import org.chuishao.workstation.station.Scope;

/** What the stations of the current district did. */
@ApplicationScoped
class Activities {
    @Inject
    EntityManager entities;

    @Inject
    Cursors cursors;

    record Filter(String station, Platform platform, ActivityKind kind, LocalDate from, LocalDate to) {}

    /** @throws Problem 404 when there is none, or none this caller may see */
    Activity visible(UUID id, Caller caller) {
        var scope = Scope.of(caller);
        var query = entities.createQuery(
                        "from Activity e where e.id = :id and " + scope.condition("e.stationCode"), Activity.class)
                .setParameter("id", id);
        scope.bind(query);
        return query.getResultList().stream().findFirst().orElseThrow(Problem::notFound);
    }

    /** Newest first. */
    Page<ActivityView> page(Filter filter, int limit, String cursor, Caller caller) {
        var asked = "activities " + filter;
        var end = cursor == null ? null : cursors.open(asked, cursor).split(" ");
        return Page.of(
                query(filter, end, caller).setMaxResults(limit + 1).getResultList(),
                limit,
                ActivityView::of,
                last -> cursors.seal(asked, last.heldOn + " " + last.id));
    }

    /** For exports: as many as there are rows after the last one; null, from the beginning. */
    List<Activity> batch(Filter filter, Activity last, int size, Caller caller) {
        var end = last == null ? null : new String[] {last.heldOn.toString(), last.id.toString()};
        return query(filter, end, caller).setMaxResults(size).getResultList();
    }

    /** Those of these stations and days, to be found by what they are known by. */
    Map<Activity.Key, Activity> known(Collection<String> stations, LocalDate first, LocalDate last) {
        return entities
                .createQuery(
                        "from Activity e where e.stationCode in :stations and e.heldOn between :first and :last",
                        Activity.class)
                .setParameter("stations", stations)
                .setParameter("first", first)
                .setParameter("last", last)
                .getResultList()
                .stream()
                .collect(toMap(Activity::key, a -> a));
    }

    Set<String> stations(Collection<String> codes) {
        return Set.copyOf(entities.createQuery("select w.code from Workstation w where w.code in :codes", String.class)
                .setParameter("codes", codes)
                .getResultList());
    }

    boolean isTeamOf(String station, UUID team) {
        return !entities.createQuery(
                        "select 1 from Team t where t.id = :id and t.stationCode = :station", Integer.class)
                .setParameter("id", team)
                .setParameter("station", station)
                .getResultList()
                .isEmpty();
    }

    void add(Activity activity) {
        entities.persist(activity);
    }

    private TypedQuery<Activity> query(Filter filter, String[] end, Caller caller) {
        var scope = Scope.of(caller);
        var conditions = new ArrayList<>(List.of(scope.condition("e.stationCode")));
        var parameters = new LinkedHashMap<String, Object>();
        if (filter.station() != null) {
            conditions.add("e.stationCode like :station");
            parameters.put("station", filter.station() + "%");
        }
        if (filter.platform() != null) {
            conditions.add("e.facts.platform = :platform");
            parameters.put("platform", filter.platform());
        }
        if (filter.kind() != null) {
            conditions.add("e.kind = :kind");
            parameters.put("kind", filter.kind());
        }
        if (filter.from() != null) {
            conditions.add("e.heldOn >= :first");
            parameters.put("first", filter.from());
        }
        if (filter.to() != null) {
            conditions.add("e.heldOn <= :last");
            parameters.put("last", filter.to());
        }
        if (end != null) {
            conditions.add("(e.heldOn, e.id) < (:endedOn, :endedId)");
            parameters.put("endedOn", LocalDate.parse(end[0]));
            parameters.put("endedId", UUID.fromString(end[1]));
        }
        var query = entities.createQuery(
                "from Activity e where " + String.join(" and ", conditions) + " order by e.heldOn desc, e.id desc",
                Activity.class);
        scope.bind(query);
        parameters.forEach(query::setParameter);
        return query;
    }
}
