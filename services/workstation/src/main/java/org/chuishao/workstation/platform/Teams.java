package org.chuishao.workstation.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.station.Scope;

/** Who is posted where, in the current district. */
@ApplicationScoped
class Teams {
    @Inject
    EntityManager entities;

    @Inject
    Listing listing;

    /** @throws Problem 404 when there is none, or none this caller may see */
    Team visible(UUID id, Caller caller) {
        return listing.one(Team.class, id, Scope.seenBy(caller), LockModeType.NONE);
    }

    Page<Team> page(Platform platform, String station, LocalDate on, int limit, String cursor, Caller caller) {
        var filter = Scope.seenBy(caller)
                .equal("platform", platform)
                .within("stationCode", station)
                .and("e.since <= :day and (e.until is null or e.until >= :day)", "day", on);
        return listing.page(Team.class, filter, Order.newest(t -> t.id), limit, cursor);
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
