package org.chuishao.reporting.fairness;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.problem.Text;
import org.chuishao.reporting.lifecycle.Move;
import org.chuishao.reporting.scoring.Period;

/**
 * Looks at the blowers, too (domain §4, two-way assessment): each suspicion is one set-based read over the period's ratings
 * or dispatches. Ratings that an appeal corrected are left out, and of several verifications the last counts. The thresholds
 * are ours [D], not to be gamed finely but to catch the eye.
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
                           split_part(coalesce(c.rule, e.rule), '/', 2))::numeric as stars
                from ledger_entry e join assignment a on a.district = e.district and a.id = e.assignment_id
                left join lateral (select c.rule from ledger_entry c
                                   where c.district = e.district and c.compensates = e.id order by c.seq desc limit 1) c on true
                where e.district = ? and e.month = any(?) and e.indicator = 'COOPERATION' and e.compensates is null
                  and (c.rule is null
                       or not exists (select from appealed_line l where l.district = e.district and l.line = e.id)))
            """;

    private static final String OUTLIERS = RATINGS + """
            , everywhere as (select avg(stars) as mean from rating)
            select station, null, count(*), round(avg(stars), 2), round(max(mean), 2),
                   (array_agg(id order by id))[1:%d]::text[], (array_agg(distinct whistle_number))[1:%d]
            from rating, everywhere group by station
            having count(*) >= ? and abs(avg(stars) - max(mean)) >= ? order by station""".formatted(MOST_LINES, MOST_LINES);
    private static final String PAIRS = RATINGS + """
            , pair as (
                select station, organisation, count(*) as n, avg(stars) as mean, sum(stars) as total,
                       (array_agg(id order by id))[1:%d] as ids, (array_agg(distinct whistle_number))[1:%d] as numbers
                from rating group by station, organisation),
            department as (select organisation, sum(n) as n, sum(total) as total from pair group by organisation)
            select p.station, p.organisation, p.n, round(p.mean, 2),
                   round((d.total - p.total) / nullif(d.n - p.n, 0), 2), p.ids::text[], p.numbers
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
                   (array_agg(distinct r.id))[1:%d]::text[], (array_agg(distinct r.whistle_number))[1:%d]
            from crowded c join rating r on r.station = c.station and r.organisation = c.organisation
                 and r.occurred_at between c.since and c.occurred_at
            where c.within >= ? group by r.station, r.organisation order by r.station, r.organisation""".formatted(MOST_LINES, MOST_LINES);
    private static final String SPLIT = """
            select station_code, item_code, count(distinct whistle_id), day, (array_agg(distinct whistle_number))[1:%d]
            from (select *, (dispatched_at at time zone 'Asia/Shanghai')::date as day from assignment
                  where district = ? and cycle = 1 and item_code is not null
                    and dispatched_at >= ? and dispatched_at < ?) a
            group by station_code, item_code, day having count(distinct whistle_id) >= ?
            order by day, station_code, item_code""".formatted(MOST_LINES);

    private static final String TAKEN_AWAY = """
            with taken as (
                select *, taken_away_at >= taken_away_before - (taken_away_before - dispatched_at) / %d as near
                from assignment where district = ? and taken_away_at >= ? and taken_away_at < ?)
            select organisation, taken_away_by, count(*) filter (where near), count(*),
                   (array_agg(whistle_number order by whistle_number) filter (where near))[1:%d]
            from taken group by organisation, taken_away_by having count(*) filter (where near) > 0
            order by organisation, taken_away_by""".formatted(LAST_PART, MOST_LINES);

    @Inject
    AgroalDataSource database;

    List<FairnessFinding> of(String district, Period period) {
        var months = period.months().stream().map(YearMonth::toString).toList();
        var from = period.firstInstant();
        var to = period.next().firstInstant();
        var found = new ArrayList<FairnessFinding>();
        found.addAll(Sql.of(OUTLIERS, district, months, ENOUGH, FAR).list(database, FairnessReport::outlier));
        found.addAll(Sql.of(PAIRS, district, months, ENOUGH, ENOUGH, FAR).list(database, FairnessReport::pair));
        found.addAll(Sql.of(BURSTS, district, months, ENOUGH).list(database, FairnessReport::burst));
        found.addAll(Sql.of(SPLIT, district, from, to, SAME_MATTER).list(database, FairnessReport::split));
        found.addAll(Sql.of(TAKEN_AWAY, district, from, to).list(database, FairnessReport::takenAway));
        return found;
    }

    private static FairnessFinding outlier(Fields row) throws SQLException {
        return finding(
                Suspicion.STAR_OUTLIER,
                row,
                "工作站 %1$s 的 %2$s 次评价平均 %3$s 星，全区平均 %4$s 星。",
                "Station %1$s gave %3$s stars on average in %2$s ratings; the district's mean is %4$s.");
    }

    private static FairnessFinding pair(Fields row) throws SQLException {
        return finding(
                Suspicion.PAIR_BIAS,
                row,
                "工作站 %1$s 对 %5$s 的 %2$s 次评价平均 %3$s 星，其他工作站对其平均 %4$s 星。",
                "Station %1$s gave %5$s %3$s stars on average in %2$s ratings; other stations give it %4$s.");
    }

    private static FairnessFinding burst(Fields row) throws SQLException {
        return finding(
                Suspicion.BURST_OF_RATINGS,
                row,
                "工作站 %1$s 对 %5$s 集中评价 %2$s 次，一小时内最多 %3$s 次。",
                "Station %1$s rated %5$s %2$s times in bursts, up to %3$s times within an hour.");
    }

    private static FairnessFinding split(Fields row) throws SQLException {
        var station = row.text();
        var item = row.text();
        var whistles = row.text();
        var day = row.text();
        var numbers = new LinkedHashMap<String, String>();
        numbers.put("whistles", whistles);
        numbers.put("day", day);
        numbers.put("item", item);
        return new FairnessFinding(
                Suspicion.SPLIT_WHISTLES,
                station,
                null,
                numbers,
                List.of(),
                row.texts(),
                "工作站 %s 于 %s 就同一事项 %s 吹哨 %s 次，请核对是否一事多哨。".formatted(station, day, item, whistles),
                "Station %s blew %s whistles about item %s on %s: are they one matter?"
                        .formatted(station, whistles, item, day));
    }

    private static FairnessFinding takenAway(Fields row) throws SQLException {
        var organisation = row.text();
        var by = row.choice(Move.class);
        var near = row.text();
        var all = row.text();
        var numbers = new LinkedHashMap<String, String>();
        numbers.put("nearDeadline", near);
        numbers.put("all", all);
        numbers.put("by", by.name());
        return new FairnessFinding(
                Suspicion.TAKEN_AWAY_NEAR_DEADLINE,
                null,
                organisation,
                numbers,
                List.of(),
                row.texts(),
                "%s 有 %s 项任务%s，其中 %s 项临近时限或已超时限。".formatted(organisation, all, how(by).zh(), near),
                "%s duties of %s were %s, %s of them close to a deadline or after it."
                        .formatted(all, organisation, how(by).en(), near));
    }

    private static Text how(Move move) {
        return switch (move) {
            case WITHDRAW -> new Text("被撤哨", "withdrawn");
            case REASSIGN -> new Text("被改派", "reassigned");
            case RULE_ANOTHERS -> new Text("被裁定归他人", "ruled another's");
            default -> new Text("退单成立", "returned");
        };
    }

    private static FairnessFinding finding(Suspicion kind, Fields row, String zh, String en) throws SQLException {
        var station = row.text();
        var organisation = row.text();
        var ratings = row.text();
        var mean = row.text();
        var others = row.text();
        Map<String, String> numbers = new LinkedHashMap<>();
        numbers.put("ratings", ratings);
        if (kind == Suspicion.BURST_OF_RATINGS) numbers.put("withinAnHour", mean);
        else {
            numbers.put("mean", mean);
            numbers.put("others", others);
        }
        Object[] words = {station, ratings, mean, others, organisation};
        return new FairnessFinding(
                kind,
                station,
                organisation,
                numbers,
                row.texts(),
                row.texts(),
                zh.formatted(words),
                en.formatted(words));
    }
}
