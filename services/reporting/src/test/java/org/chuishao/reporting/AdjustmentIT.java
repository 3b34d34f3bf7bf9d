package org.chuishao.reporting;

import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.District.as;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.Footprint;
import org.junit.jupiter.api.Test;

/** Commendations, shirking and false feedback: proposed with evidence, approved by somebody else, clamped by the month. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class AdjustmentIT {
    private static final String MONTH = "2026-03";

    @Inject
    AgroalDataSource database;

    private District district;
    private String duty;

    private void aDutyInMarch(String code) {
        district = new District(code);
        district.department("ROADS", "交通局");
        District.at("2026-03-02T09:00");
        var whistle = district.dispatched("J1", "ROUTINE", "2026-03-02T09:00", "ROADS");
        district.checksIn(whistle, "ROADS");
        duty = district.duty(whistle, "ROADS");
        district.awaitLine(MONTH, "ROADS", "25", "25", "0.00");
    }

    private static String proposal(String organisation, String duty, String kind) {
        return "{\"organisation\": \"%s\", %s\"kind\": \"%s\", \"evidence\": \"见附件\"}"
                .formatted(organisation, duty == null ? "" : "\"assignmentId\": \"" + duty + "\", ", kind);
    }

    private String proposed(String who, String duty, String kind) {
        return district.post(who, "/adjustments", proposal("ROADS", duty, kind))
                .statusCode(201)
                .body("stage", is("PROPOSED"))
                .extract()
                .path("id");
    }

    @Test
    void pointsArePostedWhenASecondPersonApproves() {
        District.inAnotherTime(() -> {
            aDutyInMarch("349931");
            var id = proposed(district.deputy(), duty, "COMMENDATION");
            var judge = district.both("judge", List.of(district.code), Roles.ASSESSOR, Roles.REVIEWER);
            var own = district.both("own", List.of(district.code, "ROADS"), Roles.ASSESSOR, Roles.REVIEWER);
            var blower = district.both("blower", List.of(district.station()), Roles.ASSESSOR);
            refused(own, r -> r.body("{}").post("/adjustments/" + id + "/approve"), 403, "OWN_DEPARTMENT");
            refused(blower, r -> r.body("{}").post("/adjustments/" + id + "/approve"), 403, "OWN_STATION");
            district.sheet(district.reader, MONTH).body("lines[0].adjustment", is("0.00"));
            as(district.deputy())
                    .get("/adjustments/" + id)
                    .then()
                    .statusCode(200)
                    .body("moves", contains("withdraw"));
            district.post(judge, "/adjustments/" + id + "/approve", "{}")
                    .statusCode(200)
                    .body("stage", is("APPROVED"), "line", notNullValue(), "decidedBy", is("judge"));
            district.awaitLine(MONTH, "ROADS", "25", "25", "2.00");
            refused(judge, r -> r.body("{}").post("/adjustments/" + id + "/decline"), 400, "INVALID_FIELDS");
            refused(judge, r -> r.body("{}").post("/adjustments/" + id + "/approve"), 409, "ILLEGAL_MOVE")
                    .body("state", is("APPROVED"), "moves", empty());
            refused(
                    judge,
                    r -> r.body(proposal("ROADS", duty, "COMMENDATION")).post("/adjustments"),
                    409,
                    "ALREADY_PROPOSED");

            var mine = proposed(judge, duty, "SHIRKING");
            refused(judge, r -> r.body("{}").post("/adjustments/" + mine + "/approve"), 403, "SECOND_PERSON_NEEDED");
            refused(
                    district.assessor,
                    r -> r.body("{}").post("/adjustments/" + mine + "/withdraw"),
                    403,
                    "NOT_YOUR_MOVE");
            district.post(district.reviewer, "/adjustments/" + mine + "/decline", "{\"reason\": \"证据不足\"}")
                    .statusCode(200)
                    .body("stage", is("DECLINED"));
            as(district.lead("ROADS")).get("/adjustments").then().body("items", hasSize(2));
            as(district.lead("PARKS")).get("/adjustments").then().body("items", empty());
            refused(district.lead("PARKS"), r -> r.get("/adjustments/" + id), 404, "NOT_FOUND");
        });
    }

    @Test
    void aMonthsSumIsClamped() {
        District.inAnotherTime(() -> {
            aDutyInMarch("349932");
            for (int i = 0; i < 3; i++) approved("FALSE_FEEDBACK");
            district.awaitLine(MONTH, "ROADS", "25", "25", "-10.00");
            // −15 and then +2: still far below −10, because the sum is clamped and not its parts
            approved("COMMENDATION");
            as(district.reader).get("/scores/ROADS?period=" + MONTH).then().body("adjustment", is("-10.00"));
        });
    }

    private void approved(String kind) {
        var id = proposed(district.assessor, null, kind);
        district.post(district.reviewer, "/adjustments/" + id + "/approve", "{}")
                .statusCode(200);
    }

    @Test
    void aClosedPeriodTakesNone() {
        District.inAnotherTime(() -> {
            aDutyInMarch("349933");
            var pending = proposed(district.assessor, duty, "COMMENDATION");
            District.at("2026-04-01T10:00");
            district.published(MONTH);
            refused(
                            district.reviewer,
                            r -> r.body("{}").post("/adjustments/" + pending + "/approve"),
                            409,
                            "PERIOD_CLOSED")
                    .body("period", is(MONTH), "state", is("PUBLISHED"), "moves", contains("decline", "withdraw"));
            refused(
                    district.assessor,
                    r -> r.body(proposal("ROADS", duty, "SHIRKING")
                                    .replace("}", ", \"occurredAt\": \"2026-03-05T10:00:00+08:00\"}"))
                            .post("/adjustments"),
                    409,
                    "PERIOD_CLOSED");
            district.post(district.assessor, "/adjustments/" + pending + "/withdraw", "{}")
                    .statusCode(200);
        });
    }

    @Test
    void whatNobodyMayPropose() {
        District.inAnotherTime(() -> {
            aDutyInMarch("349934");
            var before = Footprint.of(database);
            wrong(proposal("ROADS", duty, "REWORK"), "kind");
            wrong(proposal("ROADS", duty, "PRAISE"), "kind");
            wrong(proposal("PARKS", duty, "COMMENDATION"), "assignmentId");
            wrong(proposal("NOBODY", null, "COMMENDATION"), "organisation");
            wrong(proposal("ROADS", duty, "COMMENDATION").replace("见附件", " "), "evidence");
            for (var when : List.of("2026-03-02T08:59:59+08:00", "2026-05-01T00:00:00+08:00"))
                wrong(
                        proposal("ROADS", duty, "COMMENDATION").replace("}", ", \"occurredAt\": \"" + when + "\"}"),
                        "occurredAt");
            for (var when : List.of("2025-03-01T08:59:59+08:00", "-5000-01-01T00:00:00+08:00"))
                wrong(
                        proposal("ROADS", null, "COMMENDATION").replace("}", ", \"occurredAt\": \"" + when + "\"}"),
                        "occurredAt");
            refused(
                    district.assessor,
                    r -> r.body(proposal("ROADS", UUID.randomUUID().toString(), "COMMENDATION"))
                            .post("/adjustments"),
                    404,
                    "NOT_FOUND");
            refused(
                    district.deputy(),
                    r -> r.body(proposal("ROADS", null, "COMMENDATION")).post("/adjustments"),
                    400,
                    "INVALID_FIELDS");
            var own = district.both("own", List.of(district.station(), "ROADS"), Roles.STATION_HEAD);
            refused(
                    own,
                    r -> r.body(proposal("ROADS", duty, "COMMENDATION")).post("/adjustments"),
                    403,
                    "OWN_DEPARTMENT");
            assertEquals(
                    before.digests().get("adjustment"),
                    Footprint.of(database).digests().get("adjustment"));
        });
    }

    private void wrong(String body, String field) {
        refused(district.assessor, r -> r.body(body).post("/adjustments"), 400, "INVALID_FIELDS")
                .body("violations.field", hasItem(field));
    }
}
