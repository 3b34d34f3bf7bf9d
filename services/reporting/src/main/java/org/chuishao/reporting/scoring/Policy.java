package org.chuishao.reporting.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.policy.PolicyDocument;

/**
 * The rules of scoring as a document (domain §4): another district changes the document, never the code. A weight left
 * out, or zero, posts no line.
 *
 * @param starsNeedingReason as the station's rules have it; who refuses a rating without a reason is whistle, by the workflow policy
 *     of the whistle, and what has come from there is graded as it is
 * @param cardLine a ranked quarter below it is "behind"
 * @param snail whether a red card is shown with the snail label 蜗牛奖 (domain §2): left out, it is not
 * @param minimumAssignments fewer are not ranked
 */
public record Policy(
        String version,
        Map<Indicator, BigDecimal> weights,
        Map<Role, BigDecimal> roles,
        Map<WhistleKind, BigDecimal> kinds,
        Map<Finding, BigDecimal> grades,
        Set<Integer> starsNeedingReason,
        Map<AdjustmentKind, BigDecimal> adjustments,
        MonthClamp month,
        List<Band> bands,
        BigDecimal cardLine,
        boolean snail,
        int minimumAssignments) {

    public Policy {
        weights = orEmpty(weights);
        roles = orEmpty(roles);
        kinds = orEmpty(kinds);
        grades = orEmpty(grades);
        adjustments = orEmpty(adjustments);
        starsNeedingReason = starsNeedingReason == null ? Set.of() : starsNeedingReason;
        bands = bands == null ? List.of() : bands;
        new PolicyCheck()
                .version(version)
                .weights(weights)
                .factors(roles, kinds)
                .grades(grades, weights)
                .stars(starsNeedingReason)
                .adjustments(adjustments, month)
                .bands(bands)
                .ranking(cardLine, minimumAssignments)
                .orRefuse();
        weights = Map.copyOf(weights);
        roles = Map.copyOf(roles);
        kinds = Map.copyOf(kinds);
        grades = Map.copyOf(grades);
        adjustments = Map.copyOf(adjustments);
        starsNeedingReason = Set.copyOf(starsNeedingReason);
        bands = List.copyOf(bands);
    }

    public static Policy bundled() {
        return PolicyDocument.bundled("policy-v1.json", Policy.class);
    }

    /** Does it count at all? */
    public boolean weighs(Indicator indicator) {
        return weight(indicator).signum() > 0;
    }

    /** The indicators, roles, kinds and adjustments that count: a fact of any other leaves no line. */
    public List<Enum<?>> counted() {
        var counted = new ArrayList<Enum<?>>();
        for (var indicator : Indicator.values()) if (weighs(indicator)) counted.add(indicator);
        for (var role : Role.values()) if (factor(role).signum() > 0) counted.add(role);
        for (var kind : WhistleKind.values()) if (factor(kind).signum() > 0) counted.add(kind);
        for (var kind : AdjustmentKind.values()) if (points(kind).signum() != 0) counted.add(kind);
        return counted;
    }

    BigDecimal weight(Indicator indicator) {
        return weights.getOrDefault(indicator, BigDecimal.ZERO);
    }

    BigDecimal factor(Role role) {
        return roles.get(role);
    }

    BigDecimal factor(WhistleKind kind) {
        return kinds.get(kind);
    }

    BigDecimal grade(Finding finding) {
        return grades.get(finding);
    }

    BigDecimal points(AdjustmentKind kind) {
        return adjustments.getOrDefault(kind, BigDecimal.ZERO);
    }

    Band band(BigDecimal score) {
        return bands.stream()
                .filter(band -> score.compareTo(band.from()) >= 0)
                .findFirst()
                .orElseThrow();
    }

    private static <K> Map<K, BigDecimal> orEmpty(Map<K, BigDecimal> given) {
        return given == null ? Map.of() : given;
    }
}
