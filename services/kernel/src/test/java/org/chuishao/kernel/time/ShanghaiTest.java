package org.chuishao.kernel.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class ShanghaiTest {
    private static final LocalDate WEDNESDAY = LocalDate.parse("2026-11-18");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-17T16:00:00Z");

    @Test
    void aMomentIsShownWithItsOffset() {
        var ten = Instant.parse("2026-11-18T02:00:00.123456Z");
        assertEquals("2026-11-18T10:00:00.123456+08:00", Shanghai.time(ten).toString());
        assertEquals(ten, Shanghai.moment(LocalDateTime.parse("2026-11-18T10:00:00.123456")));
    }

    @Test
    void whatHasNotComeHasNoTime() {
        assertNull(Shanghai.time(null));
    }

    @Test
    void aDayBeginsAtMidnightAndEndsWithTheNext() {
        assertEquals(WEDNESDAY, Shanghai.day(MIDNIGHT));
        assertEquals(WEDNESDAY.minusDays(1), Shanghai.day(MIDNIGHT.minusNanos(1)));
        assertEquals(MIDNIGHT, Shanghai.startOf(WEDNESDAY));
        assertEquals(Shanghai.startOf(WEDNESDAY.plusDays(1)), Shanghai.endOf(WEDNESDAY));
        assertEquals(WEDNESDAY, Shanghai.day(Shanghai.endOf(WEDNESDAY).minusNanos(1)));
    }
}
