package org.chuishao.kernel.calendar;

import static org.chuishao.kernel.calendar.WallClock.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {

    private final WorkCalendar calendar = WorkCalendar.bundled();

    @ParameterizedTest(name = "{0}: {1} + {2} {3} = {4}")
    @CsvSource(textBlock = """
        across National Day and its make-up Saturday, 2026-09-30 16:00, 5, WORK_DAY,       2026-10-13 17:30
        the rest of a day carries over the holidays,  2026-09-30 16:00, 4, WORK_HOUR,      2026-10-08 11:00
        the make-up Saturday before Spring Festival,  2026-02-13 17:00, 1, WORK_DAY,       2026-02-14 17:30
        from a Saturday to a make-up Sunday,          2026-09-19 10:00, 2, WORK_HOUR,      2026-09-20 10:30
        the lunch break does not count,               2026-11-20 11:30, 2, WORK_HOUR,      2026-11-20 15:30
        urgent runs through holiday nights,           2026-10-03 23:50, 30, URGENT_MINUTE, 2026-10-04 00:20
        """)
    void domainVectors(String why, String start, int amount, LimitUnit unit, String due) {
        assertEquals(
                at(due), calendar.deadline(at(start), new Limit(amount, unit)).due(), why);
    }

    @ParameterizedTest(name = "{0}: {1} + {2} {3} = {4}")
    @CsvSource(textBlock = """
        before opening,                     2026-11-20 07:00, 1, WORK_HOUR,    2026-11-20 09:30
        at opening,                         2026-11-20 08:30, 1, WORK_HOUR,    2026-11-20 09:30
        in the lunch break,                 2026-11-20 12:40, 1, WORK_HOUR,    2026-11-20 15:00
        ends at lunch not after it,         2026-11-20 11:00, 1, WORK_HOUR,    2026-11-20 12:00
        ends at closing not next morning,   2026-11-20 16:30, 1, WORK_HOUR,    2026-11-20 17:30
        at closing on a Friday,             2026-11-20 17:30, 1, WORK_HOUR,    2026-11-23 09:30
        after closing on a Friday,          2026-11-20 21:15, 1, WORK_HOUR,    2026-11-23 09:30
        on a holiday,                       2026-10-02 10:00, 1, WORK_HOUR,    2026-10-08 09:30
        days from a holiday,                2026-10-02 10:00, 1, WORK_DAY,     2026-10-08 17:30
        days do not care for the hour,      2026-11-20 00:00, 1, WORK_DAY,     2026-11-23 17:30
        just before midnight,               2026-11-19 23:59, 1, WORK_DAY,     2026-11-20 17:30
        a whole day in hours,               2026-11-20 08:30, 7, WORK_HOUR,    2026-11-20 17:30
        seconds are kept,                   2026-11-20 09:00:01, 1, WORK_HOUR, 2026-11-20 10:00:01
        the make-up Saturday of May,        2026-05-08 16:00, 1, WORK_DAY,     2026-05-09 17:30
        a make-up workday may be the last,  2026-02-27 09:00, 1, WORK_DAY,     2026-02-28 17:30
        no leap day in 2026,                2026-02-28 09:00, 1, WORK_DAY,     2026-03-02 17:30
        over a known new year,              2025-12-31 09:00, 1, WORK_DAY,     2026-01-04 17:30
        hours over a known new year,        2025-12-31 17:00, 1, WORK_HOUR,    2026-01-04 09:00
        calendar days end on a holiday too, 2026-09-30 16:00, 3, CALENDAR_DAY, 2026-10-03 17:30
        urgent hours through midnight,      2026-12-31 23:00, 24, URGENT_HOUR, 2027-01-01 23:00
        """)
    void everyStartAndEnd(String why, String start, int amount, LimitUnit unit, String due) {
        assertEquals(
                at(due), calendar.deadline(at(start), new Limit(amount, unit)).due(), why);
    }

    @ParameterizedTest(name = "half of {1} {2} from {0} = {3}")
    @CsvSource(textBlock = """
        2026-11-20 16:00, 4,  WORK_DAY,      2026-11-24 17:30
        2026-11-20 16:00, 5,  WORK_DAY,      2026-11-25 12:00
        2026-11-20 16:00, 1,  WORK_DAY,      2026-11-23 12:00
        2026-11-20 16:00, 15, WORK_DAY,      2026-12-02 12:00
        2026-11-20 16:00, 3,  WORK_HOUR,     2026-11-20 17:30
        2026-11-20 16:00, 24, URGENT_HOUR,   2026-11-21 04:00
        2026-11-20 16:00, 15, URGENT_MINUTE, 2026-11-20 16:07:30
        2026-11-20 16:00, 3,  CALENDAR_DAY,  2026-11-22 12:00
        """)
    void halfOfTheOriginalLimit(String start, int amount, LimitUnit unit, String due) {
        Limit half = new Limit(amount, unit).half();
        assertEquals(at(due), calendar.deadline(at(start), half).due());
    }

    @ParameterizedTest(name = "{0} + {1} {2}")
    @CsvSource({
        "2026-12-30 16:00, 1, WORK_DAY",
        "2026-12-31 16:30, 1, WORK_HOUR",
        "2026-12-31 16:00, 40, CALENDAR_DAY",
        "2026-12-31 23:59, 10, URGENT_HOUR",
        "2024-12-31 12:00, 1, WORK_DAY"
    })
    void aYearThatIsNotNeededIsNotMissed(String start, int amount, LimitUnit unit) {
        calendar.deadline(at(start), new Limit(amount, unit));
    }

    @ParameterizedTest(name = "{0} + {1} {2} needs {3}")
    @CsvSource({
        "2026-12-31 16:00, 1, WORK_DAY, 2027",
        "2026-12-31 16:31, 1, WORK_HOUR, 2027",
        "2024-12-31 16:00, 1, WORK_HOUR, 2024"
    })
    void aMissingYearIsNeverAYearWithoutHolidays(String start, int amount, LimitUnit unit, int year) {
        MissingCalendarYear missing =
                assertThrows(MissingCalendarYear.class, () -> calendar.deadline(at(start), new Limit(amount, unit)));
        assertEquals(year, missing.year());
        assertEquals(
                "the holidays of %d are not known: an administrator imports them, PUT /api/v1/calendar/%d"
                        .formatted(year, year),
                missing.getMessage());
    }

    @Test
    void aDeadlineIsMetUpToItsVeryInstant() {
        Deadline deadline = calendar.deadline(at("2026-11-20 11:30"), new Limit(2, LimitUnit.WORK_HOUR));
        assertEquals(true, deadline.isMetBy(at("2026-11-20 15:30")));
        assertEquals(false, deadline.isMetBy(at("2026-11-20 15:30:00.001")));
    }

    @Test
    void nothingIsDueBeforeItBegan() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Deadline.appointed(at("2026-11-20 11:30"), at("2026-11-20 11:29")));
    }

    @Test
    void quickEnoughForEveryRequest() {
        Limit joint = new Limit(15, LimitUnit.WORK_DAY);
        int rounds = 50_000;
        long checksum = 0;
        for (int i = 0; i < rounds; i++) {
            checksum += calendar.deadline(at("2026-09-21 10:00"), joint).due().getEpochSecond();
        }
        long started = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            checksum += calendar.deadline(at("2026-09-21 10:00"), joint).due().getEpochSecond();
        }
        long each = (System.nanoTime() - started) / rounds;
        assertEquals(at("2026-10-19 17:30").getEpochSecond() * 2 * rounds, checksum);
        assertEquals(true, each < 20_000, "ns for 15 working days: " + each);
    }
}
