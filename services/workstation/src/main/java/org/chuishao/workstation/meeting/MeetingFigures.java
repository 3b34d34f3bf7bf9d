package org.chuishao.workstation.meeting;

import static java.util.stream.Collectors.toMap;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.time.Shanghai;

/** Meetings and resolutions of each station in a period, counted in one query from the rows themselves. */
@ApplicationScoped
public class MeetingFigures {
    private static final String SQL = """
            with held as (
                select station_code,
                    count(*) filter (where kind = 'MONTHLY_DISPATCH' and held_at is not null) as monthly,
                    count(*) filter (where kind = 'QUARTERLY_JOINT' and held_at is not null) as quarterly,
                    count(*) filter (where kind = 'SPECIAL' and held_at is not null) as special,
                    count(*) filter (where stage = 'MISSED') as missed
                from meeting
                where district = ? and station_code like ?
                  and (held_at >= ? and held_at < ? or stage = 'MISSED' and ends_on >= ? and ends_on < ?)
                group by station_code),
            resolved as (
                select station_code,
                    count(*) filter (where created_at >= ?) as made,
                    count(*) filter (where stage = 'DONE' and ended_at >= ? and ended_at < ?) as done,
                    count(*) filter (where due < ? and (ended_at is null or ended_at >= ?)) as overdue
                from resolution
                where district = ? and station_code like ? and created_at < ?
                group by station_code)
            select station_code, coalesce(monthly, 0), coalesce(quarterly, 0), coalesce(special, 0), coalesce(missed, 0),
                coalesce(made, 0), coalesce(done, 0), coalesce(overdue, 0)
            from held full join resolved using (station_code)""";

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    /**
     * @param missed regular meetings whose period ended within, unheld
     * @param resolutions made within
     * @param done within, whenever they were made
     * @param overdue at the period's end, or now while it lasts
     */
    public record Counts(int monthly, int quarterly, int special, int missed, int resolutions, int done, int overdue) {
        public int held() {
            return monthly + quarterly + special;
        }
    }

    /**
     * Stations where nothing was held, missed or resolved are absent.
     *
     * @param division of a station, a street or the district: the beginning of the stations' codes
     * @param first day of the period, in Shanghai
     * @param end the day after its last
     * @param now a period that still lasts is counted up to now
     */
    public Map<String, Counts> of(String division, LocalDate first, LocalDate end, Instant now) {
        var from = Shanghai.startOf(first);
        var to = Shanghai.startOf(end);
        var asOf = now.isBefore(to) ? now : to;
        var asOfDay = now.isBefore(to) ? Shanghai.day(now) : end;
        return Sql.of(
                        SQL,
                        district.get(),
                        division + "%",
                        from,
                        to,
                        first,
                        end,
                        from,
                        from,
                        to,
                        asOfDay,
                        asOf,
                        district.get(),
                        division + "%",
                        to)
                .list(database, row -> Map.entry(row.text(), counts(row)))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Counts counts(Fields row) throws SQLException {
        return new Counts(
                row.number(), row.number(), row.number(), row.number(), row.number(), row.number(), row.number());
    }
}
