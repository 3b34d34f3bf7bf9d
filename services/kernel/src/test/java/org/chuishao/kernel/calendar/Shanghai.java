package org.chuishao.kernel.calendar;

import java.time.Instant;
import java.time.LocalDateTime;

/** Moments as the wall clock shows them: {@code at("2026-09-30 16:00")}. */
final class Shanghai {

    private Shanghai() {}

    static Instant at(String local) {
        return LocalDateTime.parse(local.replace(' ', 'T'))
                .atZone(WorkCalendar.ZONE)
                .toInstant();
    }

    static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, WorkCalendar.ZONE);
    }
}
