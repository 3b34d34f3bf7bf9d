package org.chuishao.kernel.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.chuishao.kernel.time.Shanghai;

/**
 * Hours somebody is on duty, on the days of one sort. Times are Asia/Shanghai. A shift that ends no later than it begins
 * goes on to the next day, and belongs to the day on which it began: the night before a holiday is a working day's night.
 */
public record Shift(Days days, LocalTime from, LocalTime to) {

    /** On which days it begins. */
    public enum Days {
        WORKING_DAYS,
        /** Weekends and public holidays, without the weekends that are worked. */
        DAYS_OFF,
        EVERY_DAY
    }

    /**
     * When the shift that covers this moment ends; empty when none does.
     *
     * @throws MissingCalendarYear when it depends on a day whose year is not known
     */
    public Optional<Instant> until(Instant moment, WorkCalendar calendar) {
        var local = Shanghai.time(moment).toLocalDateTime();
        var today = local.toLocalDate();
        var time = local.toLocalTime();
        if (from.isBefore(to))
            return !time.isBefore(from) && time.isBefore(to) && begins(today, calendar) ? end(today) : Optional.empty();
        if (!time.isBefore(from) && begins(today, calendar)) return end(today.plusDays(1));
        if (time.isBefore(to) && begins(today.minusDays(1), calendar)) return end(today);
        return Optional.empty();
    }

    private boolean begins(LocalDate day, WorkCalendar calendar) {
        return switch (days) {
            case EVERY_DAY -> true;
            case WORKING_DAYS -> calendar.isWorkingDay(day);
            case DAYS_OFF -> !calendar.isWorkingDay(day);
        };
    }

    private Optional<Instant> end(LocalDate day) {
        return Optional.of(Shanghai.moment(day.atTime(to)));
    }
}
