package org.chuishao.reporting.scoring;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Everything an organisation's score is made of (domain §4): sums only, so tallies of months add up to those of quarters
 * and years in any order.
 *
 * @param adjustments each month's sum, not yet clamped
 * @param assignments those with an indicator that something could be earned on, corrections included; kept by id because the lines of one assignment may fall into
 *     several months and still are one assignment
 */
public record Tally(
        String organisation, Map<Indicator, Sum> sums, Map<YearMonth, BigDecimal> adjustments, Set<UUID> assignments) {

    public Tally {
        sums = Map.copyOf(sums);
        adjustments = Map.copyOf(adjustments);
        assignments = Set.copyOf(assignments);
    }

    public static Tally of(String organisation, Collection<Posted> ledger) {
        Map<Indicator, Sum> sums = new EnumMap<>(Indicator.class);
        Map<YearMonth, BigDecimal> adjustments = new HashMap<>();
        Map<UUID, BigDecimal> possible = new HashMap<>();
        for (Posted posted : ledger) {
            switch (posted.line()) {
                case IndicatorLine line -> {
                    sums.merge(line.indicator(), new Sum(line.possible(), line.earned()), Sum::plus);
                    possible.merge(posted.assignment(), line.possible(), BigDecimal::add);
                }
                case Compensation line -> {
                    sums.merge(line.indicator(), new Sum(line.possible(), line.earned()), Sum::plus);
                    possible.merge(posted.assignment(), line.possible(), BigDecimal::add);
                }
                case Adjustment line -> adjustments.merge(posted.month(), line.points(), BigDecimal::add);
            }
        }
        possible.values().removeIf(sum -> sum.signum() <= 0);
        return new Tally(organisation, sums, adjustments, possible.keySet());
    }

    /** Pools two stretches of time of one organisation. */
    public Tally plus(Tally other) {
        if (!organisation.equals(other.organisation)) {
            throw new IllegalArgumentException(organisation + " and " + other.organisation + " are not one");
        }
        Map<Indicator, Sum> allSums = new HashMap<>(sums);
        other.sums.forEach((indicator, sum) -> allSums.merge(indicator, sum, Sum::plus));
        Map<YearMonth, BigDecimal> allAdjustments = new HashMap<>(adjustments);
        other.adjustments.forEach((month, points) -> allAdjustments.merge(month, points, BigDecimal::add));
        Set<UUID> allAssignments = new HashSet<>(assignments);
        allAssignments.addAll(other.assignments);
        return new Tally(organisation, allSums, allAdjustments, allAssignments);
    }

    public Sum total() {
        return sums.values().stream().reduce(Sum.ZERO, Sum::plus);
    }
}
