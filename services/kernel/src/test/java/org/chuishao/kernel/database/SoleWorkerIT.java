package org.chuishao.kernel.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of several replicas one works, and when it is cut off another goes on. */
@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class SoleWorkerIT {
    private static final long LOCK = 0x736f6c65L;
    private static final SoleWorker.Pace PACE = new SoleWorker.Pace(5, 5);

    @Inject
    AgroalDataSource database;

    /** A piece of work by the database's clock: whoever is cut off in the middle has done none. */
    private record Piece(Instant from, Instant to) {}

    private final Queue<Piece> pieces = new ConcurrentLinkedQueue<>();
    private final AtomicInteger shifts = new AtomicInteger();
    private List<SoleWorker> replicas = List.of();

    private void start(long... locks) {
        replicas = Arrays.stream(locks)
                .mapToObj(lock -> new SoleWorker("replica", lock, database, PACE, connection -> {
                    shifts.incrementAndGet();
                    return () -> pieces.add(piece(connection));
                }))
                .toList();
        replicas.forEach(SoleWorker::start);
    }

    private static Piece piece(Connection connection) throws SQLException {
        try (var work = connection.prepareStatement("select clock_timestamp(), pg_sleep(0.002), clock_timestamp()");
                var done = work.executeQuery()) {
            done.next();
            return new Piece(
                    done.getTimestamp(1).toInstant(), done.getTimestamp(3).toInstant());
        }
    }

    private boolean collided() {
        var inOrder = pieces.stream().sorted(Comparator.comparing(Piece::from)).toList();
        return IntStream.range(1, inOrder.size())
                .anyMatch(i -> inOrder.get(i).from().isBefore(inOrder.get(i - 1).to()));
    }

    private void awaitMoreWork() {
        int before = pieces.size();
        await().until(() -> pieces.size() > before + 3);
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (var replica : replicas) replica.stop();
    }

    /** Or a machine that vanished would keep its lock for two hours. */
    @Test
    void theServerAsksOnItsOwnWhetherAHolderIsStillThere() {
        var settings = "select setting from pg_settings where name like 'tcp\\_keepalives\\_%' order by name";
        assertEquals(List.of("3", "10", "5"), Sql.of(settings).list(database, Fields::text));
    }

    @Test
    void oneAtATimeAndTheNextTakesOverFromWhoeverIsCutOff() throws Exception {
        start(LOCK, LOCK, LOCK);
        for (int cut = 0; cut < 3; cut++) {
            awaitMoreWork();
            cutOff();
        }
        awaitMoreWork();
        stop();
        assertTrue(shifts.get() >= 4, "nobody took over");
        assertFalse(collided());
    }

    /** The control: under locks of their own they do work side by side, and the test sees it. */
    @Test
    void withoutACommonLockTheyCollide() {
        start(LOCK, LOCK + 1, LOCK + 2);
        await().until(this::collided);
    }

    @Test
    void anErrorEndsAShiftAndNotTheWork() {
        replicas = List.of(new SoleWorker("replica", LOCK, database, PACE, connection -> {
            boolean first = shifts.incrementAndGet() == 1;
            return () -> {
                if (first) throw new AssertionError("no exception");
                return pieces.add(piece(connection));
            };
        }));
        replicas.forEach(SoleWorker::start);
        awaitMoreWork();
    }

    private void cutOff() throws SQLException {
        try (var connection = database.getConnection();
                var kill = connection.prepareStatement(
                        "select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and granted"
                                + " and objid = ? and database = (select oid from pg_database where datname = current_database())")) {
            kill.setLong(1, LOCK);
            kill.executeQuery();
        }
    }
}
