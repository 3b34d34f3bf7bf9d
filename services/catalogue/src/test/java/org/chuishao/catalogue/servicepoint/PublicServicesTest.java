package org.chuishao.catalogue.servicepoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.OffsetDateTime;
import java.util.List;
import org.chuishao.kernel.calendar.Shift.Days;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicServicesTest {
    private static final WorkCalendar CALENDAR = WorkCalendar.bundled();
    private static final List<OpeningHours> OFFICE = List.of(
            new OpeningHours(Days.WORKING_DAYS, "08:30", "12:00"),
            new OpeningHours(Days.WORKING_DAYS, "14:00", "17:30"),
            new OpeningHours(Days.DAYS_OFF, "09:00", "11:00"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T10:00:00+08:00, 2026-11-18T12:00+08:00",
        "2026-11-18T12:30:00+08:00, ",
        "2026-11-18T17:29:59+08:00, 2026-11-18T17:30+08:00",
        "2026-11-21T10:00:00+08:00, 2026-11-21T11:00+08:00",
        "2026-11-21T11:00:00+08:00, ",
        // a Saturday that is worked
        "2026-02-14T16:00:00+08:00, 2026-02-14T17:30+08:00",
        // a year whose holidays are unknown
        "2031-05-07T10:00:00+08:00, ",
    })
    void openUntilByTheCalendar(OffsetDateTime at, OffsetDateTime until) {
        assertEquals(until, PublicServices.closesAt(OFFICE, at.toInstant(), CALENDAR));
    }

    @Test
    void roundTheClockNeedsNoCalendar() {
        var always = List.of(new OpeningHours(Days.EVERY_DAY, "00:00", "00:00"));
        var at = OffsetDateTime.parse("2031-05-07T10:00:00+08:00");
        assertEquals(
                OffsetDateTime.parse("2031-05-08T00:00:00+08:00"),
                PublicServices.closesAt(always, at.toInstant(), CALENDAR));
        assertNull(PublicServices.closesAt(List.of(), at.toInstant(), CALENDAR));
    }

    @ParameterizedTest
    @CsvSource({
        "340803001002, 340803001002, 0",
        "340803001, 340803001002, 3",
        "340803, 340803001002, 6",
        "340803001003, 340803001002, 20",
        "340803002, 340803001002, 30",
        "340803001003, 340803001, 12",
        "340803002, , 0",
    })
    void theNearestServesThePlaceItself(String area, String near, int distance) {
        assertEquals(distance, PublicServices.distance(area, near));
    }
}
