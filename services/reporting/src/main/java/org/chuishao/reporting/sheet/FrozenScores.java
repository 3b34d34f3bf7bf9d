package org.chuishao.reporting.sheet;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
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
    private static final String COUNTED = """
            from ledger_entry e left join ledger_leaf l on l.district = e.district and l.line = e.id
            where e.district = ? and e.month = any(?)""";
    private static final String SUMS =
            """
            select organisation, indicator, month, sum(possible), sum(earned), sum(points),
                   array_agg(distinct assignment_id) filter (where compensates is null)
            """ + COUNTED + " and (l.position < ? or e.id = any(?)) group by organisation, indicator, month";
    private static final String LATE = "select organisation, count(*) " + COUNTED
            + " and coalesce(l.position >= ?, true) and e.id <> all(?)" + " group by organisation";

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
    List<SheetLine> of(String district, Period period, long ledgerEnd, Collection<UUID> compensations)
            throws SQLException {
        var tallies = tallies(district, period, ledgerEnd, compensations);
        var names = organisations.departments();
        names.keySet().forEach(code -> tallies.computeIfAbsent(code, o -> new Tally(o, Map.of(), Map.of(), Set.of())));
        var policy = policies.in(district, period.lastBegun(clock.instant()));
        var scores = tallies.values().stream()
                .map(tally -> Score.of(
                        tally,
                        tally.assignments().size(),
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
    Map<String, Long> late(String district, Period period, long ledgerEnd, Collection<UUID> compensations)
            throws SQLException {
        try (var connection = database.getConnection();
                var query = prepare(connection, LATE, district, period)) {
            query.setLong(3, ledgerEnd);
            query.setArray(4, ids(connection, compensations));
            var late = new TreeMap<String, Long>();
            try (var row = query.executeQuery()) {
                while (row.next()) late.put(row.getString(1), row.getLong(2));
            }
            return late;
        }
    }

    private Map<String, Tally> tallies(String district, Period period, long end, Collection<UUID> compensations)
            throws SQLException {
        try (var connection = database.getConnection();
                var query = prepare(connection, SUMS, district, period)) {
            query.setLong(3, end);
            query.setArray(4, ids(connection, compensations));
            var parts = new TreeMap<String, Parts>();
            try (var row = query.executeQuery()) {
                while (row.next())
                    parts.computeIfAbsent(row.getString(1), o -> new Parts()).add(row);
            }
            var tallies = new TreeMap<String, Tally>();
            parts.forEach((organisation, part) -> tallies.put(organisation, part.tally(organisation)));
            return tallies;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, String district, Period period)
            throws SQLException {
        var months = period.months().stream().map(YearMonth::toString).toArray();
        var query = connection.prepareStatement(sql);
        query.setString(1, district);
        query.setArray(2, connection.createArrayOf("text", months));
        return query;
    }

    private static Array ids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    /** One organisation's sums while they are read. */
    private static final class Parts {
        private final Map<Indicator, Sum> sums = new EnumMap<>(Indicator.class);
        private final Map<YearMonth, BigDecimal> adjustments = new HashMap<>();
        private final Set<UUID> assignments = new HashSet<>();

        void add(ResultSet row) throws SQLException {
            var indicator = row.getString(2);
            if (indicator == null) {
                adjustments.merge(YearMonth.parse(row.getString(3)), row.getBigDecimal(6), BigDecimal::add);
                return;
            }
            sums.merge(Indicator.valueOf(indicator), new Sum(row.getBigDecimal(4), row.getBigDecimal(5)), Sum::plus);
            var counted = row.getArray(7); // none where there are only corrections
            if (counted != null) assignments.addAll(Arrays.asList((UUID[]) counted.getArray()));
        }

        Tally tally(String organisation) {
            return new Tally(organisation, sums, adjustments, assignments);
        }
    }
}
