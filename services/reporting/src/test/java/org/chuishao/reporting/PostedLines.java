package org.chuishao.reporting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.chuishao.kernel.id.Ids;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;

/** Ledger lines by the thousand, as policy v1 posts them: random facts of random duties, the arithmetic right. */
public final class PostedLines {
    private static final String INSERT = """
            with finding (n, indicator, fact, rule, weight, grade) as (values
                (0, 'CHECK_IN', 'CHECK_IN', 'CHECKED_IN_ON_TIME', 25, 1), (1, 'CHECK_IN', 'CHECK_IN', 'CHECKED_IN_LATE', 25, 0.5),
                (2, 'CHECK_IN', 'CHECK_IN', 'NEVER_CHECKED_IN', 25, 0), (3, 'ON_TIME', 'ON_TIME', 'RESULT_ON_TIME', 20, 1),
                (4, 'ON_TIME', 'ON_TIME', 'RESULT_LATE', 20, 0), (5, 'SOLVED', 'SOLVED', 'SOLVED', 30, 1),
                (6, 'SOLVED', 'SOLVED', 'UNSOLVED', 30, 0), (7, 'SATISFIED', 'SATISFIED', 'SATISFIED', 15, 1),
                (8, 'SATISFIED', 'SATISFIED', 'MOSTLY_SATISFIED', 15, 0.9), (9, 'SATISFIED', 'SATISFIED', 'DISSATISFIED', 15, 0),
                (10, 'COOPERATION', 'COOPERATION', 'ONE_STAR', 10, 0), (11, 'COOPERATION', 'COOPERATION', 'THREE_STARS', 10, 0.5),
                (12, 'COOPERATION', 'COOPERATION', 'FOUR_STARS', 10, 0.75), (13, 'COOPERATION', 'COOPERATION', 'FIVE_STARS', 10, 1)),
            drawn as materialized (
                select i, (random() * 13)::int as n, random() < 0.5 as leads, (random() * 2)::int as k
                from generate_series(1, ?) i),
            line as (
                select i, f.*, case when leads then 'LEAD' else 'ASSIST' end as role,
                       case when leads then 1 else 0.5 end as role_factor,
                       (array['ROUTINE', 'JOINT', 'EMERGENCY'])[k + 1] as kind, (array[1, 1.5, 2])[k + 1] as kind_factor
                from drawn join finding f using (n))
            insert into ledger_entry (district, id, organisation, assignment_id, whistle_id, whistle_number, fact, indicator, role,
                kind, weight, role_factor, kind_factor, grade, possible, earned, points, rule, policy, text_zh, text_en,
                occurred_at, month, posted_at)
            select ?, uuidv7(), 'D' || lpad((i % ?)::text, 4, '0'), uuidv7(), uuidv7(), '340803-2026-000001', fact, indicator, role,
                kind, weight, role_factor, kind_factor, grade, weight * role_factor * kind_factor,
                weight * role_factor * kind_factor * grade, 0, 'v1/' || rule, 'v1', '按时报到：25 × 主办 1 × 日常哨 1 = 25 分，得 25 分',
                'Checked in on time: 25 × lead 1 × routine 1 = 25 points, 25 earned', timestamptz '2026-09-10 10:00+08',
                ?, timestamptz '2026-09-10 10:00+08'
            from line order by i""";

    private PostedLines() {}

    /** A lead's ordinary duty, as if it were stored. */
    static Assignment duty(String district) {
        var duty = new Assignment();
        duty.id = Ids.next();
        duty.district = district;
        duty.whistleId = duty.id;
        duty.whistleNumber = district + "-2026-000001";
        duty.organisation = "URBAN";
        duty.role = Role.LEAD;
        duty.kind = WhistleKind.ROUTINE;
        duty.checkedInAt = Instant.parse("2026-09-10T02:00:00Z");
        return duty;
    }

    public static void post(DataSource database, String district, int lines) throws SQLException {
        try (var connection = database.getConnection()) {
            post(connection, district, lines);
        }
    }

    public static void post(Connection connection, String district, int lines) throws SQLException {
        post(connection, district, lines, 54);
    }

    public static void post(Connection connection, String district, int lines, int departments) throws SQLException {
        post(connection, district, lines, departments, "2026-09");
    }

    /** @param departments D0000, D0001 …, in turn */
    public static void post(Connection connection, String district, int lines, int departments, String month)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, lines);
            insert.setString(2, district);
            insert.setInt(3, departments);
            insert.setString(4, month);
            insert.execute();
        }
    }
}
