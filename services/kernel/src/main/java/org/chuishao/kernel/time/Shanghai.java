package org.chuishao.kernel.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Moments as China's clocks and calendars show them: all of it keeps one time. */
public final class Shanghai {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Shanghai() {}

    /** @return null for a moment that has not come */
    public static OffsetDateTime time(Instant moment) {
        return moment == null ? null : OffsetDateTime.ofInstant(moment, ZONE);
    }

    public static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    public static Instant moment(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }

    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** @return the first moment after it */
    public static Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }
}
