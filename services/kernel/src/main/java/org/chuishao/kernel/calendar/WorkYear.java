package org.chuishao.kernel.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Every day of one year, judged once. */
final class WorkYear {

    private final CountedDay[] days;
    private final WorkingHours[] hours;
    private final int workingDays;

    WorkYear(YearOfDays data) {
        Map<LocalDate, YearOfDays.Day> exceptions = new HashMap<>();
        data.days().forEach(day -> exceptions.put(day.date(), day));
        days = new CountedDay[Year.of(data.year()).length()];
        int worked = 0;
        for (int i = 0; i < days.length; i++) {
            LocalDate date = LocalDate.ofYearDay(data.year(), i + 1);
            days[i] = judge(date, exceptions.get(date));
            worked += days[i].counted() ? 1 : 0;
        }
        workingDays = worked;
        hours = new WorkingHours[days.length];
        for (YearOfDays.Season season : data.workingHours()) {
            Arrays.fill(hours, season.from().getDayOfYear() - 1, hours.length, season.hours());
        }
    }

    CountedDay day(LocalDate date) {
        return days[date.getDayOfYear() - 1];
    }

    WorkingHours hours(LocalDate date) {
        return hours[date.getDayOfYear() - 1];
    }

    Stream<WorkingHours> hours() {
        return Arrays.stream(hours).distinct();
    }

    int workingDays() {
        return workingDays;
    }

    private static CountedDay judge(LocalDate date, YearOfDays.Day exception) {
        boolean weekend = date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
        if (exception == null) {
            DayKind kind = weekend ? DayKind.WEEKEND : DayKind.WORKDAY;
            return new CountedDay(date, kind, "", kind.worked());
        }
        DayKind kind = exception.isOffDay() ? DayKind.HOLIDAY : DayKind.MAKE_UP_WORKDAY;
        return new CountedDay(date, kind, exception.name(), kind.worked());
    }
}
