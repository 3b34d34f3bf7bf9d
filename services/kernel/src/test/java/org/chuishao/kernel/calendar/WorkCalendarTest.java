package org.chuishao.kernel.calendar;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.chuishao.kernel.calendar.WallClock.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {

    private final WorkCalendar calendar = WorkCalendar.bundled();

    @Test
    void countsTheWorkingDaysOfAYear() {
        assertEquals(248, calendar.workingDays(2026));
        assertEquals(248, calendar.workingDays(2025));
        assertThrows(MissingCalendarYear.class, () -> calendar.workingDays(2027));
    }

    @Test
    void knowsHolidaysWeekendsAndMakeUpWorkdays() {
        assertTrue(calendar.isWorkingDay(LocalDate.parse("2026-11-20")), "a Friday");
        assertFalse(calendar.isWorkingDay(LocalDate.parse("2026-11-21")), "a Saturday");
        assertTrue(calendar.isWorkingDay(LocalDate.parse("2026-10-10")), "a make-up Saturday");
        assertFalse(calendar.isWorkingDay(LocalDate.parse("2026-10-06")), "a Tuesday of National Day");
    }

    @Test
    void aLeapDayIsADayLikeAnyOther() {
        WorkCalendar leap = WorkCalendar.of(List.of(yearWithNewYearOnly(2028)));
        assertTrue(leap.isWorkingDay(LocalDate.parse("2028-02-29")), "a Tuesday");
        assertEquals(
                at("2028-02-29 17:30"),
                leap.deadline(at("2028-02-28 10:00"), new Limit(1, LimitUnit.WORK_DAY))
                        .due());
        assertEquals(
                at("2028-03-01 17:30"),
                leap.deadline(at("2028-02-28 10:00"), new Limit(2, LimitUnit.WORK_DAY))
                        .due());
        assertEquals(259, leap.workingDays(2028));
    }

    @Test
    void measuresWorkingTimeBetweenInstants() {
        assertEquals(ofHours(4), calendar.workingTime(at("2026-09-30 16:00"), at("2026-10-08 11:00")));
        assertEquals(ZERO, calendar.workingTime(at("2026-10-01 00:00"), at("2026-10-08 08:30")));
        assertEquals(ofMinutes(30), calendar.workingTime(at("2026-11-20 11:30"), at("2026-11-20 13:59")));
        assertEquals(ofHours(248 * 7), calendar.workingTime(at("2026-01-01 00:00"), at("2026-12-31 23:59")));
        assertEquals(ZERO, calendar.workingTime(at("2026-11-20 15:00"), at("2026-11-20 09:00")));
    }

    @Test
    void aResumedClockRunsItsRemainingTime() {
        assertEquals(at("2026-11-23 09:30"), calendar.plusWorkingTime(at("2026-11-20 17:00"), ofMinutes(90)));
        assertEquals(at("2026-11-21 03:00"), calendar.plusWorkingTime(at("2026-11-21 03:00"), ZERO));
        assertThrows(
                IllegalArgumentException.class, () -> calendar.plusWorkingTime(at("2026-11-20 17:00"), ofMinutes(-1)));
    }

    @ParameterizedTest(name = "{0}: {1} + {2} {3} = {4}")
    @CsvSource(textBlock = """
        within the summer,                   2028-07-20 11:00, 3,  WORK_HOUR,    2028-07-20 17:00
        from spring into summer,             2028-05-31 16:00, 4,  WORK_HOUR,    2028-06-01 10:30
        from summer into autumn,             2028-09-29 17:00, 2,  WORK_HOUR,    2028-10-02 09:30
        ends at the summer's noon,           2028-07-20 11:00, 1,  WORK_HOUR,    2028-07-20 12:00
        the last day of spring,              2028-05-30 11:00, 1,  WORK_DAY,     2028-05-31 17:30
        the first day of summer,             2028-05-31 11:00, 1,  WORK_DAY,     2028-06-01 18:00
        the last day of summer,              2028-09-28 11:00, 1,  WORK_DAY,     2028-09-29 18:00
        the first day of autumn,             2028-09-29 11:00, 1,  WORK_DAY,     2028-10-02 17:30
        a calendar day too,                  2028-05-31 11:00, 3,  CALENDAR_DAY, 2028-06-03 18:00
        the standard hours in unknown years, 2028-12-30 11:00, 40, CALENDAR_DAY, 2029-02-08 17:30
        day and night is day and night,      2028-05-31 23:50, 30, URGENT_MINUTE, 2028-06-01 00:20
        """)
    void aYearMayHaveHoursOfItsOwn(String why, String start, int amount, LimitUnit unit, String due) {
        WorkCalendar summer = WorkCalendar.of(List.of(yearWithSummer(2028)));
        assertEquals(
                at(due), summer.deadline(at(start), new Limit(amount, unit)).due(), why);
    }

    @Test
    void halfOfASummersDayIsOverLater() {
        WorkCalendar late = WorkCalendar.of(List.of(year(
                2028,
                season("2028-01-01", "08:30-12:00,14:00-17:30"),
                season("2028-07-01", "07:00-10:00, 16:00-20:00, 21:00-22:00"))));
        Limit half = new Limit(1, LimitUnit.WORK_DAY).half();
        assertEquals(
                at("2028-07-03 17:00"),
                late.deadline(at("2028-06-30 11:00"), half).due());
        assertEquals(
                at("2028-06-30 12:00"),
                late.deadline(at("2028-06-29 11:00"), half).due());
    }

    @Test
    void measuresEachDayByItsOwnHours() {
        WorkCalendar shorter = WorkCalendar.of(List.of(
                year(2028, season("2028-01-01", "08:30-12:00,14:00-17:30"), season("2028-07-03", "07:00-12:00"))));
        assertEquals(ofHours(7 + 5), shorter.workingTime(at("2028-06-30 00:00"), at("2028-07-03 23:00")));
        assertEquals(at("2028-07-03 07:30"), shorter.plusWorkingTime(at("2028-06-30 17:00"), ofHours(1)));
        assertEquals(ofHours(5), shorter.shortestDay());
        assertEquals(ofHours(7), WorkCalendar.of(List.of()).shortestDay());
        assertEquals(WorkingHours.parse("07:00-12:00"), shorter.hours(LocalDate.parse("2028-12-31")));
        assertEquals(WorkingHours.STANDARD, shorter.hours(LocalDate.parse("2028-07-02")), "a Sunday");
        assertEquals(WorkingHours.STANDARD, shorter.hours(LocalDate.parse("2029-08-01")), "of an unknown year");
    }

    @Test
    void hoursAreReadAsTheyAreWritten() {
        assertEquals(
                "08:00-12:00,15:00-18:00",
                WorkingHours.parse("08:00-12:00, 15:00-18:00").text());
        assertThrows(IllegalArgumentException.class, () -> WorkingHours.parse("12:00-08:00"));
        assertThrows(IllegalArgumentException.class, () -> WorkingHours.parse("08:00-12:00,11:00-17:00"));
        assertThrows(IllegalArgumentException.class, () -> WorkingHours.parse("always"));
        assertThrows(IllegalArgumentException.class, () -> WorkingHours.parse("8-12"));
        assertThrows(IllegalArgumentException.class, () -> WorkingHours.parse(""));
    }

    @Test
    void aYearIsGivenOnce() {
        YearOfDays year = yearWithNewYearOnly(2028);
        assertThrows(IllegalArgumentException.class, () -> WorkCalendar.of(List.of(year, year)));
    }

    private static YearOfDays yearWithNewYearOnly(int year) {
        return year(year);
    }

    private static YearOfDays yearWithSummer(int year) {
        return year(
                year,
                season(year + "-01-01", "08:30-12:00,14:00-17:30"),
                season(year + "-06-01", "08:00-12:00,15:00-18:00"),
                season(year + "-10-01", "08:30-12:00,14:00-17:30"));
    }

    private static YearOfDays year(int year, YearOfDays.Season... hours) {
        var newYear = new YearOfDays.Day("元旦", LocalDate.of(year, 1, 3), true);
        return new YearOfDays(year, "a test", List.of(newYear), List.of(hours));
    }

    private static YearOfDays.Season season(String from, String hours) {
        return new YearOfDays.Season(LocalDate.parse(from), WorkingHours.parse(hours));
    }
}
