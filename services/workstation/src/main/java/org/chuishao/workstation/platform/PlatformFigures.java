package org.chuishao.workstation.platform;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.workstation.station.Scope;

/** What each platform did in a period, in one query over what the caller may see. */
@ApplicationScoped
class PlatformFigures {
    /** Each of the parts is confined to the district, the caller's divisions, and the division that was asked for. */
    private static final String HERE = "district = ? and station_code like any (?) and station_code like ?";

    private static final String SQL = """
            select p.platform, coalesce(t.teams, 0), coalesce(t.stations, 0), coalesce(a.activities, 0),
                   coalesce(a.participants, 0), coalesce(a.households, 0),
                   coalesce(i.found, 0), coalesce(i.settled, 0), coalesce(i.disputes, 0)
            from unnest(?) with ordinality p (platform, place)
            left join (select platform, count(*) as teams, count(distinct station_code) as stations from team
                       where %1$s and since <= ? and (until is null or until >= ?) group by platform) t using (platform)
            left join (select platform, count(*) as activities, sum(participants) as participants, sum(households) as households
                       from activity where %1$s and held_on >= ? and held_on <= ? group by platform) a using (platform)
            left join (select platform, count(*) filter (where found) as found, count(*) filter (where settled) as settled,
                              count(*) filter (where settled and kind = 'DISPUTE') as disputes
                       from (select platform, kind, found_at >= d.s and found_at < d.e as found,
                                    settled_at >= d.s and settled_at < d.e as settled
                             from station_issue, (select ?::timestamptz as s, ?::timestamptz as e) d
                             where %1$s and stage <> 'DROPPED' and platform is not null) issue
                       where found or settled group by platform) i using (platform)
            order by p.place""".formatted(HERE);

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    /** @param division the beginning of the stations' codes */
    List<PlatformView> of(Scope scope, String division, LocalDate from, LocalDate to) {
        var names = Arrays.stream(Platform.values()).map(Platform::name).toList();
        var divisions = List.of(scope.patterns());
        var start = Shanghai.startOf(from);
        var end = Shanghai.endOf(to);
        return Sql.of(
                        SQL,
                        names,
                        district.get(),
                        divisions,
                        division + "%",
                        to,
                        from,
                        district.get(),
                        divisions,
                        division + "%",
                        from,
                        to,
                        start,
                        end,
                        district.get(),
                        divisions,
                        division + "%")
                .list(database, PlatformFigures::view);
    }

    private static PlatformView view(Fields row) throws SQLException {
        var platform = row.choice(Platform.class);
        return new PlatformView(
                platform,
                platform.zh(),
                row.number(),
                row.number(),
                row.number(),
                row.count(),
                row.count(),
                row.number(),
                row.number(),
                row.number());
    }
}
