package org.chuishao.reporting.scoring;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.policy.Requirements;

/** What a scoring policy must fulfil before it may judge anybody. */
final class PolicyCheck {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Enough for any rule people agree on, and no sum of products can grow out of hand. */
    private static final int MOST_DECIMALS = 4;

    private final Requirements required = new Requirements();

    PolicyCheck version(String version) {
        required.that(version != null && !version.isBlank(), "a policy needs a version, such as \"v1\"");
        return this;
    }

    PolicyCheck weights(Map<Indicator, BigDecimal> weights) {
        weights.forEach((indicator, weight) -> within("the weight of " + indicator, weight, 0, 100));
        required.that(
                weights.values().stream().anyMatch(PolicyCheck::isPositive), "at least one indicator needs a weight");
        return this;
    }

    PolicyCheck factors(Map<Role, BigDecimal> roles, Map<WhistleKind, BigDecimal> kinds) {
        for (Role role : Role.values()) {
            within("the factor of " + role, roles.get(role), 0, 100);
        }
        for (WhistleKind kind : WhistleKind.values()) {
            within("the factor of " + kind, kinds.get(kind), 0, 100);
        }
        return this;
    }

    /** An indicator that counts needs a grade for everything that can be found about it. */
    PolicyCheck grades(Map<Finding, BigDecimal> grades, Map<Indicator, BigDecimal> weights) {
        for (Finding finding : Finding.values()) {
            if (grades.containsKey(finding) || isPositive(weights.get(finding.indicator()))) {
                within("the grade of " + finding, grades.get(finding), 0, 1);
            }
        }
        return this;
    }

    PolicyCheck stars(Set<Integer> needingReason) {
        required.that(
                needingReason.stream().allMatch(stars -> stars != null && stars >= 1 && stars <= 5),
                "stars that need a reason are 1 to 5, not " + needingReason);
        return this;
    }

    PolicyCheck adjustments(Map<AdjustmentKind, BigDecimal> adjustments, MonthClamp month) {
        adjustments.forEach((kind, points) -> {
            boolean praise = kind == AdjustmentKind.COMMENDATION;
            within("the points of " + kind, points, praise ? 0 : -100, praise ? 100 : 0);
        });
        within("the month's lowest adjustment", month == null ? null : month.lowest(), -100, 0);
        within("the month's highest adjustment", month == null ? null : month.highest(), 0, 100);
        return this;
    }

    PolicyCheck bands(List<Band> bands) {
        Set<String> codes = new HashSet<>();
        BigDecimal above = HUNDRED.add(BigDecimal.ONE);
        for (Band band : bands) {
            if (band == null || band.code() == null || band.zh() == null || band.en() == null || band.from() == null) {
                required.that(false, "every band needs code, from, zh and en, not " + band);
                continue;
            }
            required.that(codes.add(band.code()), "the band " + band.code() + " is given twice");
            within("the band " + band.code(), band.from(), 0, 100);
            required.that(
                    band.from().compareTo(above) < 0, "bands go from the highest to the lowest, not " + band.code());
            above = band.from();
        }
        required.that(above.signum() == 0, "the lowest band must begin at 0");
        return this;
    }

    PolicyCheck ranking(BigDecimal cardLine, int minimumAssignments) {
        within("the card line", cardLine, 0, 100);
        required.that(
                minimumAssignments >= 1, "the minimum of assignments must be 1 or more, not " + minimumAssignments);
        return this;
    }

    void orRefuse() {
        required.orRefuse();
    }

    private void within(String what, BigDecimal value, int lowest, int highest) {
        if (value == null) {
            required.that(false, what + " is missing");
            return;
        }
        boolean inside =
                value.compareTo(BigDecimal.valueOf(lowest)) >= 0 && value.compareTo(BigDecimal.valueOf(highest)) <= 0;
        required.that(inside, "%s must be %d to %d, not %s".formatted(what, lowest, highest, value));
        required.that(
                Math.abs(value.scale()) <= MOST_DECIMALS,
                what + " may have " + MOST_DECIMALS + " decimals, not " + value);
    }

    private static boolean isPositive(BigDecimal value) {
        return value != null && value.signum() > 0;
    }
}
