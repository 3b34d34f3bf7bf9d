package org.chuishao.kernel.database;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chuishao.kernel.problem.Outage;
import org.jboss.logging.Logger;

/**
 * A thread whose work only one replica does at a time: it holds an advisory lock of the database, which a crash gives back
 * by itself. Woken by this process's own commits, and by a short poll for those of other replicas.
 */
public final class SoleWorker {
    private static final Logger LOG = Logger.getLogger(SoleWorker.class);
    private static final long STOP_SECONDS = 5;

    private final String name;
    private final long lock;
    private final AgroalDataSource database;
    private final Pace pace;
    private final Work work;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    /**
     * @param pollMillis between two looks for work, or for the lock
     * @param retryMillis before the next try when the database, or what the work needs, is away
     */
    public record Pace(int pollMillis, int retryMillis) {}

    /** What the holder of the lock does, over the connection that holds it. */
    @FunctionalInterface
    public interface Work {
        Shift begin(Connection connection);
    }

    /** From getting the lock to losing it, to an error or to the stop. */
    @FunctionalInterface
    public interface Shift extends AutoCloseable {
        /** @return false when nothing was left to do */
        boolean doSome() throws Exception;

        @Override
        default void close() {}
    }

    /** @param lock its own number in the service's database */
    public SoleWorker(String name, long lock, AgroalDataSource database, Pace pace, Work work) {
        this.name = name;
        this.lock = lock;
        this.database = database;
        this.pace = pace;
        this.work = work;
    }

    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    public void stop() throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    }

    /** Something was committed: do not wait for the next poll. */
    public void wake() {
        woken.release();
    }

    private void run() {
        while (running) {
            try (var connection = database.getConnection()) {
                if (holdsLock(connection)) workWhileHealthy(connection);
                else pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Throwable e) { // an error, too: nobody would begin again
                if (!running) return;
                LOG.warnf("%s waits, trying again in %d ms: %s", name, pace.retryMillis(), Outage.told(e));
                sleepQuietly();
            }
        }
    }

    private void workWhileHealthy(Connection connection) throws Exception {
        try (var shift = work.begin(connection)) {
            while (running) if (!shift.doSome()) pause();
        } finally {
            unlock(connection);
        }
    }

    private boolean holdsLock(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            query.setLong(1, lock);
            try (var result = query.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    private void unlock(Connection connection) throws SQLException {
        if (connection.isClosed()) return;
        try (var query = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            query.setLong(1, lock);
            query.execute();
        }
    }

    private void pause() throws InterruptedException {
        if (woken.tryAcquire(pace.pollMillis(), TimeUnit.MILLISECONDS)) woken.drainPermits();
    }

    private void sleepQuietly() {
        try {
            TimeUnit.MILLISECONDS.sleep(pace.retryMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
