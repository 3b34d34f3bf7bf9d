package org.chuishao.reporting.scoring;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.policy.Requirements;

/** What a scoring policy must fulfil before it may judge anybody. */
final class PolicyCheck {
    private static final Set<Integer> UNUSUAL_STARS = Set.of(1, 2, 5);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Enough for any rule people agree on, and no sum of products can grow out of hand. */
    private static final int MOST_DECIMALS = 4;

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    private final Requirements required = new Requirements();

    PolicyCheck version(String version) {
        required.that(
                version != null && VERSION.matcher(version).matches(),
                "规则须有版本号，如“v1”：最多 40 个字母、数字、点、横线或下划线",
                "a policy needs a version, such as \"v1\": up to 40 letters, digits, dots, dashes or underscores");
        return this;
    }

    PolicyCheck weights(Map<Indicator, BigDecimal> weights) {
        weights.forEach(
                (indicator, weight) -> within(indicator.zh() + "的权重", "the weight of " + indicator, weight, 0, 100));
        required.that(
                weights.values().stream().anyMatch(PolicyCheck::isPositive),
                "至少一项指标须有权重",
                "at least one indicator needs a weight");
        BigDecimal sum = weights.values().stream()
                .filter(PolicyCheck::isOrdinary) // the others were told of, and adding them could take for ever
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        required.that(
                sum.compareTo(HUNDRED) == 0, "各项权重之和须为 100，现为 " + sum, "the weights must add up to 100, not " + sum);
        return this;
    }

    PolicyCheck factors(Map<Role, BigDecimal> roles, Map<WhistleKind, BigDecimal> kinds) {
        for (Role role : Role.values()) {
            within(role.zh() + "的系数", "the factor of " + role, roles.get(role), 0, 100);
        }
        for (WhistleKind kind : WhistleKind.values()) {
            within(kind.zh() + "的系数", "the factor of " + kind, kinds.get(kind), 0, 100);
        }
        return this;
    }

    /** An indicator that counts needs a grade for everything that can be found about it. */
    PolicyCheck grades(Map<Finding, BigDecimal> grades, Map<Indicator, BigDecimal> weights) {
        for (Finding finding : Finding.values()) {
            if (grades.containsKey(finding) || isPositive(weights.get(finding.indicator()))) {
                within("“" + finding.zh() + "”的得分比例", "the grade of " + finding, grades.get(finding), 0, 1);
            }
        }
        return this;
    }

    /** Stations are asked a reason for these and no others (domain §4): another could never be scored. */
    PolicyCheck stars(Set<Integer> needingReason) {
        required.that(
                needingReason.stream().allMatch(stars -> stars != null && UNUSUAL_STARS.contains(stars)),
                "须说明理由的星级只能是 1、2、5，现为 " + needingReason,
                "stars that need a reason are among 1, 2 and 5, not " + needingReason);
        return this;
    }

    PolicyCheck adjustments(Map<AdjustmentKind, BigDecimal> adjustments, MonthClamp month) {
        adjustments.forEach((kind, points) -> {
            boolean praise = kind == AdjustmentKind.COMMENDATION;
            within(kind.zh() + "的分值", "the points of " + kind, points, praise ? 0 : -100, praise ? 100 : 0);
        });
        BigDecimal lowest = month == null ? null : month.lowest();
        BigDecimal highest = month == null ? null : month.highest();
        within("每月加减分下限", "the month's lowest adjustment", lowest, -100, 0);
        within("每月加减分上限", "the month's highest adjustment", highest, 0, 100);
        required.that(
                lowest == null || highest == null || lowest.compareTo(highest) <= 0,
                "每月加减分的下限高于上限",
                "the month's lowest adjustment is above its highest");
        return this;
    }

    PolicyCheck bands(List<Band> bands) {
        Set<String> codes = new HashSet<>();
        BigDecimal above = HUNDRED.add(BigDecimal.ONE);
        for (Band band : bands) {
            if (band == null || band.code() == null || band.zh() == null || band.en() == null || band.from() == null) {
                required.that(
                        false,
                        "每个等次须有 code、from、zh 和 en，现为 " + band,
                        "every band needs code, from, zh and en, not " + band);
                continue;
            }
            required.that(
                    codes.add(band.code()), "等次 " + band.code() + " 重复", "the band " + band.code() + " is given twice");
            within("等次 " + band.code(), "the band " + band.code(), band.from(), 0, 100);
            required.that(
                    band.from().compareTo(above) < 0,
                    "等次须从高到低排列，" + band.code() + " 不是",
                    "bands go from the highest to the lowest, not " + band.code());
            above = band.from();
        }
        required.that(above.signum() == 0, "最低等次须从 0 开始", "the lowest band must begin at 0");
        return this;
    }

    PolicyCheck ranking(BigDecimal cardLine, int minimumAssignments) {
        within("亮牌线", "the card line", cardLine, 0, 100);
        required.that(
                minimumAssignments >= 1,
                "参加排名的最少任务数须为 1 或以上，现为 " + minimumAssignments,
                "the minimum of assignments must be 1 or more, not " + minimumAssignments);
        return this;
    }

    void orRefuse() {
        required.orRefuse();
    }

    private void within(String zh, String en, BigDecimal value, int lowest, int highest) {
        if (value == null) {
            required.that(false, "缺少" + zh, en + " is missing");
            return;
        }
        boolean inside =
                value.compareTo(BigDecimal.valueOf(lowest)) >= 0 && value.compareTo(BigDecimal.valueOf(highest)) <= 0;
        required.that(
                inside,
                "%s须为 %d 至 %d，现为 %s".formatted(zh, lowest, highest, value),
                "%s must be %d to %d, not %s".formatted(en, lowest, highest, value));
        required.that(
                Math.abs((long) value.scale()) <= MOST_DECIMALS,
                zh + "最多 " + MOST_DECIMALS + " 位小数，现为 " + value,
                en + " may have " + MOST_DECIMALS + " decimals, not " + value);
    }

    private static boolean isOrdinary(BigDecimal value) {
        return value != null
                && Math.abs((long) value.scale()) <= MOST_DECIMALS
                && value.abs().compareTo(HUNDRED) <= 0;
    }

    private static boolean isPositive(BigDecimal value) {
        return value != null && value.signum() > 0;
    }
}
