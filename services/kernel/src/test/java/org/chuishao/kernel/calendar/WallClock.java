package org.chuishao.kernel.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import org.chuishao.kernel.time.Shanghai;

/** Moments as the wall clock shows them: {@code at("2026-09-30 16:00")}. */
final class WallClock {

    private WallClock() {}

    static Instant at(String local) {
        return Shanghai.moment(LocalDateTime.parse(local.replace(' ', 'T')));
    }

    static LocalDateTime local(Instant instant) {
        return Shanghai.time(instant).toLocalDateTime();
    }
}
