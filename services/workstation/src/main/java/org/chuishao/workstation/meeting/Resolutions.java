package org.chuishao.workstation.meeting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.tabular.Exporting;
import org.chuishao.kernel.tabular.Table;
import org.chuishao.workstation.station.Scope;

/** What the meetings of the current district resolved. */
@ApplicationScoped
class Resolutions {
    private static final Order<Resolution> NEWEST = Order.newest(r -> r.id);

    @Inject
    EntityManager entities;

    @Inject
    Listing listing;

    @Inject
    Exporting exporting;

    /** @param today overdue are those due before it */
    record Wanted(String station, Resolution.State stage, Boolean overdue, LocalDate today) {
        private Filter seenBy(Caller caller) {
            var filter = Scope.seenBy(caller).within("stationCode", station).equal("stage", stage);
            return overdue == null
                    ? filter
                    : filter.and(
                            (overdue ? "" : "not ") + "(e.stage = OPEN and e.due < :today)", Map.of("today", today));
        }
    }

    /** @throws Problem 404 when there is none, or none this caller may see */
    Resolution visible(UUID id, Caller caller, LockModeType lock) {
        return listing.one(Resolution.class, id, Scope.seenBy(caller), lock);
    }

    List<Resolution> of(Meeting meeting) {
        return entities.createQuery("from Resolution e where e.meetingId = :id order by e.id", Resolution.class)
                .setParameter("id", meeting.id)
                .getResultList();
    }

    Page<Resolution> page(Wanted wanted, int limit, String cursor, Caller caller) {
        return listing.page(Resolution.class, wanted.seenBy(caller), NEWEST, limit, cursor);
    }

    Table.Source<Resolution> all(Wanted wanted, Caller caller) {
        return exporting.of(Resolution.class, wanted.seenBy(caller), NEWEST, r -> r);
    }

    void add(Resolution resolution) {
        entities.persist(resolution);
    }
}
