package org.chuishao.kernel.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Carries outbox rows to Kafka, in the order they were written. Of several replicas one relays at a time: it holds an
 * advisory lock of the database, which a crash gives back by itself. Woken by this process's own commits, and by a short
 * poll for those of other replicas.
 */
@ApplicationScoped
public class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long LOCK = 0x6f7574626f78L; // "outbox"

    @Inject
    AgroalDataSource database;

    @Inject
    Broker broker;

    @ConfigProperty(name = "chuishao.outbox.poll-ms", defaultValue = "50")
    int pollMillis;

    /** Commits that come within this time of a batch share the next one: a record costs the less the more go together. */
    @ConfigProperty(name = "chuishao.outbox.gather-ms", defaultValue = "10")
    int gatherMillis;

    @ConfigProperty(name = "chuishao.outbox.retry-ms", defaultValue = "1000")
    int retryMillis;

    private final Semaphore committed = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(5));
        broker.close();
    }

    /** Rows were committed: do not wait for the next poll. */
    void wake() {
        committed.release();
    }

    private void run() {
        while (running) {
            try (var connection = database.getConnection()) {
                if (holdsLock(connection)) relayWhileHealthy(connection);
                else pause(pollMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                if (!running) return;
                LOG.warnf("outbox waits, trying again in %d ms: %s", retryMillis, e);
                broker.close();
                pauseQuietly(retryMillis);
            }
        }
    }

    private void relayWhileHealthy(Connection connection) throws Exception {
        var rows = new PendingRows(connection);
        try {
            broker.open(rows);
            while (running) {
                if (broker.isDueForCheck()) broker.check(rows);
                var batch = rows.next();
                if (batch.isEmpty()) {
                    pause(pollMillis);
                } else {
                    rows.markPublished(batch, broker.send(batch));
                    TimeUnit.MILLISECONDS.sleep(gatherMillis);
                }
            }
        } finally {
            unlock(connection);
        }
    }

    private static boolean holdsLock(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            query.setLong(1, LOCK);
            try (var result = query.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    private static void unlock(Connection connection) throws SQLException {
        if (connection.isClosed()) return;
        try (var query = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            query.setLong(1, LOCK);
            query.execute();
        }
    }

    private void pause(int millis) throws InterruptedException {
        if (committed.tryAcquire(millis, TimeUnit.MILLISECONDS)) committed.drainPermits();
    }

    private void pauseQuietly(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
