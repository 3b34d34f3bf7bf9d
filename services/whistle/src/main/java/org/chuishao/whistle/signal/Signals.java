package org.chuishao.whistle.signal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Turn;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The signals of the current district, as far as a caller's divisions reach. */
@ApplicationScoped
class Signals {
    @Inject
    EntityManager entities;

    @Inject
    Cursors cursors;

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
            same.get().repeat(request, at);
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

    /** Not a dismissed one: what is reported again after somebody looked is to be looked at again. */
    private Optional<Signal> sameAs(SignalRequest request, Instant at) {
        return entities
                .createQuery(
                        "from Signal s where s.assetCode = :asset and s.kind = :kind and s.lastAt >= :since"
                                + " and s.state <> :dismissed order by s.lastAt desc",
                        Signal.class)
                .setParameter("asset", request.assetCode())
                .setParameter("kind", request.kind())
                .setParameter("since", at.minus(window))
                .setParameter("dismissed", Signal.State.DISMISSED)
                .setMaxResults(1)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** @throws Problem 404 when there is none, or none within the caller's divisions */
    Signal get(UUID id, Caller caller) {
        return one(query(List.of("s.id = :id"), Map.of("id", id), "", caller));
    }

    Signal toDecide(UUID id, Caller caller) {
        return one(
                query(List.of("s.id = :id"), Map.of("id", id), "", caller).setLockMode(LockModeType.PESSIMISTIC_WRITE));
    }

    private static Signal one(TypedQuery<Signal> query) {
        return query.getResultList().stream().findFirst().orElseThrow(Problem::notFound);
    }

    /** Newest first; one more than asked for, where there is. */
    List<Signal> page(Signal.State state, String asset, int limit, String cursor, Caller caller) {
        var conditions = new ArrayList<String>();
        var parameters = new LinkedHashMap<String, Object>();
        if (state != null) {
            conditions.add("s.state = :state");
            parameters.put("state", state);
        }
        if (asset != null) {
            conditions.add("s.assetCode = :asset");
            parameters.put("asset", asset);
        }
        if (cursor != null) {
            var end = cursors.open(asked(state, asset), cursor).split(" ");
            conditions.add("(s.firstAt, s.id) < (:endedAt, :endedId)");
            parameters.put("endedAt", Instant.parse(end[0]));
            parameters.put("endedId", UUID.fromString(end[1]));
        }
        return query(conditions, parameters, " order by s.firstAt desc, s.id desc", caller)
                .setMaxResults(limit + 1)
                .getResultList();
    }

    /** A page ends at when a signal was first reported: that never changes, whatever is reported again meanwhile. */
    String cursor(Signal.State state, String asset, Signal last) {
        return cursors.seal(asked(state, asset), last.firstAt + " " + last.id);
    }

    private static String asked(Signal.State state, String asset) {
        return "signals " + state + " " + asset;
    }

    private TypedQuery<Signal> query(
            List<String> conditions, Map<String, Object> parameters, String order, Caller caller) {
        var all = new ArrayList<>(conditions);
        var bound = new LinkedHashMap<>(parameters);
        if (!caller.hasAny(Roles.ADMIN)) {
            var own = new ArrayList<String>();
            for (var division : caller.divisions()) {
                own.add("s.stationCode like :division" + bound.size());
                bound.put("division" + bound.size(), division + "%");
            }
            all.add(own.isEmpty() ? "1 = 0" : "(" + String.join(" or ", own) + ")");
        }
        var where = all.isEmpty() ? "" : " where " + String.join(" and ", all);
        var query = entities.createQuery("from Signal s" + where + order, Signal.class);
        bound.forEach(query::setParameter);
        return query;
    }
}
