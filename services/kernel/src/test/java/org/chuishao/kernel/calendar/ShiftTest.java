package org.chuishao.kernel.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.chuishao.kernel.calendar.Shift.Days;
import org.chuishao.kernel.time.Shanghai;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftTest {
    private static final WorkCalendar CALENDAR = WorkCalendar.bundled();

    private static Instant at(String local) {
        return Shanghai.moment(LocalDateTime.parse(local));
    }

    /** 2026: Wednesday 11-18 is ordinary; 10-01 to 10-07 is National Day; Saturday 10-10 and Sunday 09-20 are worked. */
    @ParameterizedTest
    @CsvSource({
        "WORKING_DAYS, 08:30, 17:30, 2026-11-18T08:30, 2026-11-18T17:30",
        "WORKING_DAYS, 08:30, 17:30, 2026-11-18T08:29:59, ",
        "WORKING_DAYS, 08:30, 17:30, 2026-11-18T17:30, ",
        "WORKING_DAYS, 08:30, 17:30, 2026-11-21T10:00, ",
        "WORKING_DAYS, 08:30, 17:30, 2026-10-01T10:00, ",
        "WORKING_DAYS, 08:30, 17:30, 2026-09-20T10:00, 2026-09-20T17:30",
        "DAYS_OFF, 08:30, 17:30, 2026-10-01T10:00, 2026-10-01T17:30",
        "DAYS_OFF, 08:30, 17:30, 2026-09-20T10:00, ",
        "WORKING_DAYS, 17:30, 08:30, 2026-11-18T23:00, 2026-11-19T08:30",
        "WORKING_DAYS, 17:30, 08:30, 2026-11-19T02:00, 2026-11-19T08:30",
        "WORKING_DAYS, 17:30, 08:30, 2026-11-19T10:00, ",
        "WORKING_DAYS, 17:30, 08:30, 2026-10-01T02:00, 2026-10-01T08:30",
        "DAYS_OFF, 17:30, 08:30, 2026-10-01T02:00, ",
        "DAYS_OFF, 17:30, 08:30, 2026-10-08T02:00, 2026-10-08T08:30",
        "EVERY_DAY, 00:00, 00:00, 2026-10-03T23:59, 2026-10-04T00:00",
        "EVERY_DAY, 00:00, 00:00, 2026-10-03T00:00, 2026-10-04T00:00",
        "EVERY_DAY, 08:00, 08:00, 2026-10-03T07:59, 2026-10-03T08:00",
        "EVERY_DAY, 17:30, 08:30, 2035-01-01T02:00, 2035-01-01T08:30",
    })
    void aShiftCoversItsHours(Days days, LocalTime from, LocalTime to, String moment, String end) {
        assertEquals(
                Optional.ofNullable(end).map(ShiftTest::at), new Shift(days, from, to).until(at(moment), CALENDAR));
    }

    @Test
    void anUnknownYearIsAnErrorOnlyWhereItMatters() {
        var office = new Shift(Days.WORKING_DAYS, LocalTime.of(8, 30), LocalTime.of(17, 30));
        assertThrows(MissingCalendarYear.class, () -> office.until(at("2035-01-02T10:00"), CALENDAR));
        assertEquals(Optional.empty(), office.until(at("2035-01-02T20:00"), CALENDAR), "nobody's hour in any year");
    }
}
