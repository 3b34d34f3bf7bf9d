package org.chuishao.whistle.policy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.chuishao.kernel.calendar.Limit;
import org.chuishao.kernel.calendar.LimitUnit;

/** How long somebody has, as a policy writes it: {@code {"amount": 2, "unit": "WORK_DAY"}}. */
public record Span(
        @NotNull @Min(1) @Max(1000) Integer amount, @NotNull LimitUnit unit) {
    public Limit limit() {
        return new Limit(amount, unit);
    }
}
