package org.chuishao.reporting.score;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chuishao.kernel.time.TravelClock;
import org.chuishao.reporting.scoring.Finding;
import org.chuishao.reporting.scoring.Period;

/** How those who blow whistles use them (domain §4, two-way assessment), by station or by street. */
@ApplicationScoped
class Stations {
    private static final String DUTIES = """
            select left(station_code, ?), max(station_name), count(distinct whistle_id), count(*),
                   count(*) filter (where stage = 'RETURNED')
            from assignment
            where district = ? and dispatched_at >= ? and dispatched_at < ? and (?::text[] is null or station_code like any(?))
            group by 1 order by 1""";

    private static final String STARS = """
            select left(a.station_code, ?), e.rule, count(*)
            from ledger_entry e join assignment a on a.district = e.district and a.id = e.assignment_id
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
     * @param whistles dispatched in the period
     * @param assignments departments called in the period
     * @param returned of them not the department's to do: a return upheld, or a ruling
     * @param returnRate per cent, two places
     * @param stars how often each number of stars was given in the period, from one to five
     * @param meanStars two places; null where none were given
     */
    public record StationView(
            String code,
            String name,
            long whistles,
            long assignments,
            long returned,
            String returnRate,
            List<Long> stars,
            String meanStars) {}

    /** @param divisions only what these cover, or null for all */
    List<StationView> of(String district, Period period, Level level, Collection<String> divisions)
            throws SQLException {
        try (var connection = database.getConnection();
                var duties = connection.prepareStatement(DUTIES);
                var rated = connection.prepareStatement(STARS)) {
            var within = divisions == null
                    ? null
                    : connection.createArrayOf(
                            "text", divisions.stream().map(code -> code + "%").toArray());
            var months = period.months();
            duties.setInt(1, level.digits);
            duties.setString(2, district);
            duties.setTimestamp(3, start(months.getFirst()));
            duties.setTimestamp(4, start(months.getLast().plusMonths(1)));
            duties.setArray(5, within);
            duties.setArray(6, within);
            rated.setInt(1, level.digits);
            rated.setString(2, district);
            rated.setArray(
                    3,
                    connection.createArrayOf(
                            "text", months.stream().map(YearMonth::toString).toArray()));
            rated.setArray(4, within);
            rated.setArray(5, within);
            var stars = new TreeMap<String, long[]>();
            try (var row = rated.executeQuery()) {
                while (row.next()) {
                    int given = Finding.ofRule(row.getString(2))
                            .map(OF_STARS::indexOf)
                            .orElse(-1);
                    if (given >= 0) stars.computeIfAbsent(row.getString(1), c -> new long[5])[given] += row.getLong(3);
                }
            }
            var views = new TreeMap<String, StationView>();
            try (var row = duties.executeQuery()) {
                while (row.next()) {
                    var code = row.getString(1);
                    var name = level == Level.STATION ? row.getString(2) : null;
                    views.put(code, view(code, name, row.getLong(3), row.getLong(4), row.getLong(5), stars));
                }
            }
            // rated in this period what was dispatched in an earlier one
            stars.keySet().forEach(code -> views.computeIfAbsent(code, c -> view(c, null, 0, 0, 0, stars)));
            return List.copyOf(views.values());
        }
    }

    private static StationView view(
            String code, String name, long whistles, long duties, long returned, Map<String, long[]> stars) {
        var given = stars.getOrDefault(code, new long[5]);
        long times = 0;
        long sum = 0;
        for (int i = 0; i < given.length; i++) {
            times += given[i];
            sum += (i + 1) * given[i];
        }
        return new StationView(
                code,
                name,
                whistles,
                duties,
                returned,
                duties == 0 ? null : ratio(100 * returned, duties),
                java.util.Arrays.stream(given).boxed().toList(),
                times == 0 ? null : ratio(sum, times));
    }

    private static String ratio(long above, long below) {
        return BigDecimal.valueOf(above)
                .divide(BigDecimal.valueOf(below), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static Timestamp start(YearMonth month) {
        LocalDate first = month.atDay(1);
        return Timestamp.from(first.atStartOfDay(TravelClock.SHANGHAI).toInstant());
    }
}
