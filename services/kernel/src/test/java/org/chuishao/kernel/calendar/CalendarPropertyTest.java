package org.chuishao.kernel.calendar;

import static java.time.Duration.ofSeconds;
import static org.chuishao.kernel.calendar.WallClock.at;
import static org.chuishao.kernel.calendar.WallClock.local;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CalendarPropertyTest {

    @Provide
    Arbitrary<Instant> moments() {
        long from = at("2025-01-01 00:00").getEpochSecond();
        long to = at("2026-08-31 00:00").getEpochSecond();
        return Arbitraries.longs().between(from, to).map(Instant::ofEpochSecond);
    }

    /** The shipped years, with the standard hours and with any others, each season its own. */
    @Provide
    Arbitrary<WorkCalendar> calendars() {
        return RandomHours.years().map(WorkCalendar::of);
    }

    @Property
    void aLaterStartIsNeverDueEarlier(
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll("moments") Instant start,
            @ForAll @IntRange(max = 100_000) int later,
            @ForAll @IntRange(min = 1, max = 50) int amount,
            @ForAll LimitUnit unit) {
        Instant due = calendar.deadline(start, new Limit(amount, unit)).due();
        Instant dueLater = calendar.deadline(start.plusSeconds(later), new Limit(amount, unit))
                .due();
        assertFalse(dueLater.isBefore(due));
    }

    @Property
    void moreTimeIsAlwaysDueLater(
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll("moments") Instant start,
            @ForAll @IntRange(min = 1, max = 50) int amount,
            @ForAll LimitUnit unit) {
        Instant due = calendar.deadline(start, new Limit(amount, unit)).due();
        Instant dueWithMore =
                calendar.deadline(start, new Limit(amount + 1, unit)).due();
        Instant dueWithHalf =
                calendar.deadline(start, new Limit(amount, unit).half()).due();
        assertTrue(dueWithMore.isAfter(due));
        assertTrue(due.isAfter(dueWithHalf) && dueWithHalf.isAfter(start));
    }

    @Property
    void workIsDueWhileOfficesAreOpen(
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll("moments") Instant start,
            @ForAll @IntRange(min = 1, max = 50) int amount) {
        for (LimitUnit unit : new LimitUnit[] {LimitUnit.WORK_HOUR, LimitUnit.WORK_DAY}) {
            Limit limit = new Limit(amount, unit);
            assertTrue(isOpen(calendar, local(calendar.deadline(start, limit).due())));
            assertTrue(isOpen(
                    calendar, local(calendar.deadline(start, limit.half()).due())));
        }
    }

    @Property
    void workingHoursCountBackToTheLimit(
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll("moments") Instant start,
            @ForAll @IntRange(min = 1, max = 200) int hours) {
        Instant due =
                calendar.deadline(start, new Limit(hours, LimitUnit.WORK_HOUR)).due();
        assertEquals(Duration.ofHours(hours), calendar.workingTime(start, due));
    }

    @Property
    void exactlyTheLimitsDaysAreCounted(
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll("moments") Instant start,
            @ForAll @IntRange(min = 1, max = 50) int days) {
        Deadline deadline = calendar.deadline(start, new Limit(days, LimitUnit.WORK_DAY));
        assertEquals(days, deadline.days().stream().filter(CountedDay::counted).count());
        assertEquals(
                local(start).toLocalDate().plusDays(1),
                deadline.days().getFirst().date());
        assertEquals(
                local(deadline.due()).toLocalDate(), deadline.days().getLast().date());
    }

    @Property
    void aPauseShiftsTheRestWithoutLosingASecond(
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll("moments") Instant start,
            @ForAll @IntRange(min = 1, max = 500_000) int untilPause,
            @ForAll @IntRange(max = 2_000_000) int pause) {
        Instant due =
                calendar.deadline(start, new Limit(60, LimitUnit.WORK_HOUR)).due();
        Instant pausedAt = start.plusSeconds(untilPause);
        Duration remaining = calendar.workingTime(pausedAt, due);
        Instant resumedAt = pausedAt.plusSeconds(pause);
        Instant newDue = calendar.plusWorkingTime(resumedAt, remaining);
        assertEquals(remaining, calendar.workingTime(resumedAt, newDue));
        assertTrue(pause > 0 || remaining.isZero() || newDue.equals(due));
    }

    @Property
    void workingTimeAddsUp(
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll("moments") Instant start,
            @ForAll @IntRange(max = 1_000_000) int first,
            @ForAll @IntRange(max = 1_000_000) int second) {
        Instant middle = start.plus(ofSeconds(first));
        Instant end = middle.plus(ofSeconds(second));
        assertEquals(
                calendar.workingTime(start, end),
                calendar.workingTime(start, middle).plus(calendar.workingTime(middle, end)));
    }

    private static boolean isOpen(WorkCalendar calendar, LocalDateTime time) {
        return calendar.isWorkingDay(time.toLocalDate())
                && calendar.hours(time.toLocalDate()).spans().stream()
                        .anyMatch(span -> !time.toLocalTime().isBefore(span.opens())
                                && !time.toLocalTime().isAfter(span.closes()));
    }
}
