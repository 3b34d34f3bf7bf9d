package org.chuishao.kernel.calendar;

import java.time.LocalDate;

/**
 * One day a deadline passed over: did it count, and why. {@code holiday} names the festival a holiday or make-up workday
 * belongs to and is empty on ordinary days.
 */
public record CountedDay(LocalDate date, DayKind kind, String holiday, boolean counted) {

    CountedDay counted(boolean yes) {
        return yes == counted ? this : new CountedDay(date, kind, holiday, yes);
    }

    boolean hasSameReasonAs(CountedDay other) {
        return kind == other.kind && counted == other.counted && holiday.equals(other.holiday);
    }
}
