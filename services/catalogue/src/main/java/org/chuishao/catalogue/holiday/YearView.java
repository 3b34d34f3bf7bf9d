package org.chuishao.catalogue.holiday;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.chuishao.kernel.holidays.Calendars;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A year as deadlines are counted by it.
 *
 * @param workingHours the standard ones too, where it was imported without
 * @param workingDays how many days of the year are worked
 * @param version how often it was imported; 0: as it was shipped
 */
public record YearView(
        int year, String source, List<Day> days, List<Season> workingHours, int workingDays, int version) {
    @Schema(name = "Holiday")
    public record Day(
            String name,
            LocalDate date,
            @JsonProperty("isOffDay") boolean isOffDay) {}

    /** @param hours from that day on until the next season, as {@code 08:30-12:00,14:00-17:30} */
    @Schema(name = "WorkingHours")
    public record Season(LocalDate from, String hours) {}

    static YearView of(Calendars.Year known, int workingDays) {
        var year = known.days();
        return new YearView(
                year.year(),
                year.source(),
                year.days().stream()
                        .map(d -> new Day(d.name(), d.date(), d.isOffDay()))
                        .toList(),
                year.workingHours().stream()
                        .map(s -> new Season(s.from(), s.hours().text()))
                        .toList(),
                workingDays,
                known.version());
    }
}
