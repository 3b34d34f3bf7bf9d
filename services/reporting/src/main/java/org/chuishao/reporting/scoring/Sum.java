package org.chuishao.reporting.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Exact sums of what could be earned and what was (domain §4). */
public record Sum(BigDecimal possible, BigDecimal earned) {

    public static final Sum ZERO = new Sum(BigDecimal.ZERO, BigDecimal.ZERO);

    public Sum plus(Sum other) {
        return new Sum(possible.add(other.possible), earned.add(other.earned));
    }

    /** In per cent, rounded once; none where nothing could be earned. */
    public Optional<BigDecimal> rate() {
        return isNothing()
                ? Optional.empty()
                : Optional.of(earned.scaleByPowerOfTen(2).divide(possible, 2, RoundingMode.HALF_UP));
    }

    boolean isNothing() {
        return possible.signum() <= 0;
    }
}
