package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.District.as;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.Footprint;
import org.junit.jupiter.api.Test;

/** Appeals: in time, of one's own lines, once each; ruled by one who is not of the department, signed by another. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class AppealIT {
    @Inject
    AgroalDataSource database;

    private District district;
    /** ROADS' lines of March: checked in, result missed. */
    private String checkIn;

    private String missed;
    private String parksLine;

    private void publishedMarch(String code) {
        district = new District(code);
        district.department("ROADS", "交通局");
        district.department("PARKS", "园林局");
        District.at("2026-03-02T09:00");
        var whistle = district.dispatched("A1", "JOINT", "2026-03-02T09:00", "ROADS", "PARKS");
        district.checksIn(whistle, "ROADS");
        District.at("2026-03-31T10:00");
        district.awaitLine("2026-03", "ROADS", "37.5", "67.5", "0.00");
        district.awaitLine("2026-03", "PARKS", "0", "33.75", "0.00");
        checkIn = district.line("2026-03", "ROADS", whistle, "CHECK_IN");
        missed = district.line("2026-03", "ROADS", whistle, "ON_TIME");
        parksLine = district.line("2026-03", "PARKS", whistle, "CHECK_IN");
        District.at("2026-04-01T10:00");
        district.published("2026-03");
    }

    private ValidatableResponse file(String who, String... lines) {
        return district.post(who, "/appeals", body("2026-03", lines));
    }

    private static String body(String period, String... lines) {
        return "{\"period\": \"%s\", \"lines\": [\"%s\"], \"evidence\": \"见附件\"}"
                .formatted(period, String.join("\", \"", lines));
    }

    @Test
    void onlyOwnLinesOfAPublishedSheetOnceAndInTime() {
        District.inAnotherTime(() -> {
            publishedMarch("349911");
            var lead = district.lead("ROADS");
            var before = Footprint.of(database);
            for (var line : List.of(parksLine, UUID.randomUUID().toString()))
                refused(lead, r -> r.body(body("2026-03", missed, line)).post("/appeals"), 400, "INVALID_FIELDS")
                        .body("violations.field", contains("lines[1]"));
            refused(lead, r -> r.body(body("2026-03", missed, missed)).post("/appeals"), 400, "INVALID_FIELDS");
            refused(lead, r -> r.body(body("2026-03")).post("/appeals"), 400, "INVALID_FIELDS");
            refused(lead, r -> r.body(body("2026-3", missed)).post("/appeals"), 400, "INVALID_FIELDS")
                    .body("violations.field", contains("period"));
            refused(lead, r -> r.body(body("2026-02", missed)).post("/appeals"), 409, "ILLEGAL_MOVE")
                    .body("state", is("OPEN"), "moves", contains("publish"));
            refused(
                    district.clerk("ROADS"),
                    r -> r.body(body("2026-03", missed)).post("/appeals"),
                    403,
                    "FORBIDDEN");
            assertEquals(
                    before.digests().get("appeal"),
                    Footprint.of(database).digests().get("appeal"));

            String id = file(lead, missed)
                    .statusCode(201)
                    .body("moves", contains("withdraw"))
                    .extract()
                    .path("id");
            refused(lead, r -> r.body(body("2026-03", checkIn, missed)).post("/appeals"), 409, "ALREADY_APPEALED");
            for (var other : List.of(district.lead("PARKS"), district.clerk("PARKS"))) {
                refused(other, r -> r.get("/appeals/" + id), 404, "NOT_FOUND");
                as(other).get("/appeals").then().body("items", empty());
            }
            refused(district.lead("PARKS"), r -> r.body("{}").post("/appeals/" + id + "/withdraw"), 404, "NOT_FOUND");
            refused(new District("349912").assessor, r -> r.get("/appeals/" + id), 404, "NOT_FOUND");
            as(district.clerk("ROADS")).get("/appeals?period=2026-03").then().body("items.id", contains(id));
            district.post(lead, "/appeals/" + id + "/withdraw", "{}")
                    .statusCode(200)
                    .body("stage", is("WITHDRAWN"));
            // withdrawn or not: once per line
            refused(lead, r -> r.body(body("2026-03", missed)).post("/appeals"), 409, "ALREADY_APPEALED");

            // published on Wednesday 1 April; 4 to 6 April are Qingming: the fifth working day is the 9th
            District.at("2026-04-09T17:31");
            refused(lead, r -> r.body(body("2026-03", checkIn)).post("/appeals"), 409, "APPEAL_TOO_LATE");
            District.at("2026-04-09T17:29");
            // sent again, answered again, filed once
            var key = UUID.randomUUID().toString();
            for (int i = 0; i < 2; i++)
                as(lead).header("Idempotency-Key", key)
                        .body(body("2026-03", checkIn))
                        .post("/appeals")
                        .then()
                        .statusCode(201);
            as(lead).get("/appeals").then().body("items", hasSize(2));
        });
    }

    @Test
    void aRulingTakesTwoPeopleNeitherOfTheDepartmentNorTheStation() {
        District.inAnotherTime(() -> {
            publishedMarch("349913");
            String id = file(district.lead("ROADS"), missed)
                    .statusCode(201)
                    .extract()
                    .path("id");
            var appeal = "/appeals/" + id;
            var upheld = """
                    {"upheld": true, "reason": "系统故障", "corrections": [{"line": "%s", "finding": "RESULT_ON_TIME"}]}""".formatted(missed);
            var own = district.both("own", List.of(district.code, "ROADS"), Roles.ASSESSOR, Roles.REVIEWER);
            var blower = district.both("blower", List.of(district.station()), Roles.ASSESSOR, Roles.REVIEWER);
            var judge = district.both("judge", List.of(district.code), Roles.ASSESSOR, Roles.REVIEWER);
            refused(own, r -> r.body(upheld).post(appeal + "/rule"), 403, "OWN_DEPARTMENT");
            refused(blower, r -> r.body(upheld).post(appeal + "/rule"), 403, "OWN_STATION");
            refused(judge, r -> r.body("{}").post(appeal + "/sign"), 409, "ILLEGAL_MOVE")
                    .body("moves", contains("rule", "withdraw"));
            wrongRuling(judge, appeal, "{\"upheld\": true, \"reason\": \"r\"}", "corrections");
            wrongRuling(judge, appeal, upheld.replace("true", "false"), "corrections");
            wrongRuling(judge, appeal, upheld.replace("RESULT_ON_TIME", "SOLVED"), "corrections[0].finding");
            wrongRuling(judge, appeal, upheld.replace(missed, checkIn), "corrections[0].line");
            wrongRuling(judge, appeal, upheld.replace("\"系统故障\"", "\" \""), "reason");

            district.post(judge, appeal + "/rule", upheld).statusCode(200).body("moves", empty());
            refused(judge, r -> r.body("{}").post(appeal + "/sign"), 403, "SECOND_PERSON_NEEDED");
            refused(own, r -> r.body("{}").post(appeal + "/sign"), 403, "OWN_DEPARTMENT");
            refused(blower, r -> r.body("{}").post(appeal + "/sign"), 403, "OWN_STATION");
            refused(district.lead("ROADS"), r -> r.body("{}").post(appeal + "/withdraw"), 409, "ILLEGAL_MOVE")
                    .body("moves", contains("sign", "send-back"));
            district.post(district.reviewer, appeal + "/send-back", "{\"reason\": \"附原件\"}")
                    .statusCode(200)
                    .body("stage", is("FILED"), "sentBackReason", is("附原件"));
            district.post(judge, appeal + "/rule", upheld).statusCode(200);
            refused(
                    district.reviewer,
                    r -> r.header("If-Match", "\"0\"").body("{}").post(appeal + "/sign"),
                    412,
                    "PRECONDITION_FAILED");
            var seen = as(district.reviewer).get(appeal).header("ETag");
            as(district.reviewer)
                    .header("If-Match", seen)
                    .body("{}")
                    .post(appeal + "/sign")
                    .then()
                    .statusCode(200)
                    .body("stage", is("DECIDED"), "moves", empty(), "compensations", hasSize(1));
            // 20 × 1.5 points more: 37.5 + 30 of 67.5
            district.sheet(district.reader, "2026-03")
                    .body("version", is(2), "lines.find { it.organisation == 'ROADS' }.score", is("100.00"));
            refused(district.reviewer, r -> r.body("{}").post(appeal + "/sign"), 409, "ILLEGAL_MOVE")
                    .body("moves", empty());
        });
    }

    /** One duty missed its deadline in February, one in March. */
    @Test
    void oneRulingMakesOneVersionHoweverManyMonthsItCorrects() {
        District.inAnotherTime(() -> {
            district = new District("349917");
            district.department("ROADS", "交通局");
            district.department("PARKS", "园林局");
            var whistles = new ArrayList<String>();
            for (var month : List.of("2026-02", "2026-03")) {
                District.at(month + "-02T09:00");
                var whistle = district.dispatched(month, "ROUTINE", month + "-02T09:00", "ROADS");
                district.checksIn(whistle, "ROADS");
                District.at(month + "-27T10:00");
                district.awaitLine(month, "ROADS", "25", "45", "0.00");
                district.completes(whistle, "ROADS", "SOLVED");
                whistles.add(whistle);
            }
            var lines = new String[] {
                district.line("2026-02", "ROADS", whistles.getFirst(), "ON_TIME"),
                district.line("2026-03", "ROADS", whistles.getLast(), "ON_TIME")
            };
            District.at("2026-03-31T10:00");
            district.sheet(district.assessor, "2026-Q1").body("moves", empty());
            District.at("2026-04-01T10:00");
            district.sheet(district.assessor, "2026-Q1").body("moves", contains("publish"));
            district.published("2026-Q1");
            String id = district.post(district.lead("ROADS"), "/appeals", body("2026-Q1", lines))
                    .statusCode(201)
                    .extract()
                    .path("id");
            District.at("2026-04-20T10:00");
            district.sheet(district.assessor, "2026-Q1").body("moves", empty());
            district.post(district.assessor, "/appeals/" + id + "/rule", """
                            {"upheld": true, "reason": "系统故障", "corrections": [
                              {"line": "%s", "finding": "RESULT_ON_TIME"}, {"line": "%s", "finding": "RESULT_ON_TIME"}]}""".formatted((Object[]) lines))
                    .statusCode(200);
            district.post(district.reviewer, "/appeals/" + id + "/sign", "{}").statusCode(200);
            for (var who : List.of(district.reader, district.lead("ROADS")))
                district.sheet(who, "2026-Q1")
                        .body("version", is(2), "compensations", hasSize(2), "because", is("APPEAL " + id))
                        .body("versions.because", contains("PUBLICATION", "APPEAL " + id))
                        .body("lines.find { it.organisation == 'ROADS' }.earned", is("90"));
            // that there was an appeal is in the version; whose and about what is not another department's matter
            district.sheet(district.lead("PARKS"), "2026-Q1")
                    .body("version", is(2), "compensations", empty(), "because", is("APPEAL"))
                    .body("versions.because", contains("PUBLICATION", "APPEAL"));
            district.sheet(district.assessor, "2026-Q1").body("moves", contains("finalise"));
        });
    }

    @Test
    void whatIsOverdueByNowIsNotWhatWasReadBefore() {
        District.inAnotherTime(() -> {
            publishedMarch("349915");
            String id = file(district.lead("ROADS"), missed)
                    .statusCode(201)
                    .extract()
                    .path("id");
            var seen = as(district.assessor).get("/appeals/" + id).header("ETag");
            readAgain(id, seen).statusCode(304);
            District.at("2026-04-30T10:00");
            // nobody touched it: it is time alone that made a difference
            readAgain(id, seen).statusCode(200).body("overdue", is(true), "stage", is("FILED"));
        });
    }

    private ValidatableResponse readAgain(String appeal, String seen) {
        return as(district.assessor)
                .header("If-None-Match", seen)
                .get("/appeals/" + appeal)
                .then();
    }

    private void wrongRuling(String judge, String appeal, String ruling, String field) {
        refused(judge, r -> r.body(ruling).post(appeal + "/rule"), 400, "INVALID_FIELDS")
                .body("violations.field", hasItem(field));
    }

    @Test
    void aDismissalChangesNothingAndALineThatShouldNotBeIsTakenBack() {
        District.inAnotherTime(() -> {
            publishedMarch("349914");
            district.published("2026-Q1");
            String dismissed = file(district.lead("ROADS"), missed).extract().path("id");
            district.post(
                            district.assessor,
                            "/appeals/" + dismissed + "/rule",
                            "{\"upheld\": false, \"reason\": \"证据不足\"}")
                    .statusCode(200);
            for (var sheet : List.of("2026-03", "2026-Q1")) // the quarter counts the line, too
            refused(
                                district.assessor,
                                r -> r.body("{}").post("/score-sheets/" + sheet + "/finalise"),
                                409,
                                "APPEALS_OPEN")
                        .body("undecided", is(1));
            district.post(district.reviewer, "/appeals/" + dismissed + "/sign", "{}")
                    .statusCode(200)
                    .body("ruling.upheld", is(false));
            district.sheet(district.reader, "2026-03").body("version", is(1));

            String upheld = file(district.lead("PARKS"), parksLine).extract().path("id");
            district.post(district.assessor, "/appeals/" + upheld + "/rule", """
                            {"upheld": true, "reason": "误派", "corrections": [{"line": "%s"}]}""".formatted(parksLine))
                    .statusCode(200);
            district.post(district.reviewer, "/appeals/" + upheld + "/sign", "{}")
                    .statusCode(200);
            // 18.75 of 33.75 possible points are gone, and so is the blame
            district.sheet(district.reader, "2026-03")
                    .body("version", is(2), "lines.find { it.organisation == 'PARKS' }.possible", is("15"));
            district.sheet(district.lead("PARKS"), "2026-03").body("lines.organisation", contains("PARKS"));
        });
    }

    @Test
    void aProposedQuarterIsOpenAgainWhenARulingCorrectsIt() {
        District.inAnotherTime(() -> {
            publishedMarch("349918");
            String id = file(district.lead("ROADS"), missed)
                    .statusCode(201)
                    .extract()
                    .path("id");
            district.post(district.assessor, "/score-sheets/2026-Q1/publish", "{}")
                    .statusCode(200);
            decided(id, missed, "RESULT_ON_TIME");
            district.sheet(district.reader, "2026-03").body("version", is(2));
            refused(district.reviewer, r -> r.body("{}").post("/score-sheets/2026-Q1/sign"), 409, "ILLEGAL_MOVE");
            district.sheet(district.assessor, "2026-Q1")
                    .body("stage", is("OPEN"), "sentBack.reason", containsString("An appeal was upheld"));
            district.awaitLine("2026-Q1", "ROADS", "67.5", "67.5", "0.00");
            district.published("2026-Q1");
            district.sheet(district.reader, "2026-Q1")
                    .body("version", is(1), "lines.find { it.organisation == 'ROADS' }.score", is("100.00"));
        });
    }

    /** 30 points were lost in March for a matter that was solved, and made good, after March was published. */
    @Test
    void aRulingBringsWhatCorrectedTheLineBeforeItOntoTheSheet() {
        District.inAnotherTime(() -> {
            district = new District("349919");
            district.department("ROADS", "交通局");
            District.at("2026-02-02T09:00");
            var solved = district.dispatched("A1", "ROUTINE", "2026-02-02T09:00", "ROADS");
            var misdirected = district.dispatched("A2", "ROUTINE", "2026-02-02T09:00", "ROADS");
            District.at("2026-03-31T10:00");
            district.awaitLine("2026-03", "ROADS", "0", "60", "0.00");
            District.at("2026-04-01T10:00");
            district.published("2026-03");
            for (var whistle : List.of(solved, misdirected)) {
                district.checksIn(whistle, "ROADS");
                district.completes(whistle, "ROADS", "SOLVED");
                district.closed(whistle, "2026-04-01T10:00", "SOLVED", null);
            }
            await().until(() -> district.line("2026-03", "ROADS", solved, "SOLVED_CORRECTED#1") != null);
            await().until(() -> district.line("2026-03", "ROADS", misdirected, "SOLVED_CORRECTED#1") != null);
            ruledOn(district.line("2026-03", "ROADS", solved, "SOLVED"), "SOLVED");
            assertEquals(new Points(30, 60), roads("2026-03"));
            ruledOn(district.line("2026-03", "ROADS", misdirected, "SOLVED"), "");
            assertEquals(new Points(30, 30), roads("2026-03"));
        });
    }

    private void ruledOn(String line, String finding) {
        String id = file(district.lead("ROADS"), line).statusCode(201).extract().path("id");
        decided(id, line, finding);
    }

    private record Points(double earned, double possible) {}

    private Points roads(String period) {
        var line = "lines.find { it.organisation == 'ROADS' }.";
        var sheet = district.sheet(district.reader, period).extract();
        return new Points(
                Double.parseDouble(sheet.path(line + "earned")), Double.parseDouble(sheet.path(line + "possible")));
    }

    /** @param finding empty for a line that should not be there */
    private void decided(String appeal, String line, String finding) {
        var becomes = finding.isEmpty() ? "" : ", \"finding\": \"" + finding + "\"";
        district.post(district.assessor, "/appeals/" + appeal + "/rule", """
                        {"upheld": true, "reason": "系统故障", "corrections": [{"line": "%s"%s}]}""".formatted(line, becomes))
                .statusCode(200);
        district.post(district.reviewer, "/appeals/" + appeal + "/sign", "{}").statusCode(200);
    }
}
