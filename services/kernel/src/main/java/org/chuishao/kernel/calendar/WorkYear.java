package org.chuishao.kernel.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.Map;

/** Every day of one year, judged once. */
final class WorkYear {

    private final CountedDay[] days;
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
    }

    CountedDay day(LocalDate date) {
        return days[date.getDayOfYear() - 1];
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
