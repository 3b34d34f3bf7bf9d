package org.chuishao.workstation.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
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

/** Who is posted where, in the current district. */
@ApplicationScoped
class Teams {
    @Inject
    EntityManager entities;

    @Inject
    Cursors cursors;

    record Filter(Platform platform, String station, LocalDate on) {}

    /** @throws Problem 404 when there is none, or none this caller may see */
    Team visible(UUID id, Caller caller) {
        var scope = Scope.of(caller);
        var query = entities.createQuery(
                        "from Team e where e.id = :id and " + scope.condition("e.stationCode"), Team.class)
                .setParameter("id", id);
        scope.bind(query);
        return query.getResultList().stream().findFirst().orElseThrow(Problem::notFound);
    }

    Page<TeamView> page(Filter filter, int limit, String cursor, Caller caller) {
        var scope = Scope.of(caller);
        var conditions = new ArrayList<>(List.of(scope.condition("e.stationCode")));
        var parameters = new LinkedHashMap<String, Object>();
        if (filter.platform() != null) {
            conditions.add("e.platform = :platform");
            parameters.put("platform", filter.platform());
        }
        if (filter.station() != null) {
            conditions.add("e.stationCode like :station");
            parameters.put("station", filter.station().replaceAll("\\D", "") + "%");
        }
        if (filter.on() != null) {
            conditions.add("e.since <= :day and (e.until is null or e.until >= :day)");
            parameters.put("day", filter.on());
        }
        var asked = "teams " + filter;
        if (cursor != null) {
            conditions.add("e.id < :after");
            parameters.put("after", UUID.fromString(cursors.open(asked, cursor)));
        }
        var query = entities.createQuery(
                        "from Team e where " + String.join(" and ", conditions) + " order by e.id desc", Team.class)
                .setMaxResults(limit + 1);
        scope.bind(query);
        parameters.forEach(query::setParameter);
        return Page.of(query.getResultList(), limit, TeamView::of, last -> cursors.seal(asked, last.id.toString()));
    }

    void add(Team team) {
        entities.persist(team);
    }

    /**
     * @param except the team itself, when it is changed
     * @throws Problem 400 for days in the wrong order or a station there is not, 409 when it is posted there already
     */
    void check(TeamRequest request, UUID except) {
        if (request.until() != null && request.until().isBefore(request.since()))
            throw Problem.invalid("until", "结束日期早于开始日期。", "Ends before it begins.");
        boolean known = !entities.createQuery("select 1 from Workstation w where w.code = :code", Integer.class)
                .setParameter("code", request.stationCode())
                .getResultList()
                .isEmpty();
        if (!known) throw Problem.invalid("stationCode", "没有这个工作站。", "There is no such workstation.");
        var last = request.until() == null ? LocalDate.of(9999, 12, 31) : request.until();
        entities.createQuery("""
                        from Team e where e.stationCode = :station and e.platform = :platform and e.name = :name
                        and e.since <= :last and (e.until is null or e.until >= :since)""", Team.class)
                .setParameter("station", request.stationCode())
                .setParameter("platform", request.platform())
                .setParameter("name", request.name())
                .setParameter("last", last)
                .setParameter("since", request.since())
                .getResultStream()
                .filter(team -> !team.id.equals(except))
                .findFirst()
                .ifPresent(team -> {
                    throw Problem.conflict(
                                    "ALREADY_POSTED",
                                    "该团队自 " + team.since + " 起已驻点本站，日期重叠。",
                                    "This team is posted here since " + team.since + ": the days overlap.")
                            .with("teamId", team.id);
                });
    }
}
