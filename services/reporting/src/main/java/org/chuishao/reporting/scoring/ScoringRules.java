package org.chuishao.reporting.scoring;

import static org.chuishao.reporting.scoring.Finding.*;

import java.util.List;
import java.util.Optional;
import org.chuishao.kernel.problem.Text;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;

/** From a fact to the lines it posts (domain §4): no line at all where the policy gives the indicator no weight. */
public final class ScoringRules {

    private ScoringRules() {}

    public static List<Line> lines(Fact fact, AssignmentFacts about, Policy policy) {
        return switch (fact) {
            case Fact.CheckedIn(boolean onTime) -> post(onTime ? CHECKED_IN_ON_TIME : CHECKED_IN_LATE, about, policy);
            case Fact.NeverCheckedIn() -> post(NEVER_CHECKED_IN, about, policy);
            case Fact.ResultGiven(boolean onTime) -> post(onTime ? RESULT_ON_TIME : RESULT_LATE, about, policy);
            case Fact.ResultMissed() -> post(RESULT_MISSED, about, policy);
            case Fact.VerifiedWithStars stars -> post(Finding.ofStars(stars.stars()), about, policy);
            case Fact.Closed closed -> post(finding(closed, about), about, policy);
            case Fact.LongOverdue() -> post(LONG_OVERDUE, about, policy);
            case Fact.CalledBack(Satisfaction satisfaction) ->
                post(about.tookNoPart() ? NO_PART_IN_SATISFYING : Finding.of(satisfaction), about, policy);
            case Fact.Adjusted(AdjustmentKind kind) -> adjust(kind, policy);
        };
    }

    /** The same as a fact that was found would post now; none where the policy gives it no weight. */
    public static Optional<IndicatorLine> worth(Finding finding, Role role, WhistleKind kind, Policy policy) {
        return post(finding, new AssignmentFacts(role, kind, true), policy).stream()
                .map(IndicatorLine.class::cast)
                .findFirst();
    }

    /** What one finding posts on a duty of this role and kind. */
    public static IndicatorLine line(Finding finding, Role role, WhistleKind kind, Policy policy) {
        return IndicatorLine.of(finding, new AssignmentFacts(role, kind, true), policy);
    }

    public static Finding finding(Fact.Closed closed, AssignmentFacts about) {
        return about.tookNoPart() ? NO_PART_IN_SOLVING : Finding.of(closed.outcome());
    }

    /** An approved adjustment and why; none where the policy gives it no points. */
    public static Optional<Adjustment> adjustment(AdjustmentKind kind, Policy policy, Text reason) {
        return policy.points(kind).signum() == 0
                ? Optional.empty()
                : Optional.of(Adjustment.of(kind, policy).because(reason));
    }

    /** The rule of a line that takes another back: {@code v1/VOIDED}. */
    static String voided(String rule) {
        return rule.substring(0, rule.lastIndexOf('/') + 1) + "VOIDED";
    }

    private static List<Line> post(Finding finding, AssignmentFacts about, Policy policy) {
        if (policy.weight(finding.indicator()).signum() == 0) {
            return List.of();
        }
        IndicatorLine line = IndicatorLine.of(finding, about, policy);
        return line.possible().signum() == 0 ? List.of() : List.of(line);
    }

    private static List<Line> adjust(AdjustmentKind kind, Policy policy) {
        return policy.points(kind).signum() == 0 ? List.of() : List.of(Adjustment.of(kind, policy));
    }
}
