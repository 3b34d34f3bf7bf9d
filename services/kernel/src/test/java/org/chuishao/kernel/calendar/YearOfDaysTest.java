package org.chuishao.kernel.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YearOfDaysTest {

    @Test
    void readsTheHolidayCnFormatAsItIs() {
        YearOfDays year = read("""
                {"$schema": "…", "year": 2027, "papers": ["http://www.gov.cn/…"],
                 "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}""");
        assertEquals(2027, year.year());
        assertEquals(
                new YearOfDays.Day("元旦", LocalDate.of(2027, 1, 1), true),
                year.days().getFirst());
    }

    @Test
    void refusesAYearWithoutHolidays() {
        refuses("names no holiday", "{\"year\": 2027, \"days\": []}");
    }

    @Test
    void refusesDaysOfAnotherYearAndDaysGivenTwice() {
        String day = "{\"name\": \"元旦\", \"date\": \"2027-01-01\", \"isOffDay\": true}";
        refuses("its own year", "{\"year\": 2026, \"days\": [" + day + "]}");
        refuses("once each", "{\"year\": 2027, \"days\": [" + day + "," + day + "]}");
    }

    @Test
    void aYearWithoutHoursHasTheStandardOnes() {
        var standard = List.of(new YearOfDays.Season(LocalDate.of(2027, 1, 1), WorkingHours.STANDARD));
        assertEquals(standard, withHours("").workingHours());
        assertEquals(standard, withHours(", \"workingHours\": []").workingHours());
        assertEquals(standard, withHours(", \"workingHours\": null").workingHours());
    }

    @Test
    void readsHoursSeasonBySeason() {
        var year = withHours("""
                , "workingHours": [{"from": "2027-01-01", "hours": "08:30-12:00,14:00-17:30"},
                  {"from": "2027-06-01", "hours": "08:00-12:00,15:00-18:00"}]""");
        assertEquals(
                List.of(
                        new YearOfDays.Season(LocalDate.of(2027, 1, 1), WorkingHours.STANDARD),
                        new YearOfDays.Season(LocalDate.of(2027, 6, 1), WorkingHours.parse("08:00-12:00,15:00-18:00"))),
                year.workingHours());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-02-01",
                "2026-01-01",
                "2027-01-01 2027-06-01 2027-06-01",
                "2027-01-01 2027-06-01 2027-03-01",
                "2027-01-01 2028-01-01",
            })
    void refusesHoursThatLeaveDaysOutOrAreNotInOrder(String from) {
        var seasons = Arrays.stream(from.split(" "))
                .map(day -> "{\"from\": \"%s\", \"hours\": \"09:00-17:00\"}".formatted(day))
                .collect(Collectors.joining(","));
        refuses("must begin with the year", json(", \"workingHours\": [" + seasons + "]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "always", "12:00-08:00", "08:00-12:00,11:00-17:00", "08:00", "25:00-26:00"})
    void refusesHoursNobodyCanKeep(String hours) {
        refuses("working hours", json("""
                , "workingHours": [{"from": "2027-01-01", "hours": "%s"}]""".formatted(hours)));
    }

    private static YearOfDays withHours(String more) {
        return read(json(more));
    }

    private static String json(String more) {
        return """
                {"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]%s}""".formatted(more);
    }

    private static void refuses(String why, String json) {
        UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> read(json));
        assertTrue(refused.getCause().getMessage().contains(why), refused.getCause()::getMessage);
    }

    private static YearOfDays read(String json) {
        return YearOfDays.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }
}
