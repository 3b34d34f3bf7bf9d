package org.chuishao.whistle.webhook;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.privacy.Sealed;
import org.jboss.logging.Logger;

/** The deliveries that are due, taken by one replica at a time, and how they went. */
@ApplicationScoped
class Outgoing {
    private static final Logger LOG = Logger.getLogger(Outgoing.class);
    /** Of one webhook at a time: a slow receiver must not take the place of the others. */
    private static final int AT_ONCE = 4;

    private static final int BATCH = 40;
    /** Longer than any attempt: what a replica took and never ended is free again after that. */
    private static final Duration LEASE = Sender.LONGEST.multipliedBy(3);

    /** Replicas share the receivers: a locked one is another's. Its log may grow meanwhile, which needs its key only. */
    private static final String TAKE_RECEIVERS = """
            select w.id from webhook w
            where w.secret is not null and (
                w.state = 'ACTIVE' and exists (
                    select from webhook_delivery x
                    where x.district = w.district and x.webhook_id = w.id and x.state = 'WAITING' and x.next_at <= ?)
                or exists (
                    select from webhook_delivery x
                    where x.district = w.district and x.webhook_id = w.id and x.state = 'WAITING' and x.type = 'ping'))
            for no key update skip locked""";

    private static final String CLAIM = """
            with due as (
                select d.district, d.id, w.url, w.secret
                from webhook w
                cross join lateral (
                    select count(*) as now from webhook_delivery x
                    where x.district = w.district and x.webhook_id = w.id and x.state = 'WAITING' and x.leased_until >= ?) leased
                cross join lateral (
                    select x.district, x.id, x.next_at, x.seq from webhook_delivery x
                    where x.district = w.district and x.webhook_id = w.id and x.state = 'WAITING'
                      and (w.state = 'ACTIVE' or x.type = 'ping')
                      and x.next_at <= ? and (x.leased_until is null or x.leased_until < ?)
                      and not exists (
                          select from webhook_delivery e
                          where e.district = x.district and e.webhook_id = x.webhook_id and e.subject = x.subject
                            and e.state = 'WAITING' and e.seq < x.seq)
                    order by x.next_at, x.seq limit greatest(? - leased.now, 0) for update of x skip locked) d
                where w.id = any(?)
                order by d.next_at, d.seq limit ?)
            update webhook_delivery d set leased_until = ?, attempts = attempts + 1 from due
            where d.district = due.district and d.id = due.id
            returning d.district, d.id, d.webhook_id, d.subject, d.type, d.attempts, d.body, due.url, due.secret""";

    private static final String END = """
            update webhook_delivery set state = ?, next_at = ?, leased_until = null, status = ?, error = ?, ended_at = ?
            where district = ? and id = ? and attempts = ? and state = 'WAITING'""";

    /** What is told of the same whistle later is not due before: nobody has to look at it until then. */
    private static final String HOLD_BACK = """
            update webhook_delivery set next_at = ?
            where district = ? and webhook_id = ? and subject = ? and state = 'WAITING' and next_at < ?""";

    private static final String TAKES_OTHERS = """
            select exists (select from webhook_delivery
                where district = ? and webhook_id = ? and state = 'DELIVERED' and type <> 'ping' and ended_at > ?)""";

    private static final String SUCCEED =
            "update webhook set failing_since = null where district = ? and id = ? and failing_since is not null";

    private static final String FAIL = """
            update webhook set failing_since = coalesce(failing_since, ?)
            where district = ? and id = ? returning failing_since""";

    private static final String DISABLE = """
            update webhook set state = 'DISABLED', state_reason = ?, version = version + 1
            where district = ? and id = ? and state = 'ACTIVE'""";

    @Inject
    AgroalDataSource database;

    private final Sealed sealed = new Sealed();

    /** @param secret null when it cannot be read */
    record Due(
            String district,
            UUID id,
            UUID webhook,
            String subject,
            String type,
            int attempts,
            String body,
            String url,
            String secret) {
        boolean isPing() {
            return type.equals(Delivery.PING);
        }
    }

    List<Due> claim(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            // a statement of its own: the next one must see what the last holder of the lock has leased
            var receivers = Sql.of(TAKE_RECEIVERS, now).list(database, Fields::uuid);
            return receivers.isEmpty() ? List.of() : claim(receivers, now);
        });
    }

    private List<Due> claim(List<UUID> receivers, Instant now) {
        return Sql.of(CLAIM, now, now, now, AT_ONCE, receivers, BATCH, now.plus(LEASE))
                .list(database, this::due);
    }

    private Due due(Fields row) throws SQLException {
        return new Due(
                row.text(),
                row.uuid(),
                row.uuid(),
                row.text(),
                row.text(),
                row.number(),
                row.text(),
                row.text(),
                open(row.bytes()));
    }

    /** One sealed with another key, or damaged, is its own receiver's failure: the others are claimed with it. */
    private String open(byte[] secret) {
        try {
            return sealed.convertToEntityAttribute(secret);
        } catch (IllegalStateException unreadable) {
            LOG.warnf("a webhook's secret: %s", unreadable.getMessage());
            return null;
        }
    }

    /** A result that comes after the lease ran out, and after somebody else's attempt, counts for nothing. */
    void end(Due due, Sender.Outcome outcome, Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            boolean givenUp = !outcome.isGood() && (due.isPing() || isRefusedAlone(connection, due, now));
            boolean over = outcome.isGood() || givenUp;
            var end = Sql.of(
                    END,
                    outcome.isGood() ? "DELIVERED" : givenUp ? "GIVEN_UP" : "WAITING",
                    over ? now : Backoff.next(now, due.attempts()),
                    outcome.status(),
                    outcome.error(),
                    over ? now : null,
                    due.district(),
                    due.id(),
                    due.attempts());
            if (end.change(connection) == 1 && !due.isPing() && !givenUp) judge(connection, due, outcome, now);
        }
    }

    /** The receiver takes others and has refused this one for days: what follows about its whistle need not wait for ever. */
    private static boolean isRefusedAlone(Connection connection, Due due, Instant now) throws SQLException {
        return Backoff.isHopeless(due.attempts())
                && Sql.of(TAKES_OTHERS, due.district(), due.webhook(), now.minus(Backoff.PATIENCE))
                        .first(connection, Fields::truth)
                        .orElseThrow();
    }

    private static void judge(Connection connection, Due due, Sender.Outcome outcome, Instant now) throws SQLException {
        if (outcome.isGood()) Sql.of(SUCCEED, due.district(), due.webhook()).change(connection);
        else fail(connection, due, outcome, now);
    }

    private static void fail(Connection connection, Due due, Sender.Outcome outcome, Instant now) throws SQLException {
        holdBack(connection, due, now);
        var since = failingSince(connection, due, now);
        if (since == null || !outcome.isGone() && !Backoff.isExhausted(since, now)) return;
        Sql.of(DISABLE, reason(outcome), due.district(), due.webhook()).change(connection);
    }

    private static void holdBack(Connection connection, Due due, Instant now) throws SQLException {
        var next = Backoff.next(now, due.attempts());
        Sql.of(HOLD_BACK, next, due.district(), due.webhook(), due.subject(), next)
                .change(connection);
    }

    private static Instant failingSince(Connection connection, Due due, Instant now) throws SQLException {
        return Sql.of(FAIL, now, due.district(), due.webhook())
                .first(connection, Fields::instant)
                .orElse(null);
    }

    private static String reason(Sender.Outcome outcome) {
        var days = Backoff.PATIENCE.toDays();
        return outcome.isGone()
                ? "对方答复 410，不再接收。 The receiver answered 410: it wants no more."
                : "连续 %d 天投递失败。 No telling came through for %d days; the last: %s"
                        .formatted(days, days, outcome.error());
    }
}
