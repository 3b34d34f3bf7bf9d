package org.chuishao.reporting.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chuishao.kernel.lifecycle.Named;

/**
 * An organisation's score for a period, with everything needed to explain it (domain §4).
 *
 * @param score 0 to 100, two places; empty where nothing could be earned
 * @param rates per cent, two places, of those indicators that could be earned
 * @param possible exact
 * @param earned exact
 * @param adjustment the mean of the months' clamped adjustments, two places; the score is made with the exact mean
 * @param behind a ranked quarter below the card line
 */
public record Score(
        String organisation,
        Period period,
        String policy,
        Status status,
        Optional<BigDecimal> score,
        Optional<Band> band,
        Map<Indicator, BigDecimal> rates,
        BigDecimal possible,
        BigDecimal earned,
        BigDecimal adjustment,
        int assignments,
        boolean behind) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Too few assignments say too little to compare. */
    public enum Status implements Named {
        RANKED("参加排名"),
        UNRANKED("不参加排名");

        private final String zh;

        Status(String zh) {
            this.zh = zh;
        }

        @Override
        public String zh() {
            return zh;
        }
    }

    /**
     * A pure function of the tally, the policy and, while the period still runs, the month it has reached: the mean of the
     * adjustments is over the months of the period that have begun at {@code asOf}.
     */
    public static Score of(Tally tally, Period period, Instant asOf, Policy policy) {
        return of(tally, tally.assignments().size(), period, asOf, policy, month -> policy.month());
    }

    /**
     * Of a period that more than one policy judged.
     *
     * @param assignments how many the tally is about
     * @param policy of the last month: its bands, its card line, its minimum
     * @param clamps each month's own
     */
    public static Score of(
            Tally tally,
            int assignments,
            Period period,
            Instant asOf,
            Policy policy,
            Function<YearMonth, MonthClamp> clamps) {
        refuseOtherMonths(tally, period);
        int months = period.monthsBegun(asOf);
        if (months == 0) {
            throw new IllegalArgumentException(period + " has not begun at " + asOf);
        }
        Sum total = tally.total();
        BigDecimal adjustments = clampedAdjustments(tally, clamps);
        Optional<BigDecimal> score = rounded(total, adjustments, BigDecimal.valueOf(months));
        boolean ranked = score.isPresent() && assignments >= policy.minimumAssignments();
        boolean behind = ranked
                && period.length() == Period.Length.QUARTER
                && score.get().compareTo(policy.cardLine()) < 0;
        return new Score(
                tally.organisation(),
                period,
                policy.version(),
                ranked ? Status.RANKED : Status.UNRANKED,
                score,
                score.map(policy::band),
                rates(tally),
                total.possible(),
                total.earned(),
                adjustments.divide(BigDecimal.valueOf(months), 2, RoundingMode.HALF_UP),
                assignments,
                behind);
    }

    /**
     * 100·e/p + a/m over one common denominator, (100·e·m + a·p) / (p·m): the only division is the one that rounds, so no
     * intermediate digit is ever lost.
     */
    private static Optional<BigDecimal> rounded(Sum total, BigDecimal adjustments, BigDecimal months) {
        if (total.isNothing()) {
            return Optional.empty();
        }
        BigDecimal above =
                HUNDRED.multiply(total.earned()).multiply(months).add(adjustments.multiply(total.possible()));
        BigDecimal below = total.possible().multiply(months);
        BigDecimal score = above.divide(below, 2, RoundingMode.HALF_UP);
        return Optional.of(score.max(BigDecimal.ZERO).min(HUNDRED).setScale(2, RoundingMode.UNNECESSARY));
    }

    private static BigDecimal clampedAdjustments(Tally tally, Function<YearMonth, MonthClamp> clamps) {
        return tally.adjustments().entrySet().stream()
                .map(month -> clamps.apply(month.getKey()).clamp(month.getValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<Indicator, BigDecimal> rates(Tally tally) {
        Map<Indicator, BigDecimal> rates = new EnumMap<>(Indicator.class);
        tally.sums().forEach((indicator, sum) -> sum.rate().ifPresent(rate -> rates.put(indicator, rate)));
        return Map.copyOf(rates);
    }

    private static void refuseOtherMonths(Tally tally, Period period) {
        for (YearMonth month : tally.adjustments().keySet()) {
            if (!period.contains(month)) {
                throw new IllegalArgumentException("the tally reaches " + month + ", outside " + period);
            }
        }
    }
}
