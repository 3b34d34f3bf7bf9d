package org.chuishao.reporting.ruling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.reporting.lifecycle.Role;

/** The rulings of the current district, newest first. */
@ApplicationScoped
public class Rulings {
    private static final Order<Ruling> NEWEST = Order.newest("ruledAt", r -> r.ruledAt, Instant::parse, r -> r.id);

    @Inject
    EntityManager entities;

    @Inject
    Outbox outbox;

    @Inject
    Listing listing;

    public void add(Ruling ruling) {
        entities.persist(ruling);
        outbox.publish("ruling", ruling.id, RulingMade.TYPE, RulingMade.of(ruling));
    }

    /** The latest ruling on this part of the whistle, if it is this department that it makes responsible. */
    public Optional<UUID> binding(UUID whistle, Role role, String organisation) {
        return entities
                .createQuery(
                        "from Ruling r where r.whistleId = :whistle and r.role = :role order by r.ruledAt desc",
                        Ruling.class)
                .setParameter("whistle", whistle)
                .setParameter("role", role)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .filter(r -> r.responsible.equals(organisation))
                .map(r -> r.id)
                .findFirst();
    }

    /** @throws Problem 404 when there is none */
    Ruling get(UUID id) {
        return listing.one(Ruling.class, id, new Filter(), LockModeType.NONE);
    }

    Page<Ruling> page(String item, String responsible, int limit, String cursor) {
        var filter = new Filter().equal("itemCode", item).equal("responsible", responsible);
        return listing.page(Ruling.class, filter, NEWEST, limit, cursor);
    }
}
