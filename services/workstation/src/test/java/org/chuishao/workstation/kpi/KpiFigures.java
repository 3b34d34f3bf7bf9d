package org.chuishao.workstation.kpi;

import static org.awaitility.Awaitility.await;
import static org.chuishao.workstation.People.adminOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.TablesOwner;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.Test;

/**
 * The figures of the README: {@code mvn -pl services/workstation -am package -Dtest=KpiFigures
 * -Dsurefire.failIfNoSpecifiedTests=false} prints them. Not part of every build.
 */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class KpiFigures {
    private static final String DISTRICT = "349996";
    private static final int CALLS = 500;

    /** The seed's 2,600 problems and 8,200 disputes settled, a quarter more that went to departments; over two years. */
    private static final String ISSUES = """
            insert into station_issue (district, id, number, station_code, kind, title, description, address, place, stage,
                                       found_at, found_by, changed_at, settled_at, escalated_at, version)
            select '%1$s', gen_random_uuid(), '%1$s-2026-Z' || n, '%1$s00' || (1 + n %% 4) || lpad((n %% 40)::text, 3, '0'),
                   case when n %% 4 = 0 then 'DEMAND' else 'DISPUTE' end, 't', repeat('情况说明', 75), 'a', 'a' || n, 'CLOSED', at, 'p', at,
                   case when n %% 5 > 0 then at + n %% 200 * interval '37 minutes' end,
                   case when n %% 5 = 0 then at + interval '1 day' end, 0
            from (select n, timestamptz '2025-01-01 00:00+08' + n * interval '77 minutes' as at from generate_series(1, 13500) n) i""";

    private static final String WHISTLES = """
            insert into known_whistle (district, id, number, kind, station_code, title, stage, cycle, blown_at, ended_at, outcome)
            select '%1$s', gen_random_uuid(), 'n' || n, 'ROUTINE', '%1$s00' || (1 + n %% 4) || lpad((n %% 40)::text, 3, '0'), 't',
                   'CLOSED', 1, at, at + interval '3 days', 'SOLVED'
            from (select n, timestamptz '2025-01-01 00:00+08' + n * interval '300 minutes' as at from generate_series(1, 3400) n) i""";

    /** Every month's and quarter's meeting, and three resolutions of each. */
    private static final String MEETINGS = """
            insert into meeting (district, id, station_code, kind, stage, period, ends_on, title, held_at, created_at, version)
            select '%1$s', gen_random_uuid(), '%1$s00' || (1 + n %% 4) || lpad(n::text, 3, '0'), 'MONTHLY_DISPATCH', 'CONFIRMED',
                   to_char(at, 'YYYY-MM'), at::date + 20, 'm', at + interval '10 days', at, 0
            from generate_series(0, 39) n, generate_series(timestamptz '2025-01-01 00:00+08', '2026-12-01 00:00+08', '1 month') at""";

    private static final String RESOLUTIONS = """
            insert into resolution (district, id, meeting_id, station_code, what, owner, owner_unit, due, stage, ended_at, postponed,
                                    created_at, version)
            select district, gen_random_uuid(), id, station_code, 'r', 'o', 'u', held_at::date + 10, 'DONE',
                   held_at + n * interval '6 days', 0, held_at, 0
            from meeting, generate_series(1, 3) n where district = '%1$s'""";

    @Inject
    AgroalDataSource database;

    @TestHTTPResource("/api/v1/workstations/" + DISTRICT + "/kpi")
    URI kpi;

    @Test
    void theDistrictInOneCall() throws Exception {
        var stations = IntStream.range(0, 40)
                .mapToObj(n -> DISTRICT + "00" + (1 + n % 4) + "%03d".formatted(n))
                .map(code -> Map.of(
                        "code", code, "name", "站", "streetCode", code.substring(0, 9), "village", "村", "address", "路"))
                .toList();
        adminOf(DISTRICT)
                .body(Map.of("workstations", stations))
                .post("/workstations/batch")
                .then()
                .statusCode(200);
        run(ISSUES.formatted(DISTRICT));
        run(WHISTLES.formatted(DISTRICT));
        run(MEETINGS.formatted(DISTRICT));
        run(RESOLUTIONS.formatted(DISTRICT));
        analyse();
        for (var sql : List.of(Counts.ISSUES, Counts.WHISTLES)) {
            explain(sql, "2026-11-01", "2026-12-01");
            explain(sql, "2025-01-01", "2027-01-01");
        }
        for (var period : List.of("?period=2026-11", "?period=2026", "?from=2025-01-01&to=2026-12-31")) measure(period);
    }

    private void measure(String period) throws Exception {
        var token = Tokens.of("reader").district(DISTRICT).roles(Roles.ASSESSOR).token();
        var request = HttpRequest.newBuilder(URI.create(kpi + period))
                .header("Authorization", "Bearer " + token)
                .build();
        var times = new double[CALLS];
        try (var client = HttpClient.newHttpClient()) {
            for (int i = -100; i < CALLS; i++) {
                long start = System.nanoTime();
                assertEquals(200, client.send(request, BodyHandlers.ofString()).statusCode());
                if (i >= 0) times[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        System.out.printf("%-34s p50 %.1f ms, p99 %.1f ms%n", period, times[CALLS / 2], times[CALLS * 99 / 100]);
    }

    /**
     * As PostgreSQL does by itself in time; only the tables' owner may. While any transaction that began before still runs, pages
     * are not marked as seen by all, and an index alone cannot answer.
     */
    private static void analyse() throws SQLException {
        try (var connection = TablesOwner.connect();
                var statement = connection.createStatement()) {
            for (var table : List.of("known_whistle", "meeting", "resolution", "station_issue"))
                statement.execute("vacuum analyze " + table);
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        statement.execute("vacuum analyze station_issue");
                        try (var seen = statement.executeQuery(
                                "select relallvisible > relpages / 2 from pg_class where oid = 'station_issue'::regclass")) {
                            return seen.next() && seen.getBoolean(1);
                        }
                    });
        }
    }

    private void explain(String sql, String from, String to) throws SQLException {
        var asked = sql.replace("?1", "timestamptz '" + from + " 00:00+08'")
                .replace("?2", "timestamptz '" + to + " 00:00+08'")
                .replace("?3", "'" + DISTRICT + "'")
                .replace("?4", "'" + DISTRICT + "%'");
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var lines = statement.executeQuery("explain (analyze, buffers) " + asked)) {
            while (lines.next()) System.out.println("plan " + lines.getString(1));
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
