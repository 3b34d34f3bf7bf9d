package org.chuishao.kernel.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.chuishao.kernel.calendar.Limit;
import org.chuishao.kernel.calendar.LimitUnit;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final Patience patience = new Patience();

    @BeforeEach
    void hurry() {
        patience.pause = Duration.ofMillis(1);
    }

    @Test
    void aYearThatIsOnItsWayIsWaitedForMuchLongerThanAClashLasts() {
        var tries = new AtomicInteger();
        patience.forOnePoll().until(() -> {
            if (tries.incrementAndGet() < 20) countInto2099();
        });
        assertEquals(20, tries.get());
    }

    @Test
    void aYearThatDoesNotComeIsWaitedForOnceByAllThatCameTogether() {
        patience.forCalendars = Duration.ofMillis(20);
        var patient = patience.forOnePoll();
        assertEquals(21, triesIn(patient, PatienceTest::countInto2099));
        assertEquals(1, triesIn(patient, PatienceTest::countInto2099));
    }

    @Test
    void aClashIsTriedAFewTimes() {
        assertEquals(6, triesIn(patience.forOnePoll(), () -> {
            throw new OptimisticLockException("somebody was quicker");
        }));
    }

    @Test
    void whatIsTheEventsOwnFaultIsNotTriedAgain() {
        assertEquals(1, triesIn(patience.forOnePoll(), () -> {
            throw new IllegalStateException("poison");
        }));
    }

    private static int triesIn(Patience.OfOnePoll patient, Runnable failing) {
        var tries = new AtomicInteger();
        assertThrows(
                RuntimeException.class,
                () -> patient.until(() -> {
                    tries.incrementAndGet();
                    failing.run();
                }));
        return tries.get();
    }

    private static void countInto2099() {
        WorkCalendar.bundled().deadline(Instant.parse("2099-01-01T00:00:00Z"), new Limit(1, LimitUnit.WORK_DAY));
    }
}
