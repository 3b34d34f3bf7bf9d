package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.reporting.Departments.as;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.testing.TablesOwner;
import org.chuishao.kernel.testing.Tokens;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.ledger.Ledger;
import org.chuishao.reporting.ledger.Register;
import org.chuishao.reporting.scoring.Fact;
import org.chuishao.reporting.scoring.Outcome;
import org.chuishao.reporting.scoring.Satisfaction;
import org.chuishao.reporting.verify.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not a test of every build: prints the figures of the README. {@code mvn … -Dtest=Figures}. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class Figures {
    @Inject
    AgroalDataSource database;

    @Inject
    Ledger ledger;

    @Inject
    Register register;

    @TempDir
    Path folder;

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String what, double count, double seconds) {
        System.out.printf("FIGURE %s: %,.0f in %.2f s = %,.0f/s%n", what, count, seconds, count / seconds);
    }

    @Test
    void figures() throws Exception {
        // plans made while the tables were empty would be measured otherwise
        for (int part = 0; part < 2; part++) {
            PostedLines.post(database, "340893", 5_000);
            allSealed();
            vacuumed();
        }
        posting();
        sealing();
        scores("340896", 54, 54 * 250);
        scores("340897", 3000, 150_000);
        recomputation();
    }

    private void allSealed() {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    try (var connection = database.getConnection();
                            var query = connection.prepareStatement("select not exists (select from ledger_unsealed)");
                            var found = query.executeQuery()) {
                        return found.next() && found.getBoolean(1);
                    }
                });
    }

    /** Five facts a duty, fifty duties a transaction, as a listener's batch posts them. */
    private void posting() throws Exception {
        var seconds = seconds(() -> {
            for (int batch = 0; batch < 40; batch++) {
                CurrentDistrict.within("340895", () -> {
                    QuarkusTransaction.requiringNew().run(() -> {
                        for (var duty : duties()) post(duty);
                    });
                    return null;
                });
            }
        });
        print("lines posted", 40 * 50 * 5, seconds);
    }

    private ArrayList<Assignment> duties() {
        var duties = new ArrayList<Assignment>();
        for (int i = 0; i < 50; i++) duties.add(PostedLines.duty("340895"));
        return duties;
    }

    private void post(Assignment duty) {
        var at = Instant.parse("2026-09-10T02:00:00Z");
        ledger.post(duty, new Fact.CheckedIn(true), at);
        ledger.post(duty, new Fact.ResultGiven(true), at);
        ledger.post(duty, new Fact.VerifiedWithStars(4, null), at);
        ledger.post(duty, new Fact.Closed(Outcome.SOLVED), at);
        ledger.post(duty, new Fact.CalledBack(Satisfaction.SATISFIED), at);
    }

    private void sealing() throws Exception {
        int lines = 50_000;
        for (int part = 0; part < 5; part++) PostedLines.post(database, "340894", lines / 5);
        var seconds = seconds(() -> await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> register.size("340894") == lines));
        print("lines sealed", lines, seconds);
        var file = folder.resolve("ledger.jsonl");
        var token = Tokens.of("reader")
                .district("340894")
                .roles(Roles.SCORE_READER)
                .at("340894")
                .token();
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (long after = -1; after < lines - 1; after += 1000)
                writer.write(as(token)
                        .accept("application/x-ndjson")
                        .get("/ledger?limit=1000&after=" + after)
                        .asString());
        }
        var checkpoint = as(token).get("/ledger/checkpoint").asString();
        var keys = as(token).get("/ledger/keys").asString();
        for (int round = 0; round < 3; round++) {
            var verified = seconds(() -> {
                try (var in = Files.newInputStream(file)) {
                    var verdict = Verification.of(in, checkpoint, keys);
                    if (!verdict.isIntact()) throw new AssertionError(verdict);
                }
            });
            print("entries verified", lines, verified);
        }
        print("proofs of inclusion", 200, seconds(() -> {
            for (var line : register.after("340894", 20_000, 200))
                register.inclusion("340894", line.id(), line.position(), lines);
        }));
    }

    private void scores(String district, int departments, int lines) throws Exception {
        try (var connection = database.getConnection()) {
            for (int left = lines; left > 0; left -= 20_000)
                PostedLines.post(connection, district, Math.min(left, 20_000), departments);
        }
        allSealed();
        vacuumed();
        var token = Tokens.of("reader")
                .district(district)
                .roles(Roles.SCORE_READER)
                .at(district)
                .token();
        for (int round = 0; round < 5; round++)
            print(
                    "month's scores of %d departments over HTTP, from %d lines,".formatted(departments, lines),
                    1,
                    seconds(() -> as(token).get("/scores?period=2026-09").then().statusCode(200)));
    }

    /** As PostgreSQL does by itself in time. */
    private static void vacuumed() throws SQLException {
        TablesOwner.execute("vacuum analyze ledger_entry, ledger_leaf, ledger_node, ledger_unsealed, assignment");
    }

    private void recomputation() throws Exception {
        try (var connection = database.getConnection()) {
            for (int part = 0; part < 10; part++) PostedLines.post(connection, "340898", 20_000);
        }
        allSealed();
        vacuumed();
        var token = Tokens.of("assessor")
                .district("340898")
                .roles(Roles.ASSESSOR)
                .at("340898")
                .token();
        for (int round = 0; round < 3; round++)
            print(
                    "lines judged anew",
                    200_000,
                    seconds(() -> as(token)
                            .body("{\"period\": \"2026-09\"}")
                            .post("/policies/v1/simulate")
                            .then()
                            .statusCode(200)));
    }
}
