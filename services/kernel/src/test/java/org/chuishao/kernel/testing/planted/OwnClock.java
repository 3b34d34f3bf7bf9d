package org.chuishao.kernel.testing.planted;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

final class OwnClock {
    private static final ZoneId HERE = ZoneId.of("Asia/Urumqi");

    private OwnClock() {}

    static ZonedDateTime time(Instant moment) {
        return moment.atZone(HERE);
    }

    static OffsetDateTime shown(Instant moment) {
        return OffsetDateTime.ofInstant(moment, HERE);
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, HERE);
    }

    static ZonedDateTime midnight(LocalDate day) {
        return day.atStartOfDay(HERE);
    }
}
