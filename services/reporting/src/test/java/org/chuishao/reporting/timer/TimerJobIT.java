package org.chuishao.reporting.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;

/** Several replicas turn the clock at once: everything that is due happens, once, the oldest first. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class TimerJobIT {
    private static final String DISTRICT = "340829";
    private static final int MANY = 900;

    @Inject
    TimerJob job;

    @Inject
    AgroalDataSource database;

    /** The suite's own job does not see these: they are due tomorrow, and the test says when that is. */
    @Test
    void fourAtOnceDoEverythingOnce() throws Exception {
        ManyDuties.insert(database, DISTRICT, MANY, Instant.parse("2026-11-19T02:00:00Z"));
        var tomorrow = Instant.parse("2026-11-19T03:00:00Z");
        assertEquals(TimerJob.BATCH, job.turnSome(DISTRICT, tomorrow));
        assertTrue(count("min(timer_at) > (select max(at) from reminder where district = '" + DISTRICT + "')") == 1);
        Callable<Integer> replica = () -> {
            int done = 0;
            for (int idle = 0; idle < 3; ) {
                int some = job.turnSome(DISTRICT, tomorrow);
                done += some;
                idle = some == 0 ? idle + 1 : 0;
            }
            return done;
        };
        try (var replicas = Executors.newFixedThreadPool(4)) {
            int done = 0;
            for (var result : replicas.invokeAll(java.util.Collections.nCopies(4, replica))) done += result.get();
            assertEquals(MANY - TimerJob.BATCH, done);
        }
        assertEquals(MANY, rows("reminder", DISTRICT));
        assertEquals(MANY, rows("outbox", DISTRICT));
        assertEquals(0, job.turnSome(DISTRICT, tomorrow));
    }

    @Test
    void aDutyThatCannotBeTurnedHoldsUpNoOther() throws Exception {
        var district = "340839";
        ManyDuties.insert(database, district, 300, Instant.parse("2026-11-19T02:00:00Z"));
        var tomorrow = Instant.parse("2026-11-19T03:00:00Z");
        live(district, "nobody-s");
        assertEquals(TimerJob.BATCH, job.turnSome(district, tomorrow));
        assertEquals(100, job.turnSome(district, tomorrow));
        assertEquals(0, job.turnSome(district, tomorrow));
        assertEquals(299, rows("reminder", district));
        live(district, "v1");
        assertEquals(1, job.turnSome(district, tomorrow.plusSeconds(61)));
        assertEquals(300, rows("reminder", district));
    }

    /** The limits the oldest of the district's duties lives by. */
    private void live(String district, String limits) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update assignment set limits = ? where district = ? and id ="
                                + " (select id from assignment where district = ? and timer_at is not null order by timer_at limit 1)")) {
            update.setString(1, limits);
            update.setString(2, district);
            update.setString(3, district);
            assertEquals(1, update.executeUpdate());
        }
    }

    private long count(String condition) throws SQLException {
        return query(
                "select count(*) from (select from assignment where district = '%s' and timer_at is not null having %s) t"
                        .formatted(DISTRICT, condition));
    }

    private long rows(String table, String district) throws SQLException {
        return query("select count(*) from %s where district = '%s'".formatted(table, district));
    }

    private long query(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql);
                var found = query.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }
}
