package org.chuishao.reporting.score;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
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
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.scoring.Indicator;
import org.chuishao.reporting.scoring.Period;
import org.chuishao.reporting.scoring.Sum;
import org.chuishao.reporting.scoring.Tally;

/** Sums of the ledger by organisation and month: one read of one index, however long the ledger is. */
@ApplicationScoped
class Tallies {
    private static final String SUMS = """
            select e.organisation, e.indicator, e.month, sum(e.possible), sum(e.earned), sum(e.points),
                   array_agg(distinct e.assignment_id) filter (where e.compensates is null), count(*)
            from ledger_entry e%s where e.district = ? and e.month = any(?)%s
            group by e.organisation, e.indicator, e.month""";

    @Inject
    AgroalDataSource database;

    /**
     * Which lines count.
     *
     * @param kind of the whistle, or null for all
     * @param item the catalogue item's code, or null for all
     * @param size only the first so many lines of the sealed ledger, or null for all there are
     */
    record Which(WhistleKind kind, String item, Long size) {
        static final Which ALL = new Which(null, null, null);
    }

    /** @param lines how many were counted: lines are only ever added, so as many lines are the same lines */
    record Counted(Tally tally, long lines) {}

    /** Of one organisation, month by month. */
    static final class Sheet {
        private final String organisation;
        private final Map<YearMonth, Month> months = new HashMap<>();

        private Sheet(String organisation) {
            this.organisation = organisation;
        }

        /** Pooled over a period. */
        Counted of(Period period) {
            var sums = new EnumMap<Indicator, Sum>(Indicator.class);
            var adjustments = new HashMap<YearMonth, BigDecimal>();
            var assignments = new HashSet<UUID>();
            long lines = 0;
            for (var month : period.months()) {
                var one = months.get(month);
                if (one == null) continue;
                one.sums.forEach((indicator, sum) -> sums.merge(indicator, sum, Sum::plus));
                if (one.adjustment != null) adjustments.put(month, one.adjustment);
                assignments.addAll(one.assignments);
                lines += one.lines;
            }
            return new Counted(new Tally(organisation, sums, adjustments, assignments), lines);
        }
    }

    private static final class Month {
        private final Map<Indicator, Sum> sums = new EnumMap<>(Indicator.class);
        private final Set<UUID> assignments = new HashSet<>();
        private BigDecimal adjustment;
        private long lines;

        void add(ResultSet row) throws SQLException {
            lines += row.getLong(8);
            var indicator = row.getString(2);
            if (indicator == null) {
                adjustment = row.getBigDecimal(6);
                return;
            }
            sums.put(Indicator.valueOf(indicator), new Sum(row.getBigDecimal(4), row.getBigDecimal(5)));
            var counted = row.getArray(7); // none where there are only corrections
            if (counted != null) assignments.addAll(Arrays.asList((UUID[]) counted.getArray()));
        }
    }

    Map<String, Sheet> of(String district, Collection<YearMonth> months, Which which) throws SQLException {
        var joins = new StringBuilder();
        var conditions = new StringBuilder();
        var values = new ArrayList<Object>(List.of(district));
        if (which.kind() != null) {
            conditions.append(" and e.kind = ?");
            values.add(which.kind().name());
        }
        if (which.item() != null) {
            joins.append(" join assignment a on a.district = e.district and a.id = e.assignment_id");
            conditions.append(" and a.item_code = ?");
            values.add(which.item());
        }
        if (which.size() != null) {
            joins.append(" join ledger_leaf l on l.district = e.district and l.line = e.id");
            conditions.append(" and l.position < ?");
            values.add(which.size());
        }
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(SUMS.formatted(joins, conditions))) {
            values.add(
                    1,
                    connection.createArrayOf(
                            "text", months.stream().map(YearMonth::toString).toArray()));
            for (int i = 0; i < values.size(); i++) query.setObject(i + 1, values.get(i));
            return read(query);
        }
    }

    private static Map<String, Sheet> read(PreparedStatement query) throws SQLException {
        var sheets = new TreeMap<String, Sheet>();
        try (var row = query.executeQuery()) {
            while (row.next())
                sheets.computeIfAbsent(row.getString(1), Sheet::new)
                        .months
                        .computeIfAbsent(YearMonth.parse(row.getString(3)), m -> new Month())
                        .add(row);
        }
        return sheets;
    }
}
