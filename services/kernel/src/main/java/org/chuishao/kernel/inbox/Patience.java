package org.chuishao.kernel.inbox;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.chuishao.kernel.calendar.MissingCalendarYear;
import org.chuishao.kernel.problem.Outage;
import org.jboss.logging.Logger;

/**
 * Tries again while the database is away or somebody holds what is needed, and a few times after a clash or where a year's holidays
 * are missing, which whoever told of the matter has: ours may be on their way. Anything else is the event's own fault. A service
 * that stops waits for nothing.
 */
@ApplicationScoped
class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final int CLASHES = 5;
    private static final long PAUSE_MILLIS = 500;

    private final CountDownLatch stopping = new CountDownLatch(1);

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    boolean isOver() {
        return stopping.getCount() == 0;
    }

    void until(Runnable work) {
        for (int clashes = 0; ; ) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                boolean waits = Outage.isDatabaseAway(e) || Outage.isLockTimeout(e);
                boolean passing = Outage.isClash(e) || e instanceof MissingCalendarYear;
                if (!waits && (!passing || ++clashes > CLASHES)) throw e;
                pauseBefore(e);
            }
        }
    }

    /** For what cannot be an event's fault. */
    <T> T howeverLong(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                pauseBefore(e);
            }
        }
    }

    private void pauseBefore(RuntimeException e) {
        LOG.warnf("events wait: %s", e.getMessage());
        try {
            if (stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) throw e;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw e;
        }
    }
}
