package org.chuishao.whistle.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;

/** The webhooks a caller may see: an administrator all of the district's, an integrator those of their own units. */
@ApplicationScoped
class Webhooks {
    @Inject
    EntityManager entities;

    @Inject
    Cursors cursors;

    private TypedQuery<Webhook> query(String more, Caller caller) {
        var conditions = new ArrayList<String>();
        var parameters = new LinkedHashMap<String, Object>();
        if (!caller.hasAny(Roles.ADMIN)) {
            for (var division : caller.divisions()) {
                conditions.add("w.unit like :division" + parameters.size());
                parameters.put("division" + parameters.size(), division + "%");
            }
            if (!caller.organisations().isEmpty()) {
                conditions.add("w.unit in :organisations");
                parameters.put("organisations", caller.organisations());
            }
            if (conditions.isEmpty()) conditions.add("1 = 0");
        }
        var scope = conditions.isEmpty() ? "1 = 1" : "(" + String.join(" or ", conditions) + ")";
        var query = entities.createQuery("from Webhook w where " + scope + more, Webhook.class);
        parameters.forEach(query::setParameter);
        return query;
    }

    List<Webhook> all(Caller caller) {
        return query(" order by w.createdAt, w.id", caller).getResultList();
    }

    /** @throws Problem 404 when there is none, or none of the caller's */
    Webhook get(UUID id, Caller caller) {
        return query(" and w.id = :id", caller).setParameter("id", id).getResultList().stream()
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    Webhook toChange(UUID id, Caller caller) {
        return query(" and w.id = :id", caller)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** Newest first. */
    Page<DeliveryView> deliveries(Webhook webhook, Delivery.State state, int limit, String cursor) {
        var asked = "deliveries " + webhook.id + " " + state;
        var query = entities.createQuery(
                        "from Delivery d where d.webhookId = :webhook"
                                + (state == null ? "" : " and d.state = :state")
                                + (cursor == null ? "" : " and d.seq < :before")
                                + " order by d.seq desc",
                        Delivery.class)
                .setParameter("webhook", webhook.id)
                .setMaxResults(limit + 1);
        if (state != null) query.setParameter("state", state);
        if (cursor != null) query.setParameter("before", Long.parseLong(cursors.open(asked, cursor)));
        return Page.of(
                query.getResultList(), limit, DeliveryView::of, last -> cursors.seal(asked, String.valueOf(last.seq)));
    }

    Delivery ping(Webhook webhook, Instant now) {
        var id = UUID.randomUUID();
        var body = """
                {"specversion":"1.0","id":"%s","type":"ping","source":"/chuishao/whistle","subject":"%s","time":"%s",\
                "district":"%s","datacontenttype":"application/json","data":{}}""".formatted(id, webhook.id, now, webhook.district);
        // of a subject of its own: it waits for nothing
        var delivery = new Delivery(webhook.id, Delivery.PING, id.toString(), body, now);
        entities.persist(delivery);
        return delivery;
    }
}
