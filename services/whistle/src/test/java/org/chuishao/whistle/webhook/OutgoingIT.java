package org.chuishao.whistle.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.privacy.Sealed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One receiver is sent four things at a time, however many replicas there are. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class OutgoingIT {
    /** Years after the service's own clock: its job does not find these due. */
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    private static final Sender.Outcome GOOD = new Sender.Outcome(204, null);
    private static final Sender.Outcome BAD = new Sender.Outcome(500, "HTTP 500");

    private final UUID webhook = UUID.randomUUID();

    @Inject
    Outgoing outgoing;

    @Inject
    DeliveryJob job;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void register() throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into webhook (district, id, url, events, unit, state, active_since, secret, created_at, created_by, version)
                        values ('340895', ?, 'http://127.0.0.1/', '{}', '340895', 'ACTIVE', now(), ?, now(), 'x', 0)""")) {
            insert.setObject(1, webhook);
            insert.setBytes(2, new Sealed().convertToDatabaseColumn("secret"));
            insert.executeUpdate();
        }
    }

    @AfterEach
    void forget() throws SQLException {
        execute("delete from webhook where id = '%s'".formatted(webhook));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void waiting(String subject) throws SQLException {
        execute("""
                insert into webhook_delivery (district, id, webhook_id, type, subject, body, state, next_at, created_at)
                values ('340895', uuidv7(), '%s', 'whistle-blown.v1', '%s', '{}', 'WAITING', '%s', now())""".formatted(webhook, subject, LATER));
    }

    private List<Outgoing.Due> claimed(Instant now) {
        return outgoing.claim(now).stream()
                .filter(due -> due.webhook().equals(webhook))
                .toList();
    }

    @Test
    void whatIsBeingSentCountsAmongTheFour() throws SQLException {
        for (int i = 0; i < 3; i++) waiting("first-" + i);
        var first = claimed(LATER);
        assertEquals(3, first.size());
        for (int i = 0; i < 4; i++) waiting("then-" + i);
        assertEquals(1, claimed(LATER).size());
        assertEquals(0, claimed(LATER).size());
        outgoing.end(first.getFirst(), GOOD, LATER);
        assertEquals(1, claimed(LATER).size());
    }

    @Test
    void replicasAddNothing() throws Exception {
        for (int i = 0; i < 30; i++) waiting("whistle-" + i);
        try (var replicas = Executors.newFixedThreadPool(6)) {
            Callable<Integer> one = () -> claimed(LATER).size();
            int claimed = 0;
            for (var some : replicas.invokeAll(Collections.nCopies(24, one))) claimed += some.get();
            assertEquals(4, claimed);
        }
    }

    @Test
    void whatFollowsAFailureIsNotDueBeforeIt() throws SQLException {
        waiting("whistle");
        waiting("whistle");
        waiting("other");
        var first = claimed(LATER).stream()
                .filter(due -> due.subject().equals("whistle"))
                .findFirst()
                .orElseThrow();
        outgoing.end(first, BAD, LATER);
        assertEquals(List.of(), claimed(LATER));
        assertEquals(2, dueBy(Backoff.next(LATER, 1)) - dueBy(LATER));
        assertEquals(
                List.of(first.id()),
                claimed(Backoff.next(LATER, 1)).stream()
                        .filter(due -> due.subject().equals("whistle"))
                        .map(Outgoing.Due::id)
                        .toList());
    }

    /** Of one that fails altogether nothing is given up: it is disabled, and goes on where it stopped. */
    @Test
    void whatAloneIsRefusedForDaysIsGivenUp() throws SQLException {
        waiting("refused");
        waiting("refused");
        execute("update webhook_delivery set attempts = 76 where webhook_id = '%s'".formatted(webhook));
        var first = claimed(LATER).getFirst();
        outgoing.end(first, BAD, LATER);
        assertEquals(List.of("WAITING", "WAITING"), states("refused"));

        waiting("taken");
        outgoing.end(claimed(LATER).getFirst(), GOOD, LATER);
        var again = Backoff.next(LATER, 77);
        outgoing.end(claimed(again).getFirst(), BAD, again);
        assertEquals(List.of("GIVEN_UP", "WAITING"), states("refused"));
        assertEquals("refused", claimed(again).getFirst().subject());
    }

    @Test
    void nothingIsSentForADeletedOneAndItsLogGoesBitByBit() throws SQLException {
        for (int i = 0; i < 3; i++) waiting("whistle-" + i);
        execute("""
                insert into webhook_delivery (district, id, webhook_id, type, subject, body, state, next_at, created_at, ended_at)
                select '340895', uuidv7(), '%s', 't', 'old', '{}', 'DELIVERED', now(), now(), now() from generate_series(1, 20001)""".formatted(webhook));
        execute("update webhook set deleted = true, secret = null, state = 'PAUSED' where id = '%s'"
                .formatted(webhook));
        assertEquals(List.of(), claimed(LATER));
        job.tidy();
        assertEquals(List.of(), states("old"));
        assertEquals(List.of(), states("whistle-0"));
        assertTrue(Sql.of("select 1 from webhook where id = ?", webhook)
                .first(database, row -> true)
                .isEmpty());
    }

    private List<String> states(String subject) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select state from webhook_delivery where webhook_id = ? and subject = ? order by seq")) {
            query.setObject(1, webhook);
            query.setString(2, subject);
            var states = new ArrayList<String>();
            try (var row = query.executeQuery()) {
                while (row.next()) states.add(row.getString(1));
            }
            return states;
        }
    }

    private int dueBy(Instant time) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select count(*) from webhook_delivery where webhook_id = ? and next_at <= ?")) {
            query.setObject(1, webhook);
            query.setTimestamp(2, Timestamp.from(time));
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
