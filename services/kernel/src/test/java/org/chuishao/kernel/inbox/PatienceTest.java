package org.chuishao.kernel.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.chuishao.kernel.calendar.Limit;
import org.chuishao.kernel.calendar.LimitUnit;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final Patience patience = new Patience();

    @Test
    void aYearThatIsOnItsWayIsWaitedFor() {
        var tries = new AtomicInteger();
        patience.until(() -> {
            if (tries.incrementAndGet() == 1) countInto2099();
        });
        assertEquals(2, tries.get());
    }

    @Test
    void whatIsTheEventsOwnFaultIsNotTriedAgain() {
        var tries = new AtomicInteger();
        assertThrows(
                IllegalStateException.class,
                () -> patience.until(() -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("poison");
                }));
        assertEquals(1, tries.get());
    }

    private static void countInto2099() {
        WorkCalendar.bundled().deadline(Instant.parse("2099-01-01T00:00:00Z"), new Limit(1, LimitUnit.WORK_DAY));
    }
}
