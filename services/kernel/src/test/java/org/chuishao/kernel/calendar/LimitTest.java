package org.chuishao.kernel.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LimitTest {

    @Test
    void isPositiveAndBounded() {
        assertThrows(IllegalArgumentException.class, () -> new Limit(0, LimitUnit.WORK_DAY));
        assertThrows(IllegalArgumentException.class, () -> new Limit(100_001, LimitUnit.URGENT_HOUR));
        assertThrows(NullPointerException.class, () -> new Limit(1, null));
    }

    @Test
    void isHalvedFromTheOriginalOnly() {
        Limit half = new Limit(5, LimitUnit.WORK_DAY).half();
        assertThrows(IllegalStateException.class, half::half);
    }

    @Test
    void speaksBothLanguages() {
        assertEquals("4个工作小时", new Limit(4, LimitUnit.WORK_HOUR).say(Locale.CHINESE));
        assertEquals("1 working day", new Limit(1, LimitUnit.WORK_DAY).say(Locale.ENGLISH));
        assertEquals(
                "7.5 working days", new Limit(15, LimitUnit.WORK_DAY).half().say(Locale.ENGLISH));
        assertEquals("1 hour", new Limit(2, LimitUnit.URGENT_HOUR).half().say(Locale.ENGLISH));
        assertEquals("10个自然日", new Limit(10, LimitUnit.CALENDAR_DAY).say(Locale.CHINA));
    }
}
