package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.District.as;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.database.Sql;
import org.junit.jupiter.api.Test;

/** What is posted for a month while its sheet, its quarter's or its year's is frozen: it is counted, or refused, never lost. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class SheetRaceIT {
    @Inject
    AgroalDataSource database;

    private District district;
    private String duty;
    private String missed;

    /** One department's duty of March, a day late; March is over. */
    private void march(String code) {
        district = new District(code);
        district.department("ROADS", "交通局");
        District.at("2026-03-02T09:00");
        var whistle = district.dispatched("R1", "ROUTINE", "2026-03-02T09:00", "ROADS");
        district.checksIn(whistle, "ROADS");
        District.at("2026-04-01T10:00");
        district.awaitLine("2026-03", "ROADS", "25", "45", "0.00");
        duty = district.duty(whistle, "ROADS");
        missed = district.line("2026-03", "ROADS", whistle, "ON_TIME");
    }

    @Test
    void aSheetIsNotFrozenWhileALineOfItsWaitsForItsPlace() {
        District.inAnotherTime(() -> {
            march("349961");
            var praise = proposed();
            during("""
                    insert into ledger_leaf (district, position, line, hash, sealed_at, organisation, month)
                    select district, max(position) + 1, uuidv7(), decode(repeat('00', 32), 'hex'), now(), 'NOBODY', '2026-03'
                    from ledger_leaf where district = '349961' group by district""", (threads, other) -> {
                district.post(district.reviewer, "/adjustments/" + praise + "/approve", "{}")
                        .statusCode(200);
                refused(
                                district.assessor,
                                r -> r.body("{}").post("/score-sheets/2026-03/publish"),
                                409,
                                "LEDGER_UNSEALED")
                        .body("moves", contains("publish"));
            });
            publishedWhenSealed("2026-03");
            district.sheet(district.reader, "2026-03").body("lines[0].adjustment", is("2.00"));
        });
    }

    @Test
    void anOpenQuarterFrozenDuringARulingCountsTheCorrection() {
        District.inAnotherTime(() -> {
            march("349962");
            district.published("2026-03");
            var appeal = filed().then().statusCode(201).extract().<String>path("id");
            district.post(district.assessor, "/appeals/" + appeal + "/rule", """
                            {"upheld": true, "reason": "系统故障", "corrections": [{"line": "%s", "finding": "RESULT_ON_TIME"}]}""".formatted(missed))
                    .statusCode(200);
            // whoever signs has posted the correction, and waits here with the month's second version
            during("""
                    insert into score_sheet_version select district, uuidv7(), period, 2, document, signature, made_at, because, ledger_end
                    from score_sheet_version where district = '349962' and period = '2026-03'""", (threads, other) -> {
                var signed =
                        threads.submit(() -> as(district.reviewer).body("{}").post("/appeals/" + appeal + "/sign"));
                await().until(() -> waiting() == 1);
                var published = publishing(threads);
                await().until(() -> published.isDone() || waiting() == 2);
                other.rollback();
                signed.get().then().statusCode(200);
                published.get().then().statusCode(anyOf(is(200), is(409)));
            });
            if (district.sheet(district.reader, "2026-Q1")
                    .extract()
                    .path("stage")
                    .equals("OPEN")) publishedWhenSealed("2026-Q1");
            else
                district.post(district.reviewer, "/score-sheets/2026-Q1/sign", "{}")
                        .statusCode(200);
            district.sheet(district.reader, "2026-Q1").body("lines[0].earned", is("45"));
        });
    }

    @Test
    void anAdjustmentApprovedWhileTheQuarterIsFrozenIsRefused() {
        District.inAnotherTime(() -> {
            march("349963");
            var praise = proposed();
            during("""
                    insert into score_sheet (district, id, period, stage, version, ledger_end, revision)
                    values ('349963', uuidv7(), '2026-Q1', 'PROPOSED', 0, 1, 0)
                    on conflict (district, period) do update set stage = 'PROPOSED'""", (threads, other) -> {
                var approved = threads.submit(
                        () -> as(district.reviewer).body("{}").post("/adjustments/" + praise + "/approve"));
                await().until(() -> approved.isDone() || waiting() == 1);
                other.commit();
                approved.get()
                        .then()
                        .statusCode(409)
                        .body("code", is("PERIOD_CLOSED"), "period", is("2026-Q1"), "state", is("PROPOSED"));
            });
        });
    }

    @Test
    void anAppealIsInBeforeAQuarterThatCountsItsLineIsMadeFinal() {
        District.inAnotherTime(() -> {
            march("349964");
            district.published("2026-03");
            district.published("2026-Q1");
            during(
                    "select from score_sheet where district = '349964' and period = '2026-Q1' for update",
                    (threads, other) -> {
                        var filed = threads.submit(this::filed);
                        await().until(() -> filed.isDone() || waiting() == 1);
                        assertFalse(filed.isDone());
                        other.rollback();
                        filed.get().then().statusCode(201);
                    });
        });
    }

    private Response filed() {
        return as(district.lead("ROADS")).body("""
                        {"period": "2026-03", "lines": ["%s"], "evidence": "见附件"}""".formatted(missed)).post("/appeals");
    }

    private Future<Response> publishing(ExecutorService threads) {
        Callable<Response> publish = () -> as(district.assessor).body("{}").post("/score-sheets/2026-Q1/publish");
        return threads.submit(publish);
    }

    private void publishedWhenSealed(String period) {
        await().untilAsserted(() -> district.post(district.assessor, "/score-sheets/" + period + "/publish", "{}")
                .statusCode(200));
        district.post(district.reviewer, "/score-sheets/" + period + "/sign", "{}")
                .statusCode(200);
    }

    private String proposed() {
        return district.post(district.assessor, "/adjustments", """
                        {"organisation": "ROADS", "assignmentId": "%s", "kind": "COMMENDATION", "evidence": "见附件",
                         "occurredAt": "2026-03-05T10:00:00+08:00"}""".formatted(duty))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private interface Meanwhile {
        void happens(ExecutorService threads, Connection other) throws Exception;
    }

    /** While another transaction has done this, and has not ended. */
    private void during(String sql, Meanwhile meanwhile) {
        try (var threads = Executors.newFixedThreadPool(2);
                var other = database.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            try {
                statement.execute(sql);
                meanwhile.happens(threads, other);
            } finally {
                other.rollback();
                other.setAutoCommit(true);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** How many of the service's transactions wait for another. */
    private int waiting() {
        return Sql.of(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .first(database, row -> (int) row.count())
                .orElseThrow();
    }
}
