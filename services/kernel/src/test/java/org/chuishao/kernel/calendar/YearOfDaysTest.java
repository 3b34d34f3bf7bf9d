package org.chuishao.kernel.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

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

    private static void refuses(String why, String json) {
        UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> read(json));
        assertTrue(refused.getCause().getMessage().contains(why), refused.getCause()::getMessage);
    }

    private static YearOfDays read(String json) {
        return YearOfDays.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }
}
