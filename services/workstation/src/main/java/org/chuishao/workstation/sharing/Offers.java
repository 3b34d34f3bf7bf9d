package org.chuishao.workstation.sharing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chuishao.kernel.page.Filter;
import org.chuishao.workstation.sharing.lifecycle.BookingStage;
import org.chuishao.workstation.sharing.match.Candidate;
import org.chuishao.workstation.sharing.match.Nearness;
import org.chuishao.workstation.sharing.match.Taken;

/** What is offered in the current district: everybody in it may see that. */
@ApplicationScoped
class Offers {
    /** So many of a kind are looked at for one need, the nearest first. */
    private static final int LOOKED_AT = 200;

    @Inject
    EntityManager entities;

    /** Of a division all below it, too; a department's by its code. */
    static Filter ownedBy(String owner) {
        var filter = new Filter();
        return owner != null && owner.matches("\\d+") ? filter.within("owner", owner) : filter.equal("owner", owner);
    }

    Optional<Offer> find(UUID id) {
        return locked(id, LockModeType.NONE);
    }

    /** With its row locked: who asks, agrees or withdraws waits for each other. */
    Optional<Offer> lock(UUID id) {
        return locked(id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Offer> locked(UUID id, LockModeType lock) {
        return entities
                .createQuery("from Offer e where e.id = :id", Offer.class)
                .setParameter("id", id)
                .setLockMode(lock)
                .getResultList()
                .stream()
                .findFirst();
    }

    Map<UUID, Offer> of(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return entities
                .createQuery("from Offer e where e.id in :ids", Offer.class)
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(o -> o.id, o -> o));
    }

    void add(Offer offer) {
        entities.persist(offer);
    }

    /** Offers of the kind that are there on all the need's days, with what is free of them, the best first. */
    List<Candidate<Offer>> candidates(Need need, int missing) {
        var offers = entities.createQuery(
                        "from Offer e where e.kind = :kind and e.stage = :offered and e.fromDay <= :first"
                                + " and (e.untilDay is null or e.untilDay >= :last)"
                                // a closed station has nobody to agree
                                + " and (length(e.owner) < 12 or not substring(e.owner, 1, 1) between '0' and '9'"
                                + " or exists (select 1 from Workstation w where w.code = e.owner and w.facts.active))"
                                + " order by case when e.owner = :station then 0 when e.owner like :street then 1"
                                + " else 2 end, e.id desc",
                        Offer.class)
                .setParameter("kind", need.kind)
                .setParameter("offered", OfferStage.OFFERED)
                .setParameter("first", need.firstDay())
                .setParameter("last", need.lastDay())
                .setParameter("station", need.stationCode)
                .setParameter("street", need.stationCode.substring(0, 9) + "%")
                .setMaxResults(LOOKED_AT)
                .getResultList();
        var taken = taken(offers.stream().map(o -> o.id).toList(), need.startsAt, need.endsAt);
        var candidates = offers.stream()
                .map(o -> new Candidate<>(
                        o,
                        Nearness.of(need.stationCode, o.owner),
                        o.amount - Taken.most(taken.getOrDefault(o.id, List.of()), need.startsAt, need.endsAt)))
                .toList();
        return Candidate.ranked(candidates, missing);
    }

    /** How much of it nobody was promised in all of that time. */
    int free(Offer offer, Instant from, Instant to) {
        var taken = taken(List.of(offer.id), from, to).getOrDefault(offer.id, List.of());
        return offer.amount - Taken.most(taken, from, to);
    }

    private Map<UUID, List<Taken>> taken(List<UUID> offers, Instant from, Instant to) {
        if (offers.isEmpty()) return Map.of();
        return entities
                .createQuery(
                        "from Booking b where b.offerId in :offers and b.stage = :agreed and b.startsAt < :to"
                                + " and b.endsAt > :from",
                        Booking.class)
                .setParameter("offers", offers)
                .setParameter("agreed", BookingStage.AGREED)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .stream()
                .collect(
                        Collectors.groupingBy(b -> b.offerId, Collectors.mapping(Booking::taken, Collectors.toList())));
    }
}
