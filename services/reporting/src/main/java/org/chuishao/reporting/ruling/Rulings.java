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
import org.chuishao.reporting.reference.Organisations;

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

    @Inject
    Organisations organisations;

    public void add(Ruling ruling) {
        entities.persist(ruling);
        outbox.publish("ruling", ruling.id, RulingMade.TYPE, RulingMade.of(ruling));
    }

    /** The ruling that makes this part of the whistle this department's, or that of whoever it took over from. */
    public Optional<Ruling> binding(UUID whistle, Role role, String organisation) {
        return on(whistle, role, organisation)
                .filter(r -> r.responsible.equals(organisation) || hasTakenOver(organisation, r.responsible));
    }

    /**
     * What was ruled about a department's part of the whistle. There is one lead, so the latest ruling on that is about whoever leads;
     * of several who assist it is about the one it names.
     */
    public Optional<Ruling> on(UUID whistle, Role role, String organisation) {
        return entities
                .createQuery(
                        "from Ruling r where r.whistleId = :whistle and r.role = :role order by r.ruledAt desc, r.id desc",
                        Ruling.class)
                .setParameter("whistle", whistle)
                .setParameter("role", role)
                .getResultList()
                .stream()
                .filter(r -> role == Role.LEAD
                        || r.responsible.equals(organisation)
                        || hasTakenOver(organisation, r.responsible))
                .findFirst();
    }

    private boolean hasTakenOver(String organisation, String from) {
        return organisations.department(from).filter(organisation::equals).isPresent();
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
