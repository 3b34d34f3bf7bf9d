package org.chuishao.whistle.webhook;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.privacy.Sealed;

/** The deliveries that are due, taken by one replica at a time, and how they went. */
@ApplicationScoped
class Outgoing {
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

    @Inject
    AgroalDataSource database;

    private final Sealed sealed = new Sealed();

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
            try (var connection = database.getConnection()) {
                // a statement of its own: the next one must see what the last holder of the lock has leased
                var receivers = takeReceivers(connection, Timestamp.from(now));
                return receivers.length == 0 ? List.of() : claim(connection, receivers, now);
            }
        });
    }

    private static Object[] takeReceivers(Connection connection, Timestamp now) throws SQLException {
        try (var take = connection.prepareStatement(TAKE_RECEIVERS)) {
            take.setTimestamp(1, now);
            try (var rows = take.executeQuery()) {
                var taken = new ArrayList<>();
                while (rows.next()) taken.add(rows.getObject(1));
                return taken.toArray();
            }
        }
    }

    private List<Due> claim(Connection connection, Object[] receivers, Instant now) throws SQLException {
        try (var claim = connection.prepareStatement(CLAIM)) {
            var at = Timestamp.from(now);
            claim.setTimestamp(1, at);
            claim.setTimestamp(2, at);
            claim.setTimestamp(3, at);
            claim.setInt(4, AT_ONCE);
            claim.setArray(5, connection.createArrayOf("uuid", receivers));
            claim.setInt(6, BATCH);
            claim.setTimestamp(7, Timestamp.from(now.plus(LEASE)));
            try (var rows = claim.executeQuery()) {
                var due = new ArrayList<Due>();
                while (rows.next()) due.add(due(rows));
                return due;
            }
        }
    }

    private Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getString(1),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                row.getString(7),
                row.getString(8),
                sealed.convertToEntityAttribute(row.getBytes(9)));
    }

    /** A result that comes after the lease ran out, and after somebody else's attempt, counts for nothing. */
    void end(Due due, Sender.Outcome outcome, Instant now) throws SQLException {
        try (var connection = database.getConnection();
                var end = connection.prepareStatement(END)) {
            boolean givenUp = !outcome.isGood() && (due.isPing() || isRefusedAlone(connection, due, now));
            boolean over = outcome.isGood() || givenUp;
            var state = outcome.isGood() ? "DELIVERED" : givenUp ? "GIVEN_UP" : "WAITING";
            end.setString(1, state);
            end.setTimestamp(2, Timestamp.from(over ? now : Backoff.next(now, due.attempts())));
            end.setObject(3, outcome.status());
            end.setString(4, outcome.error());
            end.setTimestamp(5, over ? Timestamp.from(now) : null);
            end.setString(6, due.district());
            end.setObject(7, due.id());
            end.setInt(8, due.attempts());
            if (end.executeUpdate() == 1 && !due.isPing() && !givenUp) judge(connection, due, outcome, now);
        }
    }

    /** The receiver takes others and has refused this one for days: what follows about its whistle need not wait for ever. */
    private static boolean isRefusedAlone(Connection connection, Due due, Instant now) throws SQLException {
        if (!Backoff.isHopeless(due.attempts())) return false;
        try (var query = connection.prepareStatement("""
                select exists (select from webhook_delivery
                    where district = ? and webhook_id = ? and state = 'DELIVERED' and type <> 'ping' and ended_at > ?)""")) {
            query.setString(1, due.district());
            query.setObject(2, due.webhook());
            query.setTimestamp(3, Timestamp.from(now.minus(Backoff.PATIENCE)));
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void judge(Connection connection, Due due, Sender.Outcome outcome, Instant now) throws SQLException {
        if (outcome.isGood()) succeed(connection, due);
        else fail(connection, due, outcome, now);
    }

    private static void succeed(Connection connection, Due due) throws SQLException {
        try (var update = connection.prepareStatement(
                "update webhook set failing_since = null where district = ? and id = ? and failing_since is not null")) {
            update.setString(1, due.district());
            update.setObject(2, due.webhook());
            update.executeUpdate();
        }
    }

    private static void fail(Connection connection, Due due, Sender.Outcome outcome, Instant now) throws SQLException {
        holdBack(connection, due, now);
        var since = failingSince(connection, due, now);
        if (since == null || !outcome.isGone() && !Backoff.isExhausted(since, now)) return;
        try (var disable = connection.prepareStatement("""
                update webhook set state = 'DISABLED', state_reason = ?, version = version + 1
                where district = ? and id = ? and state = 'ACTIVE'""")) {
            disable.setString(1, reason(outcome));
            disable.setString(2, due.district());
            disable.setObject(3, due.webhook());
            disable.executeUpdate();
        }
    }

    private static void holdBack(Connection connection, Due due, Instant now) throws SQLException {
        var next = Timestamp.from(Backoff.next(now, due.attempts()));
        try (var update = connection.prepareStatement(HOLD_BACK)) {
            update.setTimestamp(1, next);
            update.setString(2, due.district());
            update.setObject(3, due.webhook());
            update.setString(4, due.subject());
            update.setTimestamp(5, next);
            update.executeUpdate();
        }
    }

    private static Instant failingSince(Connection connection, Due due, Instant now) throws SQLException {
        try (var update = connection.prepareStatement("""
                update webhook set failing_since = coalesce(failing_since, ?)
                where district = ? and id = ? returning failing_since""")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setString(2, due.district());
            update.setObject(3, due.webhook());
            try (var row = update.executeQuery()) {
                return row.next() ? row.getTimestamp(1).toInstant() : null;
            }
        }
    }

    private static String reason(Sender.Outcome outcome) {
        var days = Backoff.PATIENCE.toDays();
        return outcome.isGone()
                ? "对方答复 410，不再接收。 The receiver answered 410: it wants no more."
                : "连续 %d 天投递失败。 No telling came through for %d days; the last: %s"
                        .formatted(days, days, outcome.error());
    }
}
