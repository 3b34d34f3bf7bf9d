package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.Departments.as;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.Tokens;
import org.chuishao.reporting.verify.Verification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole ledger over HTTP, as whoever doubts it takes it home. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class LedgerIT {
    private static final String DISTRICT = "340861";
    private static final int LINES = 300;
    private static final String READER = Tokens.of("reader")
            .district(DISTRICT)
            .roles(Roles.SCORE_READER)
            .at(DISTRICT)
            .token();

    @Inject
    AgroalDataSource database;

    private static boolean posted;

    @BeforeEach
    void aLedger() throws SQLException {
        if (!posted) PostedLines.post(database, DISTRICT, LINES);
        posted = true;
        await().untilAsserted(() -> as(READER).get("/ledger/checkpoint").then().body("size", is(LINES)));
    }

    @Test
    void theFeedGoesOnWhereItEnded() {
        var seen = new ArrayList<Integer>();
        long after = -1;
        while (true) {
            var page = as(READER)
                    .get("/ledger?limit=70&after=" + after)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<Integer> positions = page.getList("items.position");
            if (positions.isEmpty()) break;
            seen.addAll(positions);
            after = page.getLong("next");
        }
        assertEquals(java.util.stream.IntStream.range(0, LINES).boxed().toList(), seen);
        as(READER).get("/ledger?after=299").then().body("items", empty(), "next", is(299));
        var tag = as(READER).get("/ledger?after=298").header("ETag");
        as(READER).header("If-None-Match", tag).get("/ledger?after=298").then().statusCode(304);
    }

    @Test
    void whatIsExportedIsVerifiedWithoutTheSuite() throws IOException {
        var exported = as(READER)
                .accept("application/x-ndjson")
                .get("/ledger?limit=1000")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var checkpoint = as(READER).get("/ledger/checkpoint").asString();
        var keys = as(READER).get("/ledger/keys").asString();
        assertEquals(new Verification.Verdict(LINES, List.of()), verdict(exported, checkpoint, keys));
        // an older checkpoint signs the beginning
        var older = as(READER).get("/ledger/checkpoint?size=100").asString();
        var beginning = exported.lines().limit(100).toList();
        assertEquals(
                new Verification.Verdict(100, List.of()), verdict(String.join("\n", beginning) + "\n", older, keys));
        assertEquals(false, verdict(exported, older, keys).isIntact());
        assertEquals(
                false,
                verdict(exported.replaceFirst("主办", "协办"), checkpoint, keys).isIntact());
    }

    private static Verification.Verdict verdict(String ledger, String checkpoint, String keys) throws IOException {
        return Verification.of(new ByteArrayInputStream(ledger.getBytes(StandardCharsets.UTF_8)), checkpoint, keys);
    }

    @Test
    void aLineAndABeginningAreProved() {
        String line = as(READER).get("/ledger?after=41&limit=1").path("items[0].id");
        as(READER)
                .get("/ledger/proofs/inclusion?line=" + line)
                .then()
                .statusCode(200)
                .body("position", is(42), "path", hasSize(9), "checkpoint.size", is(LINES));
        as(READER)
                .get("/ledger/proofs/inclusion?line=" + line + "&size=43")
                .then()
                .body("checkpoint.size", is(43), "checkpoint.root", notNullValue());
        as(READER).get("/ledger/proofs/consistency?from=100&to=300").then().body("path", not(empty()));
        as(READER).get("/ledger/proofs/consistency?from=0&to=300").then().body("path", empty());
        refused(READER, r -> r.get("/ledger/proofs/inclusion?line=" + line + "&size=42"), 400, "INVALID_FIELDS");
        refused(READER, r -> r.get("/ledger/proofs/inclusion?line=" + UUID.randomUUID()), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "/ledger?after=x, INVALID_FIELDS",
        "/ledger?after=-2, INVALID_FIELDS",
        "/ledger?after=99999999999999999999, INVALID_FIELDS",
        "/ledger?limit=0, INVALID_FIELDS",
        "/ledger?limit=1001, INVALID_FIELDS",
        "/ledger?cursor=AAAA, UNKNOWN_PARAMETER",
        "/ledger/checkpoint?size=-1, INVALID_FIELDS",
        "/ledger/checkpoint?size=301, INVALID_FIELDS",
        "/ledger/proofs/inclusion, INVALID_FIELDS",
        "/ledger/proofs/inclusion?line=7, INVALID_FIELDS",
        "/ledger/proofs/consistency?from=1, INVALID_FIELDS",
        "/ledger/proofs/consistency?from=2&to=1, INVALID_FIELDS",
        "/ledger/proofs/consistency?from=-1&to=1, INVALID_FIELDS",
        "/ledger/proofs/consistency?from=1&to=301, INVALID_FIELDS",
        "/ledger/keys?x=1, UNKNOWN_PARAMETER",
        "/scores?period=2026-09&asOf=yesterday, INVALID_FIELDS",
        "/scores?period=2026-09&asOf=2026-10-01T00:00:00, INVALID_FIELDS",
        "/scores?period=2026-09&asOf=2099-01-01T00:00:00Z, INVALID_FIELDS",
        "/scores?period=2026-09&asOf=2026-08-31T00:00:00Z, INVALID_FIELDS",
        "/scores?period=2026-09&kind=LOUD, INVALID_FIELDS",
        "/scores?period=2026-09&item=, INVALID_FIELDS",
        "/scores?period=2026-09&itemType=FAVOUR, INVALID_FIELDS",
        "/scores/D0001/trend, INVALID_FIELDS",
        "/scores/D0001/trend?from=2026-01&to=2026-Q3, INVALID_FIELDS",
        "/scores/D0001/trend?from=2026-09&to=2026-01, INVALID_FIELDS",
        "/scores/D0001/trend?from=2020-01&to=2026-01, INVALID_FIELDS",
        "/scores/D0001/trend?from=2026-01&to=2027-01, INVALID_FIELDS",
        "/scores/stations?period=soon, INVALID_FIELDS",
        "/scores/stations?period=2026-09&level=CITY, INVALID_FIELDS"
    })
    void queriesThatAreNotOffered(String path, String code) {
        refused(READER, r -> r.urlEncodingEnabled(false).get(path), 400, code);
    }

    @Test
    void whoIsUnknownHasNoLedger() {
        for (var path : List.of("?period=2026-09", "/ledger?period=2026-09", "/trend?from=2026-08&to=2026-09"))
            refused(READER, r -> r.get("/scores/NOBODY" + path), 404, "NOT_FOUND");
        // known, but nothing in that month
        as(READER)
                .get("/scores/D0001/ledger?period=2026-01")
                .then()
                .statusCode(200)
                .body("items", empty());
        var before = Footprint.of(database);
        as(READER).get("/scores/D0001/ledger?period=2026-09").then().body("items.position", not(hasItem(nullValue())));
        assertEquals(before, Footprint.of(database));
    }
}
