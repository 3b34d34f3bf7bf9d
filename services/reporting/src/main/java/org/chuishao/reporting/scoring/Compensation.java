package org.chuishao.reporting.scoring;

import static org.chuishao.reporting.scoring.Points.plain;

import java.math.BigDecimal;
import org.chuishao.kernel.problem.Text;

/** The difference a ruling makes to a line that stands (domain §4, appeals): facts are never edited. */
public record Compensation(
        Indicator indicator, BigDecimal possible, BigDecimal earned, String rule, String zh, String en)
        implements Line {

    /** From the line that was posted to the line that should have been. */
    public static Compensation of(IndicatorLine was, IndicatorLine becomes, Text reason) {
        if (was.indicator() != becomes.indicator()) {
            throw new IllegalArgumentException(was.indicator() + " cannot become " + becomes.indicator());
        }
        return between(was, becomes.possible(), becomes.earned(), becomes.rule(), reason);
    }

    /** For a line that should never have been posted. */
    public static Compensation voiding(IndicatorLine was, Text reason) {
        return between(was, BigDecimal.ZERO, BigDecimal.ZERO, ScoringRules.voided(was.rule()), reason);
    }

    private static Compensation between(
            IndicatorLine was, BigDecimal possible, BigDecimal earned, String rule, Text reason) {
        String zh = "更正%s：可得 %s 分、得 %s 分，改为可得 %s 分、得 %s 分（%s）"
                .formatted(
                        was.indicator().zh(),
                        plain(was.possible()),
                        plain(was.earned()),
                        plain(possible),
                        plain(earned),
                        reason.zh());
        String en = "Corrected %s: %s of %s points become %s of %s (%s)"
                .formatted(
                        was.indicator().en(),
                        plain(was.earned()),
                        plain(was.possible()),
                        plain(earned),
                        plain(possible),
                        reason.en());
        return new Compensation(
                was.indicator(), possible.subtract(was.possible()), earned.subtract(was.earned()), rule, zh, en);
    }
}
