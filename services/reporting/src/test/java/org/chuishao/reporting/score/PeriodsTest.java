package org.chuishao.reporting.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.reporting.scoring.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodsTest {
    private static final Period SEPTEMBER = Period.parse("2026-09");

    private final Periods periods = new Periods();

    PeriodsTest() {
        periods.clock = Clock.fixed(Instant.parse("2026-11-18T02:00:00Z"), ZoneOffset.UTC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-10-01T00:00:00", "-999999999-01-01T00:00:00+18:00"})
    void whatNoCalendarKnowsIsTheCallersError(String text) {
        assertThrows(Problem.class, () -> periods.asOf(text, SEPTEMBER));
    }

    @Test
    void anInstantIsReadWithItsOffset() {
        assertEquals(Instant.parse("2026-10-08T01:00:00Z"), periods.asOf("2026-10-08T09:00:00+08:00", SEPTEMBER));
    }
}
