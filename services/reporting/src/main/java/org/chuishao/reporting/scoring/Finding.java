package org.chuishao.reporting.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a fact amounts to for one indicator; the policy gives every finding its grade (domain §4). */
public enum Finding {
    CHECKED_IN_ON_TIME(Indicator.CHECK_IN, "按时报到", "Checked in on time"),
    CHECKED_IN_LATE(Indicator.CHECK_IN, "逾期报到", "Checked in late"),
    NEVER_CHECKED_IN(Indicator.CHECK_IN, "始终未报到", "Never checked in"),

    RESULT_ON_TIME(Indicator.ON_TIME, "按时反馈结果", "Result given on time"),
    /** Only a ruling finds it: what the passed deadline posted is RESULT_MISSED, and the first line about a fact counts. */
    RESULT_LATE(Indicator.ON_TIME, "逾期反馈结果", "Result given late"),
    RESULT_MISSED(Indicator.ON_TIME, "未按时反馈结果", "No result in time"),

    SOLVED(Indicator.SOLVED, "核实已解决", "Verified as solved"),
    UNSOLVED(Indicator.SOLVED, "未解决", "Not solved"),
    EXPLAINED(Indicator.SOLVED, "解释说明，未解决", "Explained, not solved"),
    LONG_OVERDUE(Indicator.SOLVED, "超期30天未解决", "Not solved 30 days after the deadline"),
    NO_PART_IN_SOLVING(Indicator.SOLVED, "协办未报到，解决不得分", "Assist never checked in, no points for solving"),

    SATISFIED(Indicator.SATISFIED, "回访满意", "Resident satisfied"),
    MOSTLY_SATISFIED(Indicator.SATISFIED, "回访基本满意", "Resident mostly satisfied"),
    DISSATISFIED(Indicator.SATISFIED, "回访不满意", "Resident dissatisfied"),
    NO_PART_IN_SATISFYING(Indicator.SATISFIED, "协办未报到，满意不得分", "Assist never checked in, no points for satisfaction"),

    ONE_STAR(Indicator.COOPERATION, "配合一星", "Cooperation one star"),
    TWO_STARS(Indicator.COOPERATION, "配合二星", "Cooperation two stars"),
    THREE_STARS(Indicator.COOPERATION, "配合三星", "Cooperation three stars"),
    FOUR_STARS(Indicator.COOPERATION, "配合四星", "Cooperation four stars"),
    FIVE_STARS(Indicator.COOPERATION, "配合五星", "Cooperation five stars");

    private static final List<Finding> STARS = List.of(ONE_STAR, TWO_STARS, THREE_STARS, FOUR_STARS, FIVE_STARS);

    private final Indicator indicator;
    private final String zh;
    private final String en;

    Finding(Indicator indicator, String zh, String en) {
        this.indicator = indicator;
        this.zh = zh;
        this.en = en;
    }

    static Finding of(Outcome outcome) {
        return switch (outcome) {
            case SOLVED -> SOLVED;
            case UNSOLVED -> UNSOLVED;
            case EXPLAINED -> EXPLAINED;
        };
    }

    static Finding of(Satisfaction satisfaction) {
        return switch (satisfaction) {
            case SATISFIED -> SATISFIED;
            case MOSTLY_SATISFIED -> MOSTLY_SATISFIED;
            case DISSATISFIED -> DISSATISFIED;
        };
    }

    /** What the rule {@code v1/CHECKED_IN_LATE} found; none for one of an adjustment or of a line taken back. */
    public static Optional<Finding> ofRule(String rule) {
        String name = rule.substring(rule.lastIndexOf('/') + 1);
        return Arrays.stream(values())
                .filter(finding -> finding.name().equals(name))
                .findFirst();
    }

    /** @param stars 1 to 5 */
    public static Finding ofStars(int stars) {
        return STARS.get(stars - 1);
    }

    public Indicator indicator() {
        return indicator;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
