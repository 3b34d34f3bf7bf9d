package org.chuishao.reporting.ledger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Gives every committed ledger line its place. Of several replicas one seals at a time: it holds an advisory lock of the
 * database, which a crash gives back. Woken by this process's own commits, and by a short poll for those of others.
 */
@ApplicationScoped
class SealingJob {
    private static final Logger LOG = Logger.getLogger(SealingJob.class);
    private static final long LOCK = 0x6c6564676572L; // "ledger"

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    @Inject
    TransactionSynchronizationRegistry transaction;

    @ConfigProperty(name = "chuishao.sealing.poll-ms", defaultValue = "100")
    int pollMillis;

    @ConfigProperty(name = "chuishao.sealing.retry-ms", defaultValue = "1000")
    int retryMillis;

    private final Semaphore committed = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().name("ledger-sealing").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        committed.release();
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    /** The surrounding transaction posts lines: seal them as soon as it is committed. */
    void wakeOnceCommitted() {
        if (transaction.getResource(SealingJob.class) != null) return;
        transaction.putResource(SealingJob.class, true);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) committed.release();
            }
        });
    }

    private void run() {
        while (running) {
            try (var connection = database.getConnection()) {
                if (holdsLock(connection)) sealWhileHealthy(connection);
                else pause(pollMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | RuntimeException e) {
                if (!running) return;
                LOG.warnf("sealing waits, trying again in %d ms: %s", retryMillis, e.getMessage());
                pauseQuietly();
            }
        }
    }

    private void sealWhileHealthy(Connection connection) throws SQLException, InterruptedException {
        var sealing = new Sealing(connection, clock);
        try {
            while (running) if (sealing.sealSome() == 0) pause(pollMillis);
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

    private void pauseQuietly() {
        try {
            TimeUnit.MILLISECONDS.sleep(retryMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
