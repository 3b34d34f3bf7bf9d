package org.chuishao.whistle.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;

/** The webhooks a caller may see: an administrator all of the district's, an integrator those of their own units. */
@ApplicationScoped
class Webhooks {
    private static final Order<Webhook> OLDEST = Order.oldest("createdAt", w -> w.createdAt, Instant::parse, w -> w.id);
    private static final Order<Delivery> NEWEST = Order.newest("seq", d -> d.seq, Long::valueOf);

    @Inject
    EntityManager entities;

    @Inject
    Listing listing;

    List<Webhook> all(Caller caller) {
        return listing.all(Webhook.class, seen(caller), OLDEST);
    }

    /** @throws Problem 404 when there is none, or none of the caller's */
    Webhook get(UUID id, Caller caller) {
        return listing.one(Webhook.class, id, seen(caller), LockModeType.NONE);
    }

    Webhook toChange(UUID id, Caller caller) {
        return listing.one(Webhook.class, id, seen(caller), LockModeType.PESSIMISTIC_WRITE);
    }

    Page<Delivery> deliveries(Webhook webhook, Delivery.State state, int limit, String cursor) {
        var filter = new Filter().equal("webhookId", webhook.id).equal("state", state);
        return listing.page(Delivery.class, filter, NEWEST, limit, cursor);
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

    private static Filter seen(Caller caller) {
        var kept = new Filter().and("not e.deleted", Map.of());
        return caller.hasAny(Roles.ADMIN)
                ? kept
                : kept.and(Filter.either(
                        new Filter().withinAny("unit", caller.divisions()),
                        new Filter().in("unit", caller.organisations())));
    }
}
