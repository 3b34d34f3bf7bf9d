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

    @Test
    void officesMayKeepOtherHours() {
        WorkCalendar summer = calendar.with(WorkingHours.parse("08:00-12:00, 15:00-18:00"));
        assertEquals(
                at("2026-07-20 15:30"),
                summer.deadline(at("2026-07-20 11:00"), new Limit(3, LimitUnit.WORK_HOUR).half())
                        .due());
        assertEquals(
                at("2026-07-21 18:00"),
                summer.deadline(at("2026-07-20 11:00"), new Limit(1, LimitUnit.WORK_DAY))
                        .due());
        assertThrows(IllegalArgumentException.class, () -> WorkingHours.parse("12:00-08:00"));
        assertThrows(IllegalArgumentException.class, () -> WorkingHours.parse("08:00-12:00,11:00-17:00"));
        assertThrows(IllegalArgumentException.class, () -> WorkingHours.parse("always"));
    }

    @Test
    void aYearIsGivenOnce() {
        YearOfDays year = yearWithNewYearOnly(2028);
        assertThrows(IllegalArgumentException.class, () -> WorkCalendar.of(List.of(year, year)));
    }

    private static YearOfDays yearWithNewYearOnly(int year) {
        return new YearOfDays(year, "a test", List.of(new YearOfDays.Day("元旦", LocalDate.of(year, 1, 3), true)));
    }
}
