package org.chuishao.reporting.scoring;

import static org.chuishao.reporting.scoring.Points.signed;

import java.math.BigDecimal;
import org.chuishao.kernel.problem.Text;

/** Points added to or taken from a month as a whole (domain §4, adjustments). */
public record Adjustment(AdjustmentKind kind, BigDecimal points, String rule, String zh, String en) implements Line {

    static Adjustment of(AdjustmentKind kind, Policy policy) {
        BigDecimal points = policy.points(kind);
        return new Adjustment(
                kind,
                points,
                policy.version() + "/" + kind,
                "%s：%s 分".formatted(kind.zh(), signed(points)),
                "%s: %s points".formatted(kind.en(), signed(points)));
    }

    /** The same, with the reason it was approved for. */
    Adjustment because(Text reason) {
        return new Adjustment(
                kind, points, rule, "%s（%s）".formatted(zh, reason.zh()), "%s (%s)".formatted(en, reason.en()));
    }

    /** What a ruling posts to undo it; facts are never edited. */
    public Adjustment reversed(Text reason) {
        BigDecimal back = points.negate();
        return new Adjustment(
                kind,
                back,
                ScoringRules.voided(rule),
                "更正%s：%s 分（%s）".formatted(kind.zh(), signed(back), reason.zh()),
                "%s corrected: %s points (%s)".formatted(kind.en(), signed(back), reason.en()));
    }
}
