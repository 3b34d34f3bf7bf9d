package org.chuishao.reporting.scoring;

import static org.chuishao.reporting.scoring.Points.plain;

import java.math.BigDecimal;

/** What an assignment could earn on one indicator and what it did earn (domain §4): exact, never rounded. */
public record IndicatorLine(
        Indicator indicator,
        BigDecimal weight,
        BigDecimal roleFactor,
        BigDecimal kindFactor,
        BigDecimal grade,
        BigDecimal possible,
        BigDecimal earned,
        String rule,
        String zh,
        String en)
        implements Line {

    static IndicatorLine of(Finding finding, AssignmentFacts about, Policy policy) {
        BigDecimal weight = policy.weight(finding.indicator());
        BigDecimal role = policy.factor(about.role());
        BigDecimal kind = policy.factor(about.kind());
        BigDecimal grade = policy.grade(finding);
        BigDecimal possible = weight.multiply(role).multiply(kind);
        BigDecimal earned = possible.multiply(grade);
        boolean partly = grade.signum() > 0 && grade.compareTo(BigDecimal.ONE) < 0;
        String zh = "%s：%s × %s %s × %s %s = %s 分，%s得 %s 分"
                .formatted(
                        finding.zh(),
                        plain(weight),
                        about.role().zh(),
                        plain(role),
                        about.kind().zh(),
                        plain(kind),
                        plain(possible),
                        partly ? "按 " + plain(grade) + " 计，" : "",
                        plain(earned));
        String en = "%s: %s × %s %s × %s %s = %s points, %s%s earned"
                .formatted(
                        finding.en(),
                        plain(weight),
                        about.role().en(),
                        plain(role),
                        about.kind().en(),
                        plain(kind),
                        plain(possible),
                        partly ? "graded " + plain(grade) + ", " : "",
                        plain(earned));
        String rule = policy.version() + "/" + finding;
        return new IndicatorLine(finding.indicator(), weight, role, kind, grade, possible, earned, rule, zh, en);
    }
}
