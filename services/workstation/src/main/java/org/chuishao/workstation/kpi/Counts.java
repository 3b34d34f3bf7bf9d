package org.chuishao.workstation.kpi;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import org.chuishao.kernel.district.CurrentDistrict;

/**
 * Counted by the database, per station, street and all together in one pass: medians of a street cannot be had from those of
 * its stations. Nothing is stored, so there is nothing that could go stale or be rebuilt wrongly.
 */
@ApplicationScoped
class Counts {
    /** The key of everything together. */
    static final String ALL = "";

    private static final String ISSUES = """
            with wanted as materialized (
                select left(station_code, 9) as street, station_code as station, kind,
                       found_at >= p.s and found_at < p.e as found, settled_at >= p.s and settled_at < p.e as settled,
                       escalated_at >= p.s and escalated_at < p.e as escalated,
                       floor(extract(epoch from settled_at - found_at) / 60)::bigint as minutes
                from station_issue, (select ?::timestamptz as s, ?::timestamptz as e) p
                where district = ? and station_code like ? and stage <> 'DROPPED'
                  and found_at < p.e and (found_at >= p.s or settled_at >= p.s or escalated_at >= p.s))
            select coalesce(station, street, ''),
                   count(*) filter (where found and kind = 'DEMAND'), count(*) filter (where found and kind = 'DISPUTE'),
                   count(*) filter (where settled and kind = 'DEMAND'), count(*) filter (where settled and kind = 'DISPUTE'),
                   count(*) filter (where escalated),
                   percentile_disc(0.5) within group (order by minutes) filter (where settled),
                   percentile_disc(0.9) within group (order by minutes) filter (where settled)
            from wanted group by grouping sets ((street, station), (street), ())""";

    private static final String WHISTLES = """
            select coalesce(station, street, ''), count(*) filter (where blown), count(*) filter (where closed),
                   count(*) filter (where closed and outcome = 'SOLVED')
            from (select left(station_code, 9) as street, station_code as station, outcome,
                         blown_at >= p.s and blown_at < p.e as blown,
                         stage = 'CLOSED' and ended_at >= p.s and ended_at < p.e as closed
                  from known_whistle, (select ?::timestamptz as s, ?::timestamptz as e) p
                  where district = ? and station_code like ?
                    and blown_at < p.e and (blown_at >= p.s or ended_at >= p.s)) w
            group by grouping sets ((street, station), (street), ())""";

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    private interface Reader<R> {
        R read(ResultSet row) throws SQLException;
    }

    Map<String, Figures.OfIssues> issues(String division, Days days) {
        return counted(
                ISSUES,
                division,
                days,
                row -> new Figures.OfIssues(
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getObject(7, Long.class),
                        row.getObject(8, Long.class)));
    }

    Map<String, Figures.OfWhistles> whistles(String division, Days days) {
        return counted(
                WHISTLES, division, days, row -> new Figures.OfWhistles(row.getInt(2), row.getInt(3), row.getInt(4)));
    }

    private <R> Map<String, R> counted(String sql, String division, Days days, Reader<R> reader) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            bind(query, division, days);
            try (var rows = query.executeQuery()) {
                var counted = new HashMap<String, R>();
                while (rows.next()) counted.put(rows.getString(1), reader.read(rows));
                return counted;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the figures could not be counted", e);
        }
    }

    private void bind(PreparedStatement query, String division, Days days) throws SQLException {
        query.setTimestamp(1, Timestamp.from(days.start()));
        query.setTimestamp(2, Timestamp.from(days.end()));
        query.setString(3, district.get());
        query.setString(4, division + "%");
    }
}
