package org.chuishao.whistle.signal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Turn;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The signals of the current district, as far as a caller's divisions reach. */
@ApplicationScoped
class Signals {
    /** By when a signal was first reported: that never changes, whatever is reported again meanwhile. */
    private static final Order<Signal> NEWEST = Order.newest("firstAt", s -> s.firstAt, Instant::parse, s -> s.id);

    @Inject
    EntityManager entities;

    @Inject
    Listing listing;

    @Inject
    Turn turn;

    /** A report that comes within this time of the last one of the same asset and kind is the same signal. */
    @ConfigProperty(name = "chuishao.signals.window", defaultValue = "30m")
    Duration window;

    record Kept(Signal signal, boolean isNew) {}

    /** Reports of one asset and kind come one at a time, however many devices send them at once. */
    Kept keep(SignalRequest request, CityAsset asset, Instant at, String source) {
        turn.take("signal/" + asset.code + "/" + request.kind());
        var same = sameAs(request, at);
        if (same.isPresent()) {
            same.get().repeat(request, at, asset, source);
            return new Kept(same.get(), false);
        }
        var signal = new Signal();
        signal.id = Ids.next();
        signal.assetCode = asset.code;
        signal.stationCode = asset.stationCode;
        signal.kind = request.kind();
        signal.detail = request.detail();
        signal.reference = request.reference();
        signal.firstAt = at;
        signal.lastAt = at;
        signal.times = 1;
        signal.source = source;
        entities.persist(signal);
        return new Kept(signal, true);
    }

    /**
     * Not one that was dismissed before that, nor one whose whistle had ended: what happens again after somebody looked, or after the
     * work was done, is to be looked at again. A report that only comes late is not.
     */
    private Optional<Signal> sameAs(SignalRequest request, Instant at) {
        return entities
                .createQuery(
                        "from Signal s where s.assetCode = :asset and s.kind = :kind and s.lastAt >= :since"
                                + " and (s.state <> DISMISSED or s.decidedAt >= :at)"
                                + " and (s.whistleId is null or exists (select 1 from Whistle w where w.id = s.whistleId"
                                + " and (w.stage not in (CLOSED, REJECTED, WITHDRAWN) or w.stageSince >= :at)))"
                                + " order by s.lastAt desc",
                        Signal.class)
                .setParameter("asset", request.assetCode())
                .setParameter("kind", request.kind())
                .setParameter("since", at.minus(window))
                .setParameter("at", at)
                .setMaxResults(1)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** @throws Problem 404 when there is none, or none within the caller's divisions */
    Signal get(UUID id, Caller caller) {
        return listing.one(Signal.class, id, seen(caller), LockModeType.NONE);
    }

    Signal toDecide(UUID id, Caller caller) {
        return listing.one(Signal.class, id, seen(caller), LockModeType.PESSIMISTIC_WRITE);
    }

    Page<Signal> page(Signal.State state, String asset, int limit, String cursor, Caller caller) {
        var filter = seen(caller).equal("state", state).equal("assetCode", asset);
        return listing.page(Signal.class, filter, NEWEST, limit, cursor);
    }

    private static Filter seen(Caller caller) {
        return caller.hasAny(Roles.ADMIN) ? new Filter() : new Filter().withinAny("stationCode", caller.divisions());
    }
}
