package org.chuishao.reporting.score;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.reference.ItemType;
import org.chuishao.reporting.scoring.Indicator;
import org.chuishao.reporting.scoring.Period;
import org.chuishao.reporting.scoring.Sum;
import org.chuishao.reporting.scoring.Tally;

/**
 * Sums of the ledger by organisation and month: one read of one index, however long the ledger is, and remembered until the
 * ledger has another line.
 */
@ApplicationScoped
class Tallies {
    private static final int REMEMBERED = 100;

    /** The sealed ledger's last line, which names all before it, if no line waits for its place. */
    private static final String LAST = """
            select encode(hash, 'hex') from ledger_leaf
            where district = ? and not exists (select from ledger_unsealed where district = ?)
            order by position desc limit 1""";

    /**
     * One statement, so that both halves see the same ledger: the sums by month, and, by period, how many duties they are
     * about. A duty whose lines fall into several months is one; one whose lines were all taken back is none.
     */
    private static final String SUMS = """
            select e.organisation, e.indicator, e.month, null::int as period, count(*), sum(e.possible), sum(e.earned), sum(e.points)
            from ledger_entry e%1$s where e.district = ? and e.month = any(?)%2$s
            group by e.organisation, e.indicator, e.month
            union all
            select organisation, null, null, period, count(*), null, null, null
            from (select e.organisation, p.period, e.assignment_id
                  from unnest(?::text[], ?::int[]) as p (month, period)
                  join ledger_entry e on e.month = p.month%1$s
                  where e.district = ? and e.indicator is not null%2$s
                  group by e.organisation, p.period, e.assignment_id having sum(e.possible) > 0) duty
            group by organisation, period""";

    @Inject
    AgroalDataSource database;

    private final Cache<Asked, Summed> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private record Asked(String district, List<Period> periods) {
        private Asked {
            periods = List.copyOf(periods);
        }
    }

    /** @param last line of the ledger that was summed */
    private record Summed(String last, Map<String, Sheet> sheets) {}

    /**
     * Which lines count.
     *
     * @param kind of the whistle, or null for all
     * @param item the catalogue item's code, or null for all
     * @param itemType what the item is today, or null for all
     * @param size only the first so many lines of the sealed ledger, or null for all there are
     */
    record Which(WhistleKind kind, String item, ItemType itemType, Long size) {
        static final Which ALL = new Which(null, null, null, null);
    }

    /**
     * @param assignments how many duties have an indicator that something could be earned on, corrections included
     * @param lines how many were counted: lines are only ever added, so as many lines are the same lines
     */
    record Counted(Tally tally, int assignments, long lines) {}

    /** Of one organisation, month by month. */
    static final class Sheet {
        private final String organisation;
        private final Map<YearMonth, Month> months = new HashMap<>();
        private final Map<Integer, Integer> assignments = new HashMap<>();

        private Sheet(String organisation) {
            this.organisation = organisation;
        }

        /** Pooled over the one of the periods asked for. */
        Counted of(List<Period> asked, int which) {
            var sums = new EnumMap<Indicator, Sum>(Indicator.class);
            var adjustments = new HashMap<YearMonth, BigDecimal>();
            long lines = 0;
            for (var month : asked.get(which).months()) {
                var one = months.get(month);
                if (one == null) continue;
                one.sums.forEach((indicator, sum) -> sums.merge(indicator, sum, Sum::plus));
                if (one.adjustment != null) adjustments.put(month, one.adjustment);
                lines += one.lines;
            }
            var tally = new Tally(organisation, sums, adjustments, Set.of());
            return new Counted(tally, assignments.getOrDefault(which, 0), lines);
        }

        private Sheet add(Fields row) throws SQLException {
            var indicator = row.choice(Indicator.class);
            var month = row.text();
            var period = row.numberOrNull();
            if (month == null) assignments.put(period, row.number());
            else
                months.computeIfAbsent(YearMonth.parse(month), m -> new Month()).add(indicator, row);
            return this;
        }
    }

    private static final class Month {
        private final Map<Indicator, Sum> sums = new EnumMap<>(Indicator.class);
        private BigDecimal adjustment;
        private long lines;

        void add(Indicator indicator, Fields row) throws SQLException {
            lines += row.count();
            var sum = new Sum(row.exact(), row.exact());
            if (indicator == null) adjustment = row.exact();
            else sums.put(indicator, sum);
        }
    }

    /** @param periods which may share no month */
    Map<String, Sheet> of(String district, List<Period> periods, Which which) {
        if (!which.equals(Which.ALL)) return sum(district, periods, which);
        // first the last line: one that comes while they are summed makes the next caller sum again
        var last = Sql.of(LAST, district, district).first(database, Fields::text);
        if (last.isEmpty()) return sum(district, periods, which);
        var asked = new Asked(district, periods);
        var known = remembered.getIfPresent(asked);
        if (known != null && known.last().equals(last.get())) return known.sheets();
        var sheets = sum(district, periods, which);
        remembered.put(asked, new Summed(last.get(), sheets));
        return sheets;
    }

    private Map<String, Sheet> sum(String district, List<Period> periods, Which which) {
        var joins = new StringBuilder();
        var conditions = new StringBuilder();
        var values = new ArrayList<Object>();
        if (which.kind() != null) {
            conditions.append(" and e.kind = ?");
            values.add(which.kind().name());
        }
        if (which.item() != null || which.itemType() != null)
            joins.append(" join assignment a on a.district = e.district and a.id = e.assignment_id");
        if (which.item() != null) {
            conditions.append(" and a.item_code = ?");
            values.add(which.item());
        }
        if (which.itemType() != null) {
            joins.append(" join known_item i on i.district = e.district and i.code = a.item_code");
            conditions.append(" and i.type = ?");
            values.add(which.itemType().name());
        }
        if (which.size() != null) {
            joins.append(" join ledger_leaf l on l.district = e.district and l.line = e.id");
            conditions.append(" and l.position < ?");
            values.add(which.size());
        }
        var months = new ArrayList<String>();
        var numbers = LongStream.builder();
        for (int i = 0; i < periods.size(); i++)
            for (var month : periods.get(i).months()) {
                months.add(month.toString());
                numbers.add(i);
            }
        var all = new ArrayList<Object>(List.of(district, months));
        all.addAll(values);
        all.addAll(List.of(months, numbers.build().toArray(), district));
        all.addAll(values);
        var sheets = new TreeMap<String, Sheet>();
        Sql.of(SUMS.formatted(joins, conditions), all.toArray())
                .list(
                        database,
                        row -> sheets.computeIfAbsent(row.text(), Sheet::new).add(row));
        return sheets;
    }
}
