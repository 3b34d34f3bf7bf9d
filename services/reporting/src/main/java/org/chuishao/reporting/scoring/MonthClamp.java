package org.chuishao.reporting.scoring;

import java.math.BigDecimal;

/** How far a month's adjustments may go together (domain §4, adjustments). */
public record MonthClamp(BigDecimal lowest, BigDecimal highest) {

    BigDecimal clamp(BigDecimal sum) {
        return sum.max(lowest).min(highest);
    }
}
