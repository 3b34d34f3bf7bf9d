package org.chuishao.workstation.kpi;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.chuishao.kernel.district.CurrentDistrict;

/**
 * Counted by the database for each station, in one pass over what happened in the period; streets and the district are added up
 * from these. Medians do not add up, so the times themselves come along. Nothing is stored: nothing could go stale.
 */
@ApplicationScoped
class Counts {
    /** So that each range is looked up in its own index; what only began or only ended in the period is in it, too. */
    static final String ISSUES = """
            select station_code,
                   count(*) filter (where found and kind = 'DEMAND'), count(*) filter (where found and kind = 'DISPUTE'),
                   count(*) filter (where settled and kind = 'DEMAND'), count(*) filter (where settled and kind = 'DISPUTE'),
                   count(*) filter (where escalated), array_agg(minutes) filter (where settled)
            from (select station_code, kind,
                         found_at >= ?1 and found_at < ?2 as found, settled_at >= ?1 and settled_at < ?2 as settled,
                         escalated_at >= ?1 and escalated_at < ?2 as escalated,
                         floor(extract(epoch from settled_at - found_at) / 60)::int as minutes
                  from station_issue
                  where district = ?3 and station_code like ?4 and stage <> 'DROPPED' and found_at < ?2
                    and (found_at >= ?1 or settled_at >= ?1 and settled_at < ?2
                         or escalated_at >= ?1 and escalated_at < ?2)) happened
            group by station_code""";

    static final String WHISTLES = """
            select station_code, count(*) filter (where blown), count(*) filter (where closed),
                   count(*) filter (where closed and outcome = 'SOLVED')
            from (select station_code, outcome,
                         blown_at >= ?1 and blown_at < ?2 as blown,
                         stage = 'CLOSED' and ended_at >= ?1 and ended_at < ?2 as closed
                  from known_whistle
                  where district = ?3 and station_code like ?4
                    and (blown_at >= ?1 and blown_at < ?2 or ended_at >= ?1 and ended_at < ?2)) happened
            group by station_code""";

    /** Which of the parameters each question mark stands for, in order. */
    private static final Pattern NUMBERED = Pattern.compile("\\?(\\d)");

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
                        minutes(row.getArray(7))));
    }

    Map<String, Figures.OfWhistles> whistles(String division, Days days) {
        return counted(
                WHISTLES, division, days, row -> new Figures.OfWhistles(row.getInt(2), row.getInt(3), row.getInt(4)));
    }

    private static int[] minutes(Array settled) throws SQLException {
        if (settled == null) return new int[0];
        return Arrays.stream((Integer[]) settled.getArray())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private <R> Map<String, R> counted(String sql, String division, Days days, Reader<R> reader) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(NUMBERED.matcher(sql).replaceAll("?"))) {
            bind(query, sql, division, days);
            try (var rows = query.executeQuery()) {
                var counted = new HashMap<String, R>();
                while (rows.next()) counted.put(rows.getString(1), reader.read(rows));
                return counted;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the figures could not be counted", e);
        }
    }

    private void bind(PreparedStatement query, String sql, String division, Days days) throws SQLException {
        Object[] values = {Timestamp.from(days.start()), Timestamp.from(days.end()), district.get(), division + "%"};
        var mark = NUMBERED.matcher(sql);
        for (int i = 1; mark.find(); i++) query.setObject(i, values[Integer.parseInt(mark.group(1)) - 1]);
    }
}
