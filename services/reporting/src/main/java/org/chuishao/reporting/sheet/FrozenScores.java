package org.chuishao.reporting.sheet;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.reporting.policy.Policies;
import org.chuishao.reporting.reference.Organisations;
import org.chuishao.reporting.scoring.Indicator;
import org.chuishao.reporting.scoring.Period;
import org.chuishao.reporting.scoring.Ranking;
import org.chuishao.reporting.scoring.Score;
import org.chuishao.reporting.scoring.Sum;
import org.chuishao.reporting.scoring.Tally;

/** Scores of a fixed part of the ledger: its first so many lines, and the corrections that rulings posted after them. */
@ApplicationScoped
class FrozenScores {
    /** The sums, and how many duties something could be earned on, corrections included. */
    private static final String SUMS = """
            with counted as (
                select e.organisation, e.indicator, e.month, e.possible, e.earned, e.points, e.assignment_id
                from ledger_entry e left join ledger_leaf l on l.district = e.district and l.line = e.id
                where e.district = ? and e.month = any(?) and (l.position < ? or e.id = any(?::uuid[])))
            select organisation, indicator, month, null::bigint, sum(possible), sum(earned), sum(points)
            from counted group by organisation, indicator, month
            union all
            select organisation, null, null, count(*), null, null, null
            from (select organisation, assignment_id from counted where indicator is not null
                  group by organisation, assignment_id having sum(possible) > 0) duty
            group by organisation""";

    /** What was sealed after the sheet was frozen, and what waits for its place: seldom many, soon after. */
    private static final String LATE = """
            select organisation, count(*)
            from (select e.organisation
                  from ledger_leaf l join ledger_entry e on e.district = l.district and e.id = l.line
                  where l.district = ? and l.position >= ? and e.month = any(?) and e.id <> all(?::uuid[])
                  union all
                  select e.organisation
                  from ledger_unsealed u join ledger_entry e on e.district = u.district and e.id = u.line
                  where u.district = ? and e.month = any(?) and e.id <> all(?::uuid[])) late
            group by organisation""";

    @Inject
    AgroalDataSource database;

    @Inject
    Organisations organisations;

    @Inject
    Policies policies;

    @Inject
    Clock clock;

    /**
     * Every department's line, best first: a pure function of the lines counted, the policy and the departments' names.
     *
     * @param ledgerEnd how many lines of the district's sealed ledger are counted, from its beginning
     */
    List<SheetLine> of(String district, Period period, long ledgerEnd, Collection<UUID> compensations) {
        var counted = counted(district, period, ledgerEnd, compensations);
        var names = organisations.departments();
        names.keySet().forEach(code -> counted.computeIfAbsent(code, o -> new Parts()));
        var policy = policies.in(district, period.lastBegun(clock.instant()));
        var scores = counted.entrySet().stream()
                .map(of -> Score.of(
                        of.getValue().tally(of.getKey()),
                        of.getValue().assignments,
                        period,
                        clock.instant(),
                        policy,
                        month -> policies.in(district, month).month()))
                .toList();
        return Ranking.of(scores).places().stream()
                .map(place -> SheetLine.of(
                        place,
                        names.getOrDefault(
                                place.score().organisation(), place.score().organisation())))
                .toList();
    }

    /** How many lines of each department came after the sheet was frozen, and are not in it. */
    Map<String, Long> late(String district, Period period, long ledgerEnd, Collection<UUID> compensations) {
        var months = months(period);
        var late = new TreeMap<String, Long>();
        Sql.of(LATE, district, ledgerEnd, months, compensations, district, months, compensations)
                .list(database, row -> late.put(row.text(), row.count()));
        return late;
    }

    private Map<String, Parts> counted(String district, Period period, long end, Collection<UUID> compensations) {
        var parts = new TreeMap<String, Parts>();
        Sql.of(SUMS, district, months(period), end, compensations)
                .list(
                        database,
                        row -> parts.computeIfAbsent(row.text(), o -> new Parts())
                                .add(row));
        return parts;
    }

    private static List<String> months(Period period) {
        return period.months().stream().map(YearMonth::toString).toList();
    }

    /** One organisation's sums while they are read. */
    private static final class Parts {
        private final Map<Indicator, Sum> sums = new EnumMap<>(Indicator.class);
        private final Map<YearMonth, BigDecimal> adjustments = new HashMap<>();
        private int assignments;

        Parts add(Fields row) throws SQLException {
            var indicator = row.choice(Indicator.class);
            var month = row.text();
            var duties = row.numberOrNull();
            var sum = new Sum(row.exact(), row.exact());
            if (month == null) assignments = duties;
            else if (indicator == null) adjustments.merge(YearMonth.parse(month), row.exact(), BigDecimal::add);
            else sums.merge(indicator, sum, Sum::plus);
            return this;
        }

        Tally tally(String organisation) {
            return new Tally(organisation, sums, adjustments, Set.of());
        }
    }
}
