package org.chuishao.workstation.activity;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.tabular.Exporting;
import org.chuishao.kernel.tabular.Table;
import org.chuishao.workstation.platform.Platform;
import org.chuishao.workstation.station.Scope;

/** What the stations of the current district did. */
@ApplicationScoped
class Activities {
    private static final Order<Activity> NEWEST = Order.newest("heldOn", a -> a.heldOn, LocalDate::parse, a -> a.id);

    @Inject
    EntityManager entities;

    @Inject
    Listing listing;

    @Inject
    Exporting exporting;

    record Wanted(String station, Platform platform, ActivityKind kind, LocalDate from, LocalDate to) {
        private Filter seenBy(Caller caller) {
            return Scope.seenBy(caller)
                    .within("stationCode", station)
                    .equal("facts.platform", platform)
                    .equal("kind", kind)
                    .and("e.heldOn >= :from", "from", from)
                    .and("e.heldOn <= :to", "to", to);
        }
    }

    /** @throws Problem 404 when there is none, or none this caller may see */
    Activity visible(UUID id, Caller caller) {
        return listing.one(Activity.class, id, Scope.seenBy(caller), LockModeType.NONE);
    }

    Page<Activity> page(Wanted wanted, int limit, String cursor, Caller caller) {
        return listing.page(Activity.class, wanted.seenBy(caller), NEWEST, limit, cursor);
    }

    <R> Table.Source<R> all(Wanted wanted, Caller caller, Function<Activity, R> row) {
        return exporting.of(Activity.class, wanted.seenBy(caller), NEWEST, row);
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
}
