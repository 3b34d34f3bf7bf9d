package org.chuishao.kernel.holidays;

import java.time.LocalDate;
import java.util.List;
import org.chuishao.kernel.calendar.WorkingHours;
import org.chuishao.kernel.calendar.YearOfDays;

/**
 * A year's holidays were imported, or imported again: the whole year, {@code calendar-year-changed.v1}.
 *
 * @param workingHours none, as in what was told before a year had its own: the standard hours
 */
public record CalendarYearChanged(int year, int version, String source, List<Day> days, List<Season> workingHours) {
    public static final String TYPE = "calendar-year-changed.v1";

    /** A day that does not follow the week. */
    public record Day(String name, String date, boolean offDay) {}

    /** @param hours from that day on, as {@code 08:30-12:00,14:00-17:30} */
    public record Season(String from, String hours) {}

    public CalendarYearChanged {
        workingHours = workingHours == null ? List.of() : List.copyOf(workingHours);
    }

    public static CalendarYearChanged of(YearOfDays year, int version) {
        return new CalendarYearChanged(
                year.year(),
                version,
                year.source(),
                year.days().stream()
                        .map(d -> new Day(d.name(), d.date().toString(), d.isOffDay()))
                        .toList(),
                year.workingHours().stream()
                        .map(s -> new Season(s.from().toString(), s.hours().text()))
                        .toList());
    }

    YearOfDays toDays() {
        return new YearOfDays(
                year,
                source,
                days.stream()
                        .map(d -> new YearOfDays.Day(d.name, LocalDate.parse(d.date), d.offDay))
                        .toList(),
                workingHours.stream()
                        .map(s -> new YearOfDays.Season(LocalDate.parse(s.from), WorkingHours.parse(s.hours)))
                        .toList());
    }
}
