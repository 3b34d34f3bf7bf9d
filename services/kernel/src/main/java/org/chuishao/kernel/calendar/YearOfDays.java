package org.chuishao.kernel.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One year's public holidays and make-up workdays, after the State Council's yearly notice; every other day follows the
 * week. The JSON shape is that of the public holiday-cn data set, so its files can be dropped in as they are.
 *
 * @param workingHours when offices are open, season by season from the year's first day on; nothing: the standard hours all
 *     year
 */
public record YearOfDays(int year, String source, List<Day> days, List<Season> workingHours) {

    private static final int FIRST_BUNDLED = 2025;

    // holiday-cn files carry more than is needed here (schema, links to the notices)
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A day that does not follow the week: off although a weekday, or worked although a weekend. */
    public record Day(
            String name,
            LocalDate date,
            @JsonProperty("isOffDay") boolean isOffDay) {}

    /** From that day on offices keep these hours, until the next season or the end of the year. */
    public record Season(LocalDate from, WorkingHours hours) {}

    public YearOfDays {
        days = List.copyOf(days);
        workingHours = workingHours == null || workingHours.isEmpty()
                ? List.of(new Season(LocalDate.of(year, 1, 1), WorkingHours.STANDARD))
                : List.copyOf(workingHours);
        if (days.stream().noneMatch(Day::isOffDay)) {
            throw new IllegalArgumentException("the calendar of " + year + " names no holiday: it is not a real year");
        }
        Set<LocalDate> seen = new HashSet<>();
        for (Day day : days) {
            if (day.date().getYear() != year || !seen.add(day.date())) {
                throw new IllegalArgumentException(
                        "the calendar of " + year + " must name days of its own year, once each: " + day);
            }
        }
        if (!areInOrder(year, workingHours)) {
            throw new IllegalArgumentException("the working hours of " + year
                    + " must begin with the year and change on days of it, one after the other: " + workingHours);
        }
    }

    /** A year with the standard hours. */
    public YearOfDays(int year, String source, List<Day> days) {
        this(year, source, days, List.of());
    }

    /** The years shipped as {@code calendar/<year>.json}: from 2025 on, without a gap. */
    public static List<YearOfDays> bundled() {
        var years = new ArrayList<YearOfDays>();
        for (int year = FIRST_BUNDLED; ; year++) {
            try (InputStream file = YearOfDays.class.getResourceAsStream("/calendar/" + year + ".json")) {
                if (file == null) return years;
                years.add(read(file));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** Reads one year's file; the caller closes the stream. */
    public static YearOfDays read(InputStream json) {
        try {
            return JSON.readValue(json, YearOfDays.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("not a calendar year in holiday-cn format", unreadable);
        }
    }

    private static boolean areInOrder(int year, List<Season> seasons) {
        for (int i = 1; i < seasons.size(); i++) {
            if (!seasons.get(i).from().isAfter(seasons.get(i - 1).from())) return false;
        }
        return seasons.getFirst().from().equals(LocalDate.of(year, 1, 1))
                && seasons.getLast().from().getYear() == year;
    }
}
