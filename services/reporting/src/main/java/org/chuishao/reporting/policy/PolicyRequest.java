package org.chuishao.reporting.policy;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.scoring.AdjustmentKind;
import org.chuishao.reporting.scoring.Band;
import org.chuishao.reporting.scoring.Finding;
import org.chuishao.reporting.scoring.Indicator;
import org.chuishao.reporting.scoring.MonthClamp;
import org.chuishao.reporting.scoring.Policy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A policy document as a person wrote it; {@link #policy()} says everything that is wrong with it. */
@Schema(examples = PolicyRequest.EXAMPLE)
public record PolicyRequest(
        @NotNull String version,
        Map<String, BigDecimal> weights,
        Map<String, BigDecimal> roles,
        Map<String, BigDecimal> kinds,
        Map<String, BigDecimal> grades,
        List<Integer> starsNeedingReason,
        Map<String, BigDecimal> adjustments,
        MonthClamp month,
        List<Band> bands,
        BigDecimal cardLine,
        Boolean snail,
        @NotNull Integer minimumAssignments) {
    static final String EXAMPLE = """
            {"version": "daguan-2027", "weights": {"CHECK_IN": 30, "SOLVED": 70},
             "roles": {"LEAD": 1, "ASSIST": 0.5}, "kinds": {"ROUTINE": 1, "JOINT": 1.5, "EMERGENCY": 2},
             "grades": {"CHECKED_IN_ON_TIME": 1, "CHECKED_IN_LATE": 0.5, "NEVER_CHECKED_IN": 0, "SOLVED": 1, "UNSOLVED": 0,
               "EXPLAINED": 0, "LONG_OVERDUE": 0, "NO_PART_IN_SOLVING": 0},
             "adjustments": {"REWORK": -1}, "month": {"lowest": -10, "highest": 5},
             "bands": [{"code": "PASS", "from": 60, "zh": "合格", "en": "pass"}, {"code": "FAIL", "from": 0, "zh": "不合格", "en": "fail"}],
             "cardLine": 60, "minimumAssignments": 3}""";

    /** @throws Problem 400 with every violation at once */
    Policy policy() {
        var wrong = new ArrayList<Problem.Violation>();
        var known = new Known(
                keys("weights", Indicator.class, weights, wrong),
                keys("roles", Role.class, roles, wrong),
                keys("kinds", WhistleKind.class, kinds, wrong),
                keys("grades", Finding.class, grades, wrong),
                keys("adjustments", AdjustmentKind.class, adjustments, wrong));
        if (!isAsMissed(known.grades())) wrong.add(LATE_IS_MISSED);
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        try {
            return new Policy(
                    version,
                    known.weights(),
                    known.roles(),
                    known.kinds(),
                    known.grades(),
                    starsNeedingReason == null ? null : stars(),
                    known.adjustments(),
                    month,
                    bands,
                    cardLine,
                    Boolean.TRUE.equals(snail),
                    minimumAssignments);
        } catch (InvalidPolicy unfit) {
            throw Problem.invalid(unfit.problems().stream()
                    .map(text -> new Problem.Violation("policy", text))
                    .toList());
        }
    }

    private static final Problem.Violation LATE_IS_MISSED = Problem.Violation.of(
            "grades.RESULT_LATE",
            "期限届满时即按 RESULT_MISSED 记分，逾期反馈不再另记，两者须相同。",
            "A deadline posts RESULT_MISSED when it passes and a late result posts nothing more: both have the same grade.");

    private static boolean isAsMissed(Map<Finding, BigDecimal> grades) {
        var late = grades.get(Finding.RESULT_LATE);
        var missed = grades.get(Finding.RESULT_MISSED);
        return late == null || missed == null || late.compareTo(missed) == 0;
    }

    private record Known(
            Map<Indicator, BigDecimal> weights,
            Map<Role, BigDecimal> roles,
            Map<WhistleKind, BigDecimal> kinds,
            Map<Finding, BigDecimal> grades,
            Map<AdjustmentKind, BigDecimal> adjustments) {}

    /** A null among them is told of like any other number that is no number of stars. */
    private Set<Integer> stars() {
        return starsNeedingReason.stream()
                .map(stars -> stars == null ? Integer.valueOf(0) : stars)
                .collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> Map<E, BigDecimal> keys(
            String field, Class<E> type, Map<String, BigDecimal> given, List<Problem.Violation> unknown) {
        var known = new EnumMap<E, BigDecimal>(type);
        if (given == null) return known;
        var names = List.of(type.getEnumConstants()).toString();
        given.forEach((name, value) -> {
            try {
                known.put(Enum.valueOf(type, name), value);
            } catch (IllegalArgumentException e) {
                unknown.add(Problem.Violation.of(
                        field + "." + name, "没有这一项，可用：" + names, "There is none of this name; known: " + names));
            }
        });
        return known;
    }
}
