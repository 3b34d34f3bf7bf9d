package org.chuishao.kernel.holidays;

import java.time.LocalDate;
import java.util.List;
import org.chuishao.kernel.calendar.YearOfDays;

/** A year's holidays were imported, or imported again: the whole year, {@code calendar-year-changed.v1}. */
public record CalendarYearChanged(int year, int version, String source, List<Day> days) {
    public static final String TYPE = "calendar-year-changed.v1";

    /** A day that does not follow the week. */
    public record Day(String name, String date, boolean offDay) {}

    public static CalendarYearChanged of(YearOfDays year, int version) {
        return new CalendarYearChanged(
                year.year(),
                version,
                year.source(),
                year.days().stream()
                        .map(d -> new Day(d.name(), d.date().toString(), d.isOffDay()))
                        .toList());
    }

    YearOfDays toDays() {
        return new YearOfDays(
                year,
                source,
                days.stream()
                        .map(d -> new YearOfDays.Day(d.name, LocalDate.parse(d.date), d.offDay))
                        .toList());
    }
}
