package org.chuishao.kernel.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * When something is due, and how that was counted: every deadline can explain itself (domain §3, clock rules).
 *
 * @param limit what was counted, or null when the time was appointed instead
 * @param days the days passed over, where days matter; the day of the start is not among them when days are counted
 *     from the next
 */
public record Deadline(Instant from, Limit limit, Instant due, List<CountedDay> days) {

    public Deadline {
        Objects.requireNonNull(from, "from");
        days = List.copyOf(days);
        if (due.isBefore(from)) {
            throw new IllegalArgumentException("due " + due + " before it began " + from);
        }
    }

    /** A time agreed beforehand, such as the hour of a joint inspection. */
    public static Deadline appointed(Instant from, Instant due) {
        return new Deadline(from, null, due, List.of());
    }

    public boolean isAppointed() {
        return limit == null;
    }

    /** Something that happens at the very moment it is due is still in time. */
    public boolean isMetBy(Instant moment) {
        return !moment.isAfter(due);
    }

    /** One sentence a clerk can check against the wall calendar, in Chinese or (any other locale) English. */
    public String explain(Locale locale) {
        return Chinese.isAskedBy(locale) ? new ChineseExplanation().of(this) : new EnglishExplanation().of(this);
    }
}
