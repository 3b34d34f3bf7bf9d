package org.chuishao.kernel.calendar;

import static org.chuishao.kernel.calendar.WallClock.at;
import static org.chuishao.kernel.calendar.WallClock.local;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.chuishao.kernel.time.Shanghai;

/** A second implementation of domain §3's clock rules, minute after minute and written from the text alone, for any hours. */
class SecondOpinionTest {

    @Provide
    Arbitrary<List<YearOfDays>> years() {
        return RandomHours.years();
    }

    @Provide
    Arbitrary<Instant> minutes() {
        return Arbitraries.longs()
                .between(
                        at("2025-01-01 00:00").getEpochSecond() / 60,
                        at("2026-08-31 00:00").getEpochSecond() / 60)
                .map(minute -> Instant.ofEpochSecond(minute * 60));
    }

    @Property(tries = 200)
    void bothAgreeWhenSomethingIsDue(
            @ForAll("years") List<YearOfDays> years,
            @ForAll("minutes") Instant start,
            @ForAll @IntRange(min = 1, max = 40) int amount,
            @ForAll LimitUnit unit,
            @ForAll boolean halved) {
        Limit limit = halved ? new Limit(amount, unit).half() : new Limit(amount, unit);
        assertEquals(
                due(years, local(start), amount, unit, halved),
                WorkCalendar.of(years).deadline(start, limit).due());
    }

    @Property(tries = 200)
    void bothAgreeHowLongSomebodyWorked(
            @ForAll("years") List<YearOfDays> years,
            @ForAll("minutes") Instant from,
            @ForAll @IntRange(max = 30 * 24 * 60) int minutes) {
        Instant to = from.plus(Duration.ofMinutes(minutes));
        long worked = 0;
        for (var minute = local(from); minute.isBefore(local(to)); minute = minute.plusMinutes(1)) {
            worked += isWorked(years, minute) ? 1 : 0;
        }
        assertEquals(Duration.ofMinutes(worked), WorkCalendar.of(years).workingTime(from, to));
    }

    private static Instant due(
            List<YearOfDays> years, LocalDateTime start, int amount, LimitUnit unit, boolean halved) {
        int halves = halved ? amount : 2 * amount;
        return switch (unit) {
            case URGENT_MINUTE -> Shanghai.moment(start.plusSeconds(30L * halves));
            case URGENT_HOUR -> Shanghai.moment(start.plusMinutes(30L * halves));
            case WORK_HOUR -> Shanghai.moment(afterWork(years, start, 30L * halves));
            case WORK_DAY, CALENDAR_DAY -> {
                var day = start.toLocalDate();
                for (int left = halves; left > 0; ) {
                    day = day.plusDays(1);
                    left -= unit == LimitUnit.CALENDAR_DAY || isWorkingDay(years, day) ? 2 : 0;
                }
                int whole = minutesOf(years, day);
                yield Shanghai.moment(afterOpenMinutes(years, day, halves % 2 == 1 ? whole / 2 : whole));
            }
        };
    }

    private static LocalDateTime afterWork(List<YearOfDays> years, LocalDateTime start, long minutes) {
        var now = start;
        for (long left = minutes; left > 0; now = now.plusMinutes(1)) left -= isWorked(years, now) ? 1 : 0;
        return now;
    }

    /** Whether or not the day is worked. */
    private static LocalDateTime afterOpenMinutes(List<YearOfDays> years, LocalDate day, int minutes) {
        var now = day.atStartOfDay();
        for (int left = minutes; left > 0; now = now.plusMinutes(1)) left -= isOpen(years, now) ? 1 : 0;
        return now;
    }

    private static int minutesOf(List<YearOfDays> years, LocalDate day) {
        int open = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            open += isOpen(years, day.atStartOfDay().plusMinutes(minute)) ? 1 : 0;
        }
        return open;
    }

    /** Is the minute that begins then one in which somebody works? */
    private static boolean isWorked(List<YearOfDays> years, LocalDateTime minute) {
        return isOpen(years, minute) && isWorkingDay(years, minute.toLocalDate());
    }

    private static boolean isOpen(List<YearOfDays> years, LocalDateTime minute) {
        String hours = "";
        for (var season : year(years, minute.toLocalDate()).workingHours()) {
            if (!minute.toLocalDate().isBefore(season.from()))
                hours = season.hours().text();
        }
        String time = minute.toLocalTime().toString();
        for (String span : hours.split(",")) {
            if (span.substring(0, 5).compareTo(time) <= 0 && time.compareTo(span.substring(6)) < 0) return true;
        }
        return false;
    }

    private static boolean isWorkingDay(List<YearOfDays> years, LocalDate date) {
        for (var day : year(years, date).days()) if (day.date().equals(date)) return !day.isOffDay();
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static YearOfDays year(List<YearOfDays> years, LocalDate date) {
        return years.stream()
                .filter(year -> year.year() == date.getYear())
                .findFirst()
                .orElseThrow();
    }
}
