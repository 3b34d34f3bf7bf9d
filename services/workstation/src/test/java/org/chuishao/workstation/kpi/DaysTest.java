package org.chuishao.workstation.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11, 2026-11-01, 2026-11-30",
        "2028-02, 2028-02-01, 2028-02-29",
        "2026-Q4, 2026-10-01, 2026-12-31",
        "2026-Q1, 2026-01-01, 2026-03-31",
        "2026,    2026-01-01, 2026-12-31",
    })
    void aNamedPeriodIsWholeDays(String period, String from, String to) {
        var days = Days.named(period).orElseThrow();
        assertEquals(from + " " + to, days.from() + " " + days.to());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "2026-0", "2026-Q5", "1999", "26-11", "2026-11-01", "2026-q4", " 2026"})
    void anythingElseIsNone(String period) {
        assertEquals(Optional.empty(), Days.named(period));
    }

    @Test
    void daysBeginAtMidnightInShanghai() {
        var november = Days.named("2026-11").orElseThrow();
        assertEquals(Instant.parse("2026-10-31T16:00:00Z"), november.start());
        assertEquals(Instant.parse("2026-11-30T16:00:00Z"), november.end());
    }
}
