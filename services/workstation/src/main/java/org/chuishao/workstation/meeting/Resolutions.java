package org.chuishao.workstation.meeting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.station.Scope;

/** What the meetings of the current district resolved. */
@ApplicationScoped
class Resolutions {
    @Inject
    EntityManager entities;

    @Inject
    Cursors cursors;

    record Filter(String station, Resolution.State stage, Boolean overdue) {}

    /** @throws Problem 404 when there is none, or none this caller may see */
    Resolution visible(UUID id, Caller caller, LockModeType lock) {
        var scope = Scope.of(caller);
        var query = entities.createQuery(
                        "from Resolution e where e.id = :id and " + scope.condition("e.stationCode"), Resolution.class)
                .setParameter("id", id)
                .setLockMode(lock);
        scope.bind(query);
        return query.getResultList().stream().findFirst().orElseThrow(Problem::notFound);
    }

    List<Resolution> of(Meeting meeting) {
        return entities.createQuery("from Resolution e where e.meetingId = :id order by e.id", Resolution.class)
                .setParameter("id", meeting.id)
                .getResultList();
    }

    /** Newest first. */
    Page<Resolution> page(Filter filter, LocalDate today, int limit, String cursor, Caller caller) {
        var asked = "resolutions " + filter;
        var after = cursor == null ? null : UUID.fromString(cursors.open(asked, cursor));
        var found = query(filter, today, after, caller).setMaxResults(limit + 1).getResultList();
        return Page.of(found, limit, r -> r, last -> cursors.seal(asked, last.id.toString()));
    }

    /** For exports: as many as there are rows after the last one. */
    List<Resolution> batch(Filter filter, LocalDate today, UUID after, int size, Caller caller) {
        return query(filter, today, after, caller).setMaxResults(size).getResultList();
    }

    void add(Resolution resolution) {
        entities.persist(resolution);
    }

    private TypedQuery<Resolution> query(Filter filter, LocalDate today, UUID after, Caller caller) {
        var scope = Scope.of(caller);
        var conditions = new ArrayList<>(List.of(scope.condition("e.stationCode")));
        var parameters = new LinkedHashMap<String, Object>();
        if (filter.station() != null) {
            conditions.add("e.stationCode like :station");
            parameters.put("station", filter.station() + "%");
        }
        if (filter.stage() != null) {
            conditions.add("e.stage = :stage");
            parameters.put("stage", filter.stage());
        }
        if (filter.overdue() != null) {
            var overdue = "e.stage = org.chuishao.workstation.meeting.Resolution.State.OPEN and e.due < :today";
            conditions.add(filter.overdue() ? overdue : "not (" + overdue + ")");
            parameters.put("today", today);
        }
        if (after != null) {
            conditions.add("e.id < :after");
            parameters.put("after", after);
        }
        var query = entities.createQuery(
                "from Resolution e where " + String.join(" and ", conditions) + " order by e.id desc",
                Resolution.class);
        scope.bind(query);
        parameters.forEach(query::setParameter);
        return query;
    }
}
