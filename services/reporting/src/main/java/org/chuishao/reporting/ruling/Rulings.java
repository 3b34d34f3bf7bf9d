package org.chuishao.reporting.ruling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;

/** The rulings of the current district, newest first. */
@ApplicationScoped
public class Rulings {
    @Inject
    EntityManager entities;

    @Inject
    Outbox outbox;

    @Inject
    Cursors cursors;

    record Filter(String item, String organisation) {}

    public void add(Ruling ruling) {
        entities.persist(ruling);
        outbox.publish("ruling", ruling.id, RulingMade.TYPE, RulingMade.of(ruling));
    }

    /** The latest ruling on the whistle, if it is this department that it makes responsible. */
    public Optional<UUID> binding(UUID whistle, String organisation) {
        return entities
                .createQuery("from Ruling r where r.whistleId = :whistle order by r.ruledAt desc", Ruling.class)
                .setParameter("whistle", whistle)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .filter(r -> r.responsible.equals(organisation))
                .map(r -> r.id)
                .findFirst();
    }

    /** @throws Problem 404 when there is none */
    Ruling get(UUID id) {
        return entities
                .createQuery("from Ruling r where r.id = :id", Ruling.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    Page<RulingView> page(Filter filter, int limit, String cursor) {
        var conditions = new ArrayList<String>();
        var parameters = new LinkedHashMap<String, Object>();
        if (filter.item() != null) {
            conditions.add("r.itemCode = :item");
            parameters.put("item", filter.item());
        }
        if (filter.organisation() != null) {
            conditions.add("r.responsible = :organisation");
            parameters.put("organisation", filter.organisation());
        }
        var asked = "rulings " + filter;
        if (cursor != null) {
            var end = cursors.open(asked, cursor).split(" ");
            conditions.add("(r.ruledAt, r.id) < (:endedAt, :endedId)");
            parameters.put("endedAt", Instant.parse(end[0]));
            parameters.put("endedId", UUID.fromString(end[1]));
        }
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var query = entities.createQuery("from Ruling r" + where + " order by r.ruledAt desc, r.id desc", Ruling.class)
                .setMaxResults(limit + 1);
        parameters.forEach(query::setParameter);
        return Page.of(
                query.getResultList(),
                limit,
                RulingView::of,
                last -> cursors.seal(asked, last.ruledAt + " " + last.id));
    }
}
