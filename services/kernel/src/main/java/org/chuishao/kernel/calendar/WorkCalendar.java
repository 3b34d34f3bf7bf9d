package org.chuishao.kernel.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.chuishao.kernel.time.Shanghai;

/**
 * The district's working time (domain §3, clock rules): which days are worked, and when a limit that starts at an
 * instant is due. Immutable; knows only the years it was given.
 */
public final class WorkCalendar {

    private final WorkYears years;

    private WorkCalendar(WorkYears years) {
        this.years = years;
    }

    public static WorkCalendar of(Collection<YearOfDays> years) {
        return new WorkCalendar(new WorkYears(years));
    }

    /** The years shipped as {@code calendar/<year>.json}: from 2025 on, without a gap. */
    public static WorkCalendar bundled() {
        return of(YearOfDays.bundled());
    }

    /** Those of the day's season, whether or not it is worked; in a year that is not known the standard ones. */
    public WorkingHours hours(LocalDate date) {
        return years.hours(date);
    }

    /** The working time of the shortest day of any year that is known: whoever has so many times that much has at most so many days. */
    public Duration shortestDay() {
        return Duration.ofNanos(
                years.hours().mapToLong(WorkingHours::nanosInDay).min().orElse(WorkingHours.STANDARD.nanosInDay()));
    }

    public boolean isWorkingDay(LocalDate date) {
        return years.day(date).counted();
    }

    public int workingDays(int year) {
        return years.year(year).workingDays();
    }

    public Deadline deadline(Instant start, Limit limit) {
        return switch (limit.unit()) {
            case URGENT_MINUTE, URGENT_HOUR -> new Deadline(start, limit, start.plus(limit.length()), List.of());
            case WORK_HOUR -> byWorkingTime(start, limit);
            case WORK_DAY -> byWorkingDays(start, limit);
            case CALENDAR_DAY -> byCalendarDays(start, limit);
        };
    }

    /** Time during which offices were open; nothing when {@code to} is not after {@code from}. */
    public Duration workingTime(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            return Duration.ZERO;
        }
        LocalDateTime start = local(from);
        LocalDateTime end = local(to);
        long nanos = worked(end) - worked(start);
        for (LocalDate date = start.toLocalDate(); date.isBefore(end.toLocalDate()); date = date.plusDays(1)) {
            nanos += isWorkingDay(date) ? hours(date).nanosInDay() : 0;
        }
        return Duration.ofNanos(nanos);
    }

    /** When that much working time has passed since {@code from}: a resumed clock runs its remaining time. */
    public Instant plusWorkingTime(Instant from, Duration workingTime) {
        if (workingTime.isNegative()) {
            throw new IllegalArgumentException("working time cannot be negative: " + workingTime);
        }
        return workingTime.isZero() ? from : walkWorkingTime(from, workingTime, new ArrayList<>());
    }

    /** When so many percent of the time to a deadline have passed, in its own kind of time: somebody is reminded then. */
    public Instant part(Deadline deadline, int percent) {
        var from = deadline.from();
        boolean working = !deadline.isAppointed()
                && (deadline.limit().unit() == LimitUnit.WORK_HOUR
                        || deadline.limit().unit() == LimitUnit.WORK_DAY);
        return working
                ? plusWorkingTime(from, part(workingTime(from, deadline.due()), percent))
                : from.plus(part(Duration.between(from, deadline.due()), percent));
    }

    private static Duration part(Duration whole, int percent) {
        return whole.multipliedBy(percent).dividedBy(100);
    }

    private Deadline byWorkingTime(Instant start, Limit limit) {
        List<CountedDay> days = new ArrayList<>();
        Instant due = walkWorkingTime(start, limit.length(), days);
        return new Deadline(start, limit, due, days);
    }

    private Instant walkWorkingTime(Instant from, Duration time, List<CountedDay> passed) {
        LocalDateTime start = local(from);
        LocalDate date = start.toLocalDate();
        long alreadyWorked = worked(start);
        long left = time.toNanos();
        while (true) {
            CountedDay day = years.day(date);
            WorkingHours hours = hours(date);
            long available = day.counted() ? hours.nanosInDay() - alreadyWorked : 0;
            passed.add(day.counted(available > 0));
            if (left <= available) {
                return Shanghai.moment(date.atTime(hours.timeWhenWorked(alreadyWorked + left)));
            }
            left -= available;
            alreadyWorked = 0;
            date = date.plusDays(1);
        }
    }

    private Deadline byWorkingDays(Instant start, Limit limit) {
        List<CountedDay> days = new ArrayList<>();
        LocalDate date = local(start).toLocalDate();
        int left = limit.daysTouched();
        while (left > 0) {
            date = date.plusDays(1);
            CountedDay day = years.day(date);
            days.add(day);
            left -= day.counted() ? 1 : 0;
        }
        return new Deadline(start, limit, endOf(date, limit), days);
    }

    /** Needs no holidays: every day counts, and the last one ends when offices would close. */
    private Deadline byCalendarDays(Instant start, Limit limit) {
        int days = limit.daysTouched();
        LocalDate last = local(start).toLocalDate().plusDays(days);
        return new Deadline(start, limit, endOf(last, limit), List.of());
    }

    private Instant endOf(LocalDate lastDay, Limit limit) {
        WorkingHours hours = hours(lastDay);
        return Shanghai.moment(lastDay.atTime(limit.endsWithHalfDay() ? hours.halfDay() : hours.close()));
    }

    private long worked(LocalDateTime at) {
        LocalDate date = at.toLocalDate();
        return isWorkingDay(date) ? hours(date).nanosWorkedBy(at.toLocalTime()) : 0;
    }

    private static LocalDateTime local(Instant instant) {
        return Shanghai.time(instant).toLocalDateTime();
    }
}
