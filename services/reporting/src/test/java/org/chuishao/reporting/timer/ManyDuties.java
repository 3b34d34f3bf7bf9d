package org.chuishao.reporting.timer;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** Open duties by the thousand, each with one reminder to come, a millisecond after the one before. */
final class ManyDuties {
    private static final int BATCH = 20_000;

    private ManyDuties() {}

    static void insert(AgroalDataSource database, String district, int many, Instant first) throws SQLException {
        var sql = """
                insert into assignment (district, id, whistle_id, whistle_number, cycle, organisation, role, kind, stage,
                    station_code, station_name, title, description, address, dispatched_at, accept_due, check_in_due,
                    complete_due, long_overdue_at, next_due, deadlines, released, reworks, overdue, version, timers, timer_at)
                select ?, gen_random_uuid(), gen_random_uuid(), 'n', 1, 'D-' || n % 54, 'LEAD', 'ROUTINE', 'PENDING',
                    ?, 's', 't', 'd', 'a', now(), at, at, at, at + interval '30 days', at, '[]', false, 0, false, 0,
                    jsonb_build_array(jsonb_build_object('kind', 'HALF', 'step', 'ACCEPT',
                        'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                        'due', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))), at
                from (select n, ?::timestamptz + n * interval '1 millisecond' as at from generate_series(?, ?) n) duty""";
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            insert.setString(1, district);
            insert.setString(2, district + "001002");
            insert.setTimestamp(3, Timestamp.from(first));
            for (int from = 1; from <= many; from += BATCH) {
                insert.setInt(4, from);
                insert.setInt(5, Math.min(many, from + BATCH - 1));
                insert.executeUpdate();
            }
        }
    }
}
