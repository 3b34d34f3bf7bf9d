package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.reporting.District.as;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;

/**
 * The figures of the README: {@code mvn -pl services/reporting -am package -Dtest=LedgerFigures
 * -Dsurefire.failIfNoSpecifiedTests=false} prints them. Not part of every build: it takes minutes.
 */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class LedgerFigures {
    private static final int LINES = 1_000_000;
    private static final int BATCH = 20_000;
    private static final String MONTH = "2026-03";

    /** Lines of 54 departments, fifteen whistles a day; with their places when the job's hashing is not what is measured. */
    private static final String POST = """
            insert into ledger_entry (district, id, organisation, assignment_id, whistle_id, whistle_number, fact, indicator,
                role, kind, weight, role_factor, kind_factor, grade, possible, earned, points, rule, policy, text_zh, text_en,
                occurred_at, month, posted_at)
            select ?, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'D' || n %% 54, uuidv7(), uuidv7(),
                '340803-2026-' || n, 'CHECK_IN', 'CHECK_IN', 'LEAD', 'ROUTINE', 25, 1, 1, 1, 25, 25, 0,
                'v1/CHECKED_IN_ON_TIME', 'v1', '按时报到：25 × 主办 1 × 日常哨 1 = 25 分，得 25 分',
                'Checked in on time: 25 × lead 1 × routine 1 = 25 points, 25 earned',
                timestamptz '2026-03-01' + n * interval '2 seconds', '2026-03', now()
            from generate_series(%d, %d) n""";

    private static final String PLACE = """
            with moved as (delete from ledger_unsealed where district = ? returning district, line)
            insert into ledger_leaf (district, position, line, hash, sealed_at, organisation, month)
            select district, ('x' || right(line::text, 12))::bit(48)::bigint, line, decode(repeat('00', 32), 'hex'), now(), organisation, month
            from moved join ledger_entry e using (district) where e.id = line""";

    @Inject
    AgroalDataSource database;

    @TestHTTPResource("/api/v1/ledger-export?period=2026-03")
    URI export;

    @Test
    void exportOfAMillionLines() throws Exception {
        var district = new District("349998");
        for (int from = 0; from < LINES; from += BATCH) post(district.code, from, true);
        for (var form : List.of(
                "text/csv", "application/json", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
            pull(district.reader, form);
    }

    @Test
    void aSheetOf54Departments() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(5));
        var district = new District("349997");
        for (int i = 0; i < 54; i++) district.department("D" + i, "部门" + i);
        for (int from = 0; from < 100_000; from += BATCH) post(district.code, from, false);
        await().untilAsserted(() ->
                as(district.reader).get("/score-sheets/" + MONTH).then().body("ledgerEnd", is(100_000)));
        var start = Instant.now();
        as(district.assessor)
                .body("{}")
                .post("/score-sheets/" + MONTH + "/publish")
                .then()
                .statusCode(200);
        var proposed = Instant.now();
        as(district.reviewer)
                .body("{}")
                .post("/score-sheets/" + MONTH + "/sign")
                .then()
                .statusCode(200);
        var signed = Instant.now();
        as(district.reader).get("/score-sheets/" + MONTH).then().body("lines", hasSize(54));
        System.out.printf(
                "FIGURE a sheet of 54 departments over 100000 lines: frozen in %d ms, signed in %d ms, read in %d ms%n",
                Duration.between(start, proposed).toMillis(),
                Duration.between(proposed, signed).toMillis(),
                Duration.between(signed, Instant.now()).toMillis());
    }

    private void post(String district, int from, boolean placed) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var post = connection.prepareStatement(POST.formatted(from, from + BATCH - 1))) {
                post.setString(1, district);
                post.executeUpdate();
            }
            if (placed)
                try (var place = connection.prepareStatement(PLACE)) {
                    place.setString(1, district);
                    assertEquals(BATCH, place.executeUpdate());
                }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** Reads the answer as it comes, and weighs the heap on the way. */
    private void pull(String token, String form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(export)
                .header("Authorization", "Bearer " + token)
                .header("Accept", form)
                .build();
        var start = Instant.now();
        var heap = new ArrayList<Long>();
        long bytes = 0;
        try (var client = HttpClient.newHttpClient();
                var body = client.send(request, BodyHandlers.ofInputStream()).body()) {
            var buffer = new byte[64 * 1024];
            long next = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
                if (bytes < next) continue;
                heap.add(liveHeap());
                next += form.endsWith("sheet") ? 15_000_000 : 100_000_000;
            }
        }
        var took = Duration.between(start, Instant.now());
        System.out.printf(
                "FIGURE %d lines as %s: %d MB in %.1f s, %.0f lines/s, live heap on the way %s MB%n",
                LINES,
                form,
                bytes / 1_000_000,
                took.toMillis() / 1000.0,
                LINES * 1000.0 / took.toMillis(),
                heap.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    private static long liveHeap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1_000_000;
    }
}
