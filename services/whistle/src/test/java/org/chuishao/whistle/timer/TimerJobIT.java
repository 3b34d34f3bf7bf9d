package org.chuishao.whistle.timer;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;

/** The job as several replicas run it, over more whistles than a batch. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class TimerJobIT {
    private static final int MANY = 450;
    /** More than a batch, and the oldest: they hide nothing behind them. */
    private static final int UNCOUNTABLE = 150;

    private static final int STUCK = 101;

    @Inject
    TimerJob job;

    @Inject
    AgroalDataSource database;

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql);
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** None of these has a date, and only those of a known year get one: by whichever replica, once. */
    @Test
    void whatCouldNotBeCountedIsCountedOnceAndTheRestWaits() throws Exception {
        count("""
                with many as (insert into whistle (district, id, number, kind, stage, cycle, station_code, title, description,
                    address, channel, created_at, created_by, changed_at, callback_tries, version, policy, stage_since)
                select '340897', uuidv7(), '340897-2026-' || lpad(n::text, 6, '0'), 'ROUTINE', 'SUBMITTED', 1,
                    '340897001002', 't', 'd', 'a', 'STATION', '2026-11-18T01:00Z', 's', '2026-11-18T01:00Z', 0, 0, 'v1',
                    timestamptz '2026-11-18T01:00Z' - case when n > %d then interval '3 years' else interval '0' end
                from generate_series(1, %d) n returning 1) select count(*) from many""".formatted(MANY - UNCOUNTABLE, MANY));
        try (var replicas = Executors.newFixedThreadPool(4)) {
            var ticks = new ArrayList<Future<Void>>();
            for (int i = 0; i < 4; i++)
                ticks.add(replicas.submit(() -> {
                    job.tick();
                    return null;
                }));
            for (var tick : ticks) tick.get();
        }
        // nine o'clock and four working hours; nobody knows the days of 2023
        await().untilAsserted(() -> assertEquals(
                MANY - UNCOUNTABLE,
                count("select count(*) from whistle where district = '340897' and due_at = '2026-11-18T07:00Z'")));
        assertEquals(UNCOUNTABLE, count("select count(*) from whistle where district = '340897' and due_at is null"));
        assertEquals(0, count("select count(*) from whistle where district = '340897' and version > 1"));
        assertEquals(MANY, count("select count(*) from whistle where district = '340897' and stage = 'SUBMITTED'"));
        count("""
                with ended as (update whistle set stage = 'WITHDRAWN' where district = '340897' returning 1)
                select count(*) from ended""");
    }

    /** More than a batch of residents nobody can read any more; what is due after them goes out. */
    @Test
    void emergenciesThatFailEachTimeHideNoLaterOne() throws SQLException {
        count("""
                with duty as (insert into known_organisation (district, code, name, kind, active)
                    values ('340872', 'EMERGENCY-MGMT', '应急管理局', 'DEPARTMENT', true)),
                stuck as (insert into whistle (district, id, number, kind, stage, cycle, station_code, title, description,
                    address, channel, created_at, created_by, changed_at, callback_tries, version, policy, stage_since, due_at,
                    resident_name, resident_phone)
                select '340872', uuidv7(), '340872-2026-' || lpad(n::text, 6, '0'), 'EMERGENCY', 'SUBMITTED', 1,
                    '340872001002', 't', 'd', 'a', 'STATION', '2026-11-18T01:00Z', 's', '2026-11-18T01:00Z', 0, 0, 'v1',
                    '2026-11-18T01:00Z', timestamptz '2026-11-18T01:10Z' + n * interval '1 ms',
                    case when n <= %d then '\\x0102'::bytea end, case when n <= %d then '\\x0102'::bytea end
                from generate_series(1, %d) n returning 1) select count(*) from stuck""".formatted(STUCK, STUCK, STUCK + 1));
        job.tick();
        await().untilAsserted(() -> assertEquals(
                1, count("select count(*) from whistle where district = '340872' and stage = 'DISPATCHED'")));
        assertEquals(STUCK, count("select count(*) from whistle where district = '340872' and stage = 'SUBMITTED'"));
        count("""
                with ended as (update whistle set stage = 'WITHDRAWN', resident_name = null, resident_phone = null
                    where district = '340872' returning 1)
                select count(*) from ended""");
    }

    @Test
    void manyReplicasMoveEveryWhistleOnOnce() throws Exception {
        // a district of its own; the last of them has a deadline nobody could count when it began
        count("""
                with many as (insert into whistle (district, id, number, kind, stage, cycle, station_code, title, description,
                    address, channel, created_at, created_by, changed_at, callback_tries, version, policy, stage_since, due_at, outcome)
                select '340899', uuidv7(), '340899-2026-' || lpad(n::text, 6, '0'), 'ROUTINE', 'AWAITING_VERIFICATION', 1,
                    '340899001002', 't', 'd', 'a', 'STATION', '2026-10-12T02:00Z', 's', '2026-10-12T02:00Z', 0, 0, 'v1',
                    '2026-10-12T02:00Z', case when n = %d then null else timestamptz '2026-10-14T09:30Z' end, 'SOLVED'
                from generate_series(1, %d) n returning 1) select count(*) from many""".formatted(MANY, MANY));
        try (var replicas = Executors.newFixedThreadPool(4)) {
            var ticks = new ArrayList<Future<Void>>();
            for (int i = 0; i < 4; i++)
                ticks.add(replicas.submit(() -> {
                    job.tick();
                    return null;
                }));
            for (var tick : ticks) tick.get();
        }
        // the application's own job is one more replica, which may hold some of them for a moment yet
        await().untilAsserted(() -> assertEquals(
                MANY, count("select count(*) from whistle where district = '340899' and stage = 'CLOSED'")));
        assertEquals(MANY, count("select count(*) from history_line where district = '340899' and move = 'LAPSE'"));
        assertEquals(2 * MANY, count("select count(*) from outbox where district = '340899'"));
    }
}
