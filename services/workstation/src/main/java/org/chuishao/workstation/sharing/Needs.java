package org.chuishao.workstation.sharing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.sharing.lifecycle.BookingStage;
import org.chuishao.workstation.station.Scope;

/** What the current district's stations are in need of: a station's own people, its street and the district see that. */
@ApplicationScoped
class Needs {
    @Inject
    EntityManager entities;

    @Inject
    Listing listing;

    /** @throws Problem 404 when there is none, or none this caller may see */
    Need visible(UUID id, Caller caller, LockModeType lock) {
        return listing.one(Need.class, id, Scope.seenBy(caller), lock);
    }

    /** Whatever is done about a need's bookings is done one at a time. */
    Need lock(UUID id) {
        return entities.createQuery("from Need e where e.id = :id", Need.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
    }

    Map<UUID, Need> of(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return entities
                .createQuery("from Need e where e.id in :ids", Need.class)
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(n -> n.id, n -> n));
    }

    void add(Need need) {
        entities.persist(need);
    }

    /** How much of each was agreed to, or was had and given back. */
    Map<UUID, Integer> agreed(Collection<UUID> needs) {
        if (needs.isEmpty()) return Map.of();
        return entities
                .createQuery(
                        "select b.needId, sum(b.amount) from Booking b where b.needId in :needs and b.stage in :stages"
                                + " group by b.needId",
                        Object[].class)
                .setParameter("needs", needs)
                .setParameter("stages", List.of(BookingStage.AGREED, BookingStage.RETURNED))
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Number) row[1]).intValue()));
    }

    int agreed(Need need) {
        return agreed(List.of(need.id)).getOrDefault(need.id, 0);
    }
}
