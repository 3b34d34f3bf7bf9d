package org.chuishao.reporting.fairness;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chuishao.kernel.problem.Text;
import org.chuishao.reporting.lifecycle.Move;
import org.chuishao.reporting.scoring.Period;

/**
 * Looks at the blowers, too (domain §4, two-way assessment): each suspicion is one set-based read over the period's ratings
 * or dispatches. Corrected ratings are left out. The thresholds are ours [D], not to be gamed finely but to catch the eye.
 */
@ApplicationScoped
class FairnessReport {
    static final int MOST_LINES = 200;

    /** Fewer ratings say nothing. */
    private static final int ENOUGH = 5;
    /** In stars. */
    private static final double FAR = 1.0;

    private static final int SAME_MATTER = 3;

    /** Near a deadline is the last fifth of the time there was. */
    private static final int LAST_PART = 5;

    /** A rating: who gave how many stars to whom. */
    private static final String RATINGS = """
            with rating as (
                select e.id, e.organisation, e.whistle_number, e.occurred_at, a.station_code as station,
                       array_position(
                           array['ONE_STAR', 'TWO_STARS', 'THREE_STARS', 'FOUR_STARS', 'FIVE_STARS'],
                           split_part(e.rule, '/', 2))::numeric as stars
                from ledger_entry e join assignment a on a.district = e.district and a.id = e.assignment_id
                where e.district = ? and e.month = any(?) and e.indicator = 'COOPERATION' and e.compensates is null
                  and not exists (select from ledger_entry c where c.district = e.district and c.compensates = e.id))
            """;

    private static final String OUTLIERS = RATINGS + """
            , everywhere as (select avg(stars) as mean from rating)
            select station, null, count(*), round(avg(stars), 2), round(max(mean), 2),
                   (array_agg(id order by id))[1:%d], (array_agg(distinct whistle_number))[1:%d]
            from rating, everywhere group by station
            having count(*) >= ? and abs(avg(stars) - max(mean)) >= ? order by station""".formatted(MOST_LINES, MOST_LINES);
    private static final String PAIRS = RATINGS + """
            , pair as (
                select station, organisation, count(*) as n, avg(stars) as mean, sum(stars) as total,
                       (array_agg(id order by id))[1:%d] as ids, (array_agg(distinct whistle_number))[1:%d] as numbers
                from rating group by station, organisation),
            department as (select organisation, sum(n) as n, sum(total) as total from pair group by organisation)
            select p.station, p.organisation, p.n, round(p.mean, 2),
                   round((d.total - p.total) / nullif(d.n - p.n, 0), 2), p.ids, p.numbers
            from pair p join department d using (organisation)
            where p.n >= ? and d.n - p.n >= ? and abs(p.mean - (d.total - p.total) / nullif(d.n - p.n, 0)) >= ?
            order by p.station, p.organisation""".formatted(MOST_LINES, MOST_LINES);
    private static final String BURSTS = RATINGS + """
            , crowded as (
                select *, count(*) over hour as within, min(occurred_at) over hour as since
                from rating
                window hour as (partition by station, organisation order by occurred_at
                                range between interval '1 hour' preceding and current row))
            select r.station, r.organisation, count(distinct r.id), max(c.within)::numeric, null::numeric,
                   (array_agg(distinct r.id))[1:%d], (array_agg(distinct r.whistle_number))[1:%d]
            from crowded c join rating r on r.station = c.station and r.organisation = c.organisation
                 and r.occurred_at between c.since and c.occurred_at
            where c.within >= ? group by r.station, r.organisation order by r.station, r.organisation""".formatted(MOST_LINES, MOST_LINES);
    private static final String SPLIT = """
            select station_code, item_code, count(distinct whistle_id), null::numeric, null::numeric, null::uuid[],
                   (array_agg(distinct whistle_number))[1:%d], day
            from (select *, (dispatched_at at time zone 'Asia/Shanghai')::date as day from assignment
                  where district = ? and cycle = 1 and item_code is not null
                    and dispatched_at >= ? and dispatched_at < ?) a
            group by station_code, item_code, day having count(distinct whistle_id) >= ?
            order by day, station_code, item_code""".formatted(MOST_LINES);

    private static final String TAKEN_AWAY = """
            with taken as (
                select *, taken_away_at >= taken_away_before - (taken_away_before - dispatched_at) / %d as near
                from assignment where district = ? and taken_away_at >= ? and taken_away_at < ?)
            select organisation, taken_away_by, count(*) filter (where near), count(*), null, null::uuid[],
                   (array_agg(whistle_number order by whistle_number) filter (where near))[1:%d]
            from taken group by organisation, taken_away_by having count(*) filter (where near) > 0
            order by organisation, taken_away_by""".formatted(LAST_PART, MOST_LINES);

    @Inject
    AgroalDataSource database;

    List<FairnessFinding> of(String district, Period period) throws SQLException {
        var found = new ArrayList<FairnessFinding>();
        read(OUTLIERS, district, period, List.of(ENOUGH, FAR), row -> found.add(outlier(row)));
        read(PAIRS, district, period, List.of(ENOUGH, ENOUGH, FAR), row -> found.add(pair(row)));
        read(BURSTS, district, period, List.of(ENOUGH), row -> found.add(burst(row)));
        readTime(SPLIT, district, period, List.of(SAME_MATTER), row -> found.add(split(row)));
        readTime(TAKEN_AWAY, district, period, List.of(), row -> found.add(takenAway(row)));
        return found;
    }

    @FunctionalInterface
    private interface Take {
        void row(ResultSet row) throws SQLException;
    }

    private void read(String sql, String district, Period period, List<?> thresholds, Take take) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, district);
            var months = period.months().stream().map(YearMonth::toString).toArray();
            query.setArray(2, connection.createArrayOf("text", months));
            for (int i = 0; i < thresholds.size(); i++) query.setObject(3 + i, thresholds.get(i));
            try (var row = query.executeQuery()) {
                while (row.next()) take.row(row);
            }
        }
    }

    private void readTime(String sql, String district, Period period, List<?> thresholds, Take take)
            throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, district);
            query.setObject(2, Timestamp.from(period.firstInstant()));
            query.setObject(3, Timestamp.from(period.next().firstInstant()));
            for (int i = 0; i < thresholds.size(); i++) query.setObject(4 + i, thresholds.get(i));
            try (var row = query.executeQuery()) {
                while (row.next()) take.row(row);
            }
        }
    }

    private static FairnessFinding outlier(ResultSet row) throws SQLException {
        return finding(
                Suspicion.STAR_OUTLIER,
                row,
                null,
                "工作站 %1$s 的 %2$s 次评价平均 %3$s 星，全区平均 %4$s 星。",
                "Station %1$s gave %3$s stars on average in %2$s ratings; the district's mean is %4$s.");
    }

    private static FairnessFinding pair(ResultSet row) throws SQLException {
        return finding(
                Suspicion.PAIR_BIAS,
                row,
                row.getString(2),
                "工作站 %1$s 对 %5$s 的 %2$s 次评价平均 %3$s 星，其他工作站对其平均 %4$s 星。",
                "Station %1$s gave %5$s %3$s stars on average in %2$s ratings; other stations give it %4$s.");
    }

    private static FairnessFinding burst(ResultSet row) throws SQLException {
        return finding(
                Suspicion.BURST_OF_RATINGS,
                row,
                row.getString(2),
                "工作站 %1$s 对 %5$s 集中评价 %2$s 次，一小时内最多 %3$s 次。",
                "Station %1$s rated %5$s %2$s times in bursts, up to %3$s times within an hour.");
    }

    private static FairnessFinding split(ResultSet row) throws SQLException {
        var numbers = new LinkedHashMap<String, String>();
        numbers.put("whistles", row.getString(3));
        numbers.put("day", row.getString(8));
        numbers.put("item", row.getString(2));
        return new FairnessFinding(
                Suspicion.SPLIT_WHISTLES,
                row.getString(1),
                null,
                numbers,
                List.of(),
                texts(row, 7),
                "工作站 %s 于 %s 就同一事项 %s 吹哨 %s 次，请核对是否一事多哨。"
                        .formatted(row.getString(1), row.getString(8), row.getString(2), row.getString(3)),
                "Station %s blew %s whistles about item %s on %s: are they one matter?"
                        .formatted(row.getString(1), row.getString(3), row.getString(2), row.getString(8)));
    }

    private static FairnessFinding takenAway(ResultSet row) throws SQLException {
        var numbers = new LinkedHashMap<String, String>();
        numbers.put("nearDeadline", row.getString(3));
        numbers.put("all", row.getString(4));
        numbers.put("by", row.getString(2));
        var how = Move.valueOf(row.getString(2));
        return new FairnessFinding(
                Suspicion.TAKEN_AWAY_NEAR_DEADLINE,
                null,
                row.getString(1),
                numbers,
                List.of(),
                texts(row, 7),
                "%s 有 %s 项任务%s，其中 %s 项临近时限或已超时限。"
                        .formatted(row.getString(1), row.getString(4), how(how).zh(), row.getString(3)),
                "%s duties of %s were %s, %s of them close to a deadline or after it."
                        .formatted(row.getString(4), row.getString(1), how(how).en(), row.getString(3)));
    }

    private static Text how(Move move) {
        return switch (move) {
            case WITHDRAW -> new Text("被撤哨", "withdrawn");
            case REASSIGN -> new Text("被改派", "reassigned");
            case RULE_ANOTHERS -> new Text("被裁定归他人", "ruled another's");
            default -> new Text("退单成立", "returned");
        };
    }

    private static FairnessFinding finding(Suspicion kind, ResultSet row, String organisation, String zh, String en)
            throws SQLException {
        Map<String, String> numbers = new LinkedHashMap<>();
        numbers.put("ratings", row.getString(3));
        if (kind == Suspicion.BURST_OF_RATINGS) numbers.put("withinAnHour", row.getString(4));
        else {
            numbers.put("mean", row.getString(4));
            numbers.put("others", row.getString(5));
        }
        Object[] words = {row.getString(1), row.getString(3), row.getString(4), row.getString(5), organisation};
        return new FairnessFinding(
                kind,
                row.getString(1),
                organisation,
                numbers,
                texts(row, 6),
                texts(row, 7),
                zh.formatted(words),
                en.formatted(words));
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray())
                .map(Object::toString)
                .toList();
    }
}
