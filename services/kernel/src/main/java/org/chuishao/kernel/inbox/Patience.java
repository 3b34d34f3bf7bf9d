package org.chuishao.kernel.inbox;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.chuishao.kernel.calendar.MissingCalendarYear;
import org.chuishao.kernel.problem.Outage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tries again while the database is away or somebody holds what is needed, a few times after a clash, and for some time where a
 * year's holidays are missing: whoever told of the matter has them, so ours are on their way. Anything else is the event's own
 * fault. A service that stops waits for nothing.
 */
@ApplicationScoped
class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final int CLASHES = 5;

    @ConfigProperty(name = "chuishao.inbox.calendar-patience", defaultValue = "2m")
    Duration forCalendars = Duration.ofMinutes(2);

    Duration pause = Duration.ofMillis(500);

    private final CountDownLatch stopping = new CountDownLatch(1);

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    boolean isOver() {
        return stopping.getCount() == 0;
    }

    OfOnePoll forOnePoll() {
        return new OfOnePoll();
    }

    /** Its events wait for the same calendars: what one has waited for them, the others need not. */
    final class OfOnePoll {
        private Duration waitedForCalendars = Duration.ZERO;

        void until(Runnable work) {
            for (int clashes = 0; ; ) {
                try {
                    work.run();
                    return;
                } catch (MissingCalendarYear e) {
                    if (waitedForCalendars.compareTo(forCalendars) >= 0) throw e;
                    waitedForCalendars = waitedForCalendars.plus(pause);
                    pauseBefore(e);
                } catch (RuntimeException e) {
                    boolean waits = Outage.isDatabaseAway(e) || Outage.isLockTimeout(e);
                    if (!waits && (!Outage.isClash(e) || ++clashes > CLASHES)) throw e;
                    pauseBefore(e);
                }
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
        LOG.warnf("events wait: %s", Outage.told(e));
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) throw e;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw e;
        }
    }
}
