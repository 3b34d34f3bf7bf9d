package org.chuishao.workstation.sharing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.sharing.lifecycle.BookingStage;
import org.chuishao.workstation.sharing.lifecycle.Lifecycle;
import org.chuishao.workstation.sharing.lifecycle.Move;
import org.chuishao.workstation.station.Scope;

/** Who asks whom for what. Both sides see a booking, and those above them. */
@ApplicationScoped
class Bookings {
    @Inject
    EntityManager entities;

    @Inject
    Listing listing;

    @Inject
    Offers offers;

    @Inject
    Needs needs;

    /** Those of the stations a caller sees, of what those stations own, and of what the caller's own unit does. */
    private static Filter seenBy(Caller caller) {
        var divisions = Scope.of(caller).divisions();
        return Filter.either(
                new Filter().withinAny("stationCode", divisions),
                new Filter().withinAny("owner", divisions),
                new Filter().in("owner", caller.affiliations()));
    }

    /** @throws Problem 404 when there is none, or none this caller may see */
    Booking visible(UUID id, Caller caller) {
        return listing.one(Booking.class, id, seenBy(caller), LockModeType.NONE);
    }

    Page<Booking> page(Filter wanted, int limit, String cursor, Caller caller) {
        return listing.page(Booking.class, seenBy(caller).and(wanted), Order.newest(b -> b.id), limit, cursor);
    }

    void add(Booking booking) {
        entities.persist(booking);
    }

    /** What was promised of an offer and is still to come, or going on. */
    List<Booking> promised(Offer offer, Instant now) {
        return entities.createQuery(
                        "from Booking b where b.offerId = :offer and b.stage = :agreed and b.endsAt > :now",
                        Booking.class)
                .setParameter("offer", offer.id)
                .setParameter("agreed", BookingStage.AGREED)
                .setParameter("now", now)
                .getResultList();
    }

    boolean isAsked(Need need, Offer offer) {
        return !entities.createQuery(
                        "select 1 from Booking b where b.needId = :need and b.offerId = :offer and b.stage in :stages",
                        Integer.class)
                .setParameter("need", need.id)
                .setParameter("offer", offer.id)
                .setParameter("stages", List.of(BookingStage.ASKED, BookingStage.AGREED))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    int countAsked(Offer offer) {
        return Math.toIntExact(entities.createQuery(
                        "select count(b) from Booking b where b.offerId = :offer and b.stage = :asked", Long.class)
                .setParameter("offer", offer.id)
                .setParameter("asked", BookingStage.ASKED)
                .getSingleResult());
    }

    /** The need is met or withdrawn: whoever else was asked need not answer any more. */
    void lapse(Need need, Instant now, String note) {
        var edge = Lifecycle.byItself(Move.LAPSE);
        entities.createQuery("from Booking b where b.needId = :need and b.stage = :asked", Booking.class)
                .setParameter("need", need.id)
                .setParameter("asked", edge.from())
                .getResultList()
                .forEach(booking -> booking.go(edge, now, need.createdBy, note));
    }

    BookingView view(Booking booking, Caller caller, Instant now) {
        return views(List.of(booking), caller, now).apply(booking);
    }

    /** A page of them costs two statements, as one does. */
    Function<Booking, BookingView> views(List<Booking> page, Caller caller, Instant now) {
        var offered = offers.of(page.stream().map(b -> b.offerId).distinct().toList());
        var needed = needs.of(page.stream().map(b -> b.needId).distinct().toList());
        return b -> BookingView.of(b, offered.get(b.offerId), needed.get(b.needId), caller, now);
    }
}
