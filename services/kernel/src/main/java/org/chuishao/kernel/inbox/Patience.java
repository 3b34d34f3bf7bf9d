package org.chuishao.kernel.inbox;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.chuishao.kernel.problem.Outage;
import org.jboss.logging.Logger;

/** Tries again while the database is away, and a few times after a clash; anything else is the event's own fault. */
@ApplicationScoped
class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final int CLASHES = 5;
    private static final long PAUSE_MILLIS = 500;

    private final CountDownLatch stopping = new CountDownLatch(1);

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    void until(Runnable work) {
        get(() -> {
            work.run();
            return null;
        });
    }

    <T> T get(Supplier<T> work) {
        for (int clashes = 0; ; ) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                boolean away = Outage.isDatabaseAway(e);
                if (!away && (!Outage.isClash(e) || ++clashes > CLASHES)) throw e;
                if (away) LOG.warnf("events wait for the database: %s", e.getMessage());
                pauseBefore(e);
            }
        }
    }

    private void pauseBefore(RuntimeException e) {
        try {
            if (stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) throw e;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw e;
        }
    }
}
