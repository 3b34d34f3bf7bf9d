package org.chuishao.reporting.score;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.chuishao.reporting.scoring.Indicator;
import org.chuishao.reporting.scoring.Period;
import org.chuishao.reporting.scoring.Sum;
import org.chuishao.reporting.scoring.Tally;

/** Sums of the ledger by organisation: one read of one index, however long the ledger is. */
@ApplicationScoped
class Tallies {
    private static final String SUMS = """
            select organisation, indicator, month, sum(possible), sum(earned), sum(points),
                   array_agg(distinct assignment_id) filter (where compensates is null),
                   max(seq)
            from ledger_entry where district = ? and month = any(?) and (?::text[] is null or organisation = any(?))
            group by organisation, indicator, month""";

    @Inject
    AgroalDataSource database;

    /** @param ledgerEnd the last line counted: the ledger prefix this tally is a function of */
    record Counted(Tally tally, long ledgerEnd) {}

    /** @param only these organisations, or null for all */
    Map<String, Counted> of(String district, Period period, Collection<String> only) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(SUMS)) {
            var months = period.months().stream().map(YearMonth::toString).toArray();
            var organisations = only == null ? null : connection.createArrayOf("text", only.toArray());
            query.setString(1, district);
            query.setArray(2, connection.createArrayOf("text", months));
            query.setArray(3, organisations);
            query.setArray(4, organisations);
            return read(query);
        }
    }

    private static Map<String, Counted> read(PreparedStatement query) throws SQLException {
        var sheets = new TreeMap<String, Sheet>();
        try (var row = query.executeQuery()) {
            while (row.next())
                sheets.computeIfAbsent(row.getString(1), o -> new Sheet()).add(row);
        }
        var counted = new TreeMap<String, Counted>();
        sheets.forEach((organisation, sheet) -> counted.put(organisation, sheet.counted(organisation)));
        return counted;
    }

    /** One organisation's sums while they are read. */
    private static final class Sheet {
        private final Map<Indicator, Sum> sums = new EnumMap<>(Indicator.class);
        private final Map<YearMonth, BigDecimal> adjustments = new HashMap<>();
        private final Set<UUID> assignments = new HashSet<>();
        private long ledgerEnd;

        void add(ResultSet row) throws SQLException {
            ledgerEnd = Math.max(ledgerEnd, row.getLong(8));
            var indicator = row.getString(2);
            if (indicator == null) {
                adjustments.merge(YearMonth.parse(row.getString(3)), row.getBigDecimal(6), BigDecimal::add);
                return;
            }
            sums.merge(Indicator.valueOf(indicator), new Sum(row.getBigDecimal(4), row.getBigDecimal(5)), Sum::plus);
            var counted = row.getArray(7); // none in a month that only saw corrections
            if (counted != null) assignments.addAll(Arrays.asList((UUID[]) counted.getArray()));
        }

        Counted counted(String organisation) {
            return new Counted(new Tally(organisation, sums, adjustments, assignments), ledgerEnd);
        }
    }
}
