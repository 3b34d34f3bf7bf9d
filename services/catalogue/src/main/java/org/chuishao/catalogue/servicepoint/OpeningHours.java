package org.chuishao.catalogue.servicepoint;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalTime;
import org.chuishao.kernel.calendar.Shift;

/**
 * When a service point is open on the days of one sort; public holidays and weekends that are worked count as what they are.
 *
 * @param from as {@code 08:30}, Asia/Shanghai
 * @param to no later than {@code from}: on the next day; the same: round the clock
 */
public record OpeningHours(
        @NotNull Shift.Days days,
        @NotNull @Pattern(regexp = TIME) String from,
        @NotNull @Pattern(regexp = TIME) String to) {
    static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";

    Shift shift() {
        return new Shift(days, LocalTime.parse(from), LocalTime.parse(to));
    }
}
