package org.chuishao.reporting.scoring;

import java.math.BigDecimal;

/** Writes exact decimals as a person would. */
final class Points {

    private Points() {}

    static String plain(BigDecimal points) {
        return points.stripTrailingZeros().toPlainString();
    }

    static String signed(BigDecimal points) {
        return points.signum() > 0 ? "+" + plain(points) : plain(points).replace("-", "−");
    }
}
