package org.chuishao.reporting.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest(name = "{0}: {1} months from {2}, then {3}")
    @CsvSource({
        "2026-09, 1, 2026-09, 2026-10",
        "2026-12, 1, 2026-12, 2027-01",
        "2026-Q1, 3, 2026-01, 2026-Q2",
        "2026-Q3, 3, 2026-07, 2026-Q4",
        "2026-Q4, 3, 2026-10, 2027-Q1",
        "2026, 12, 2026-01, 2027"
    })
    void isWrittenAsItIsRead(String text, int months, YearMonth first, String next) {
        Period period = Period.parse(text);
        assertEquals(text, period.toString());
        assertEquals(months, period.months().size());
        assertEquals(first, period.months().getFirst());
        assertEquals(next, period.next().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-13",
                "2026-00",
                "2026-Q5",
                "2026-Q0",
                "2026-9",
                "26-09",
                "2026-q3",
                " 2026",
                "２０２６",
                "2026-09-01",
                "1999",
                "2026-Q33"
            })
    void anythingElseIsRefusedWithTheWayToWriteIt(String text) {
        InvalidPeriod refused = assertThrows(InvalidPeriod.class, () -> Period.parse(text));
        assertEquals(
                "\"" + text + "\" is no period; write a month 2026-09, a quarter 2026-Q3 or a year 2026",
                refused.getMessage());
    }

    @Test
    void beginsAndEndsAtMidnightInShanghai() {
        Period september = Period.parse("2026-09");
        assertFalse(september.contains(Instant.parse("2026-08-31T15:59:59Z")));
        assertTrue(september.contains(Instant.parse("2026-08-31T16:00:00Z")));
        assertTrue(september.contains(Instant.parse("2026-09-30T15:59:59Z")));
        assertFalse(september.contains(Instant.parse("2026-09-30T16:00:00Z")));
    }

    @Test
    void knowsWhatHasBegun() {
        Period quarter = Period.parse("2026-Q3");
        Instant june = Instant.parse("2026-06-30T15:00:00Z");
        Instant august = Instant.parse("2026-08-05T00:00:00Z");
        Instant october = Instant.parse("2026-10-05T00:00:00Z");
        assertEquals(
                List.of(0, 2, 3),
                List.of(quarter.monthsBegun(june), quarter.monthsBegun(august), quarter.monthsBegun(october)));
        assertTrue(quarter.isFuture(june));
        assertFalse(quarter.isFuture(august));
        assertFalse(quarter.isOver(august));
        assertTrue(quarter.isOver(october));
    }

    @Test
    void aQuarterBeginsWithItsFirstMonth() {
        assertThrows(IllegalArgumentException.class, () -> new Period(Period.Length.QUARTER, YearMonth.of(2026, 8)));
    }
}
