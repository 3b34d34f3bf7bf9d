package org.chuishao.catalogue.precedent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0",
        "99999, 0",
        "100000, 20000",
        "119999, 20000",
        "120000, 40000",
        "1000000, 920000",
        "1000001, 920000"
    })
    void theOldestGoAStepAtATime(long decisions, long gone) {
        assertEquals(gone, Window.gone(decisions));
    }

    @Test
    void thereAreNeverMoreThanTheMostNorFewerThanTheLeast() {
        for (long decisions = 0; decisions < 400_000; decisions++) {
            long held = decisions - Window.gone(decisions);
            assertTrue(held < Window.MOST && held >= Math.min(decisions, Window.LEAST), "of " + decisions);
        }
    }
}
