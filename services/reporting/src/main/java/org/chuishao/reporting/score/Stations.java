package org.chuishao.reporting.score;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.reporting.scoring.Finding;
import org.chuishao.reporting.scoring.Period;

/** How those who blow whistles use them (domain §4, two-way assessment), by station or by street. */
@ApplicationScoped
class Stations {
    private static final String DUTIES = """
            select left(station_code, ?), max(station_name), count(distinct whistle_id), count(*),
                   count(*) filter (where taken_away_by in ('RETURN', 'RULE_ANOTHERS'))
            from assignment
            where district = ? and dispatched_at >= ? and dispatched_at < ? and (?::text[] is null or station_code like any(?))
            group by 1""";

    private static final String ISSUES = """
            select left(station_code, ?), count(*) filter (where what = 'FOUND'), count(*) filter (where what = 'SETTLED'),
                   count(*) filter (where what = 'ESCALATED')
            from (select station_code, 'FOUND' as what from known_issue
                  where district = ? and found_at >= ? and found_at < ? and outcome is distinct from 'DROPPED'
                  union all
                  select station_code, outcome from known_issue
                  where district = ? and decided_at >= ? and decided_at < ? and outcome in ('SETTLED', 'ESCALATED')) counted
            where ?::text[] is null or station_code like any(?)
            group by 1""";

    private static final String STARS = """
            select left(a.station_code, ?), coalesce(again.rule, e.rule), count(*)
            from ledger_entry e join assignment a on a.district = e.district and a.id = e.assignment_id
            left join lateral (select c.rule from ledger_entry c where c.district = e.district and c.compensates = e.id
                               and not exists (select from appealed_line l where l.district = e.district and l.line = e.id)
                               order by c.seq desc limit 1) again on true
            where e.district = ? and e.month = any(?) and e.indicator = 'COOPERATION' and e.compensates is null
              and (?::text[] is null or a.station_code like any(?))
            group by 1, 2""";

    private static final List<Finding> OF_STARS =
            List.of(Finding.ONE_STAR, Finding.TWO_STARS, Finding.THREE_STARS, Finding.FOUR_STARS, Finding.FIVE_STARS);

    @Inject
    AgroalDataSource database;

    /** How places are told apart: by so many digits of the division code. */
    public enum Level {
        STREET(9),
        STATION(12);

        private final int digits;

        Level(int digits) {
            this.digits = digits;
        }
    }

    /**
     * @param code of the station or street
     * @param name of the station; null of a street
     * @param issues found by the stations themselves in the period, those registered by mistake left out
     * @param settled in the station in the period, whenever they were found
     * @param escalated to a whistle in the period
     * @param inStationRate settled of those settled or escalated, per cent, two places; null before any is
     * @param whistles dispatched in the period
     * @param whistleRate whistles of all the station dealt with, that is settled and whistles, per cent, two places; also what was
     *     blown without having been an issue counts, so it is not just what is missing from the in-station rate
     * @param assignments departments called in the period
     * @param returned of them not the department's to do: a return upheld, or a ruling
     * @param returnRate per cent, two places
     * @param stars how often each number of stars was given in the period, from one to five: the last ones of each duty, and never those
     *     an appeal made of them
     * @param meanStars two places; null where none were given
     */
    public record StationView(
            String code,
            String name,
            long issues,
            long settled,
            long escalated,
            String inStationRate,
            long whistles,
            String whistleRate,
            long assignments,
            long returned,
            String returnRate,
            List<Long> stars,
            String meanStars) {}

    /** @param divisions only what these cover, or null for all */
    List<StationView> of(String district, Period period, Level level, Collection<String> divisions) {
        var found = new TreeMap<String, Found>();
        var covered = divisions == null
                ? null
                : divisions.stream().map(code -> code + "%").toList();
        int digits = level.digits;
        var from = period.firstInstant();
        var to = period.next().firstInstant();
        var months = period.months().stream().map(YearMonth::toString).toList();
        read(Sql.of(ISSUES, digits, district, from, to, district, from, to, covered, covered), found, Found::addIssues);
        read(Sql.of(DUTIES, digits, district, from, to, covered, covered), found, Found::addDuties);
        read(Sql.of(STARS, digits, district, months, covered, covered), found, Found::addStars);
        return found.entrySet().stream()
                .map(one -> one.getValue().view(one.getKey(), level))
                .toList();
    }

    @FunctionalInterface
    private interface Add {
        void row(Found to, Fields row) throws SQLException;
    }

    private void read(Sql question, Map<String, Found> found, Add add) {
        question.list(database, row -> {
            var place = found.computeIfAbsent(row.text(), code -> new Found());
            add.row(place, row);
            return place;
        });
    }

    /** Of one place, while it is read. */
    private static final class Found {
        private final long[] stars = new long[OF_STARS.size()];
        private String name;
        private long issues;
        private long settled;
        private long escalated;
        private long whistles;
        private long duties;
        private long returned;

        void addIssues(Fields row) throws SQLException {
            issues = row.count();
            settled = row.count();
            escalated = row.count();
        }

        void addDuties(Fields row) throws SQLException {
            name = row.text();
            whistles = row.count();
            duties = row.count();
            returned = row.count();
        }

        void addStars(Fields row) throws SQLException {
            int given = Finding.ofRule(row.text()).map(OF_STARS::indexOf).orElse(-1);
            if (given >= 0) stars[given] += row.count();
        }

        StationView view(String code, Level level) {
            long times = Arrays.stream(stars).sum();
            long sum = IntStream.range(0, stars.length)
                    .mapToLong(i -> (i + 1) * stars[i])
                    .sum();
            return new StationView(
                    code,
                    level == Level.STATION ? name : null,
                    issues,
                    settled,
                    escalated,
                    ratio(100 * settled, settled + escalated),
                    whistles,
                    ratio(100 * whistles, settled + whistles),
                    duties,
                    returned,
                    ratio(100 * returned, duties),
                    Arrays.stream(stars).boxed().toList(),
                    ratio(sum, times));
        }

        private static String ratio(long above, long below) {
            if (below == 0) return null;
            return BigDecimal.valueOf(above)
                    .divide(BigDecimal.valueOf(below), 2, RoundingMode.HALF_UP)
                    .toPlainString();
        }
    }
}
