package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.District.as;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.Footprint;
import org.junit.jupiter.api.Test;

/** A sheet's way from open to final: who may take which step, and what happens when two come at once. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ScoreSheetIT {
    @Inject
    AgroalDataSource database;

    /** One department with one duty it has checked in to, in March, which is over. */
    private static District march(String code) {
        var district = new District(code);
        district.department("ROADS", "交通局");
        District.at("2026-03-02T09:00");
        var whistle = district.dispatched("M1", "ROUTINE", "2026-03-02T09:00", "ROADS");
        district.checksIn(whistle, "ROADS");
        district.awaitLine("2026-03", "ROADS", "25", "25", "0.00");
        District.at("2026-04-01T10:00");
        // what the completion deadline posted meanwhile
        district.awaitLine("2026-03", "ROADS", "25", "45", "0.00");
        return district;
    }

    @Test
    void everyStageAllowsWhatItsTableSays() {
        District.inAnotherTime(() -> {
            var district = march("349902");
            var sheet = "/score-sheets/2026-03";
            district.sheet(district.assessor, "2026-03")
                    .body("stage", is("OPEN"), "version", is(0), "moves", contains("publish"));
            illegal(district, district.reviewer, sheet + "/sign", "OPEN", "publish");
            illegal(district, district.assessor, sheet + "/finalise", "OPEN", "publish");

            district.post(district.assessor, sheet + "/publish", "{}")
                    .statusCode(200)
                    .body("stage", is("PROPOSED"), "proposed.by", is("assessor"), "moves", empty());
            illegal(district, district.assessor, sheet + "/publish", "PROPOSED", "sign", "send-back");
            district.sheet(district.reviewer, "2026-03").body("moves", contains("sign", "send-back"));
            district.post(district.reviewer, sheet + "/send-back", "{\"reason\": \"回访未录完\"}")
                    .statusCode(200)
                    .body("stage", is("OPEN"), "sentBack.reason", is("回访未录完"));

            district.published("2026-03");
            illegal(district, district.reviewer, sheet + "/sign", "PUBLISHED", "appeal", "finalise");
            district.sheet(district.lead("ROADS"), "2026-03").body("moves", contains("appeal"));
            refused(district.assessor, r -> r.body("{}").post(sheet + "/finalise"), 409, "APPEALS_OPEN")
                    .body("moves", contains("appeal"), "undecided", is(0))
                    .body("detail", allOf(startsWith("申诉期："), containsString("。尚有 0 件申诉未裁定；")));

            District.at("2026-04-20T10:00");
            district.sheet(district.lead("ROADS"), "2026-03").body("moves", empty());
            district.finalised("2026-03");
            illegal(district, district.assessor, sheet + "/publish", "FINAL");
            as(district.reader)
                    .get("/score-sheets?stage=FINAL")
                    .then()
                    .body("items.period", contains("2026-03"), "items.version", contains(1));
        });
    }

    @Test
    void twoDifferentPeopleAreNeededAndNoneOfADepartment() {
        District.inAnotherTime(() -> {
            var district = march("349903");
            var sheet = "/score-sheets/2026-03";
            var own = district.both("own", List.of(district.code, "ROADS"), Roles.ASSESSOR, Roles.REVIEWER);
            refused(own, r -> r.body("{}").post(sheet + "/publish"), 403, "OWN_DEPARTMENT");
            as(own).get(sheet).then().body("moves", empty());
            var everything = district.both("everything", List.of(district.code), Roles.ASSESSOR, Roles.REVIEWER);
            district.post(everything, sheet + "/publish", "{}").statusCode(200).body("moves", empty());
            var before = sheets();
            refused(everything, r -> r.body("{}").post(sheet + "/sign"), 403, "SECOND_PERSON_NEEDED");
            refused(own, r -> r.body("{}").post(sheet + "/sign"), 403, "OWN_DEPARTMENT");
            assertEquals(before, sheets());
            district.post(district.reviewer, sheet + "/sign", "{}").statusCode(200);
        });
    }

    @Test
    void whatArrivesDuringAFreezeIsLateAndChangesNothing() {
        District.inAnotherTime(() -> {
            var district = march("349904");
            district.post(district.assessor, "/score-sheets/2026-03/publish", "{}")
                    .statusCode(200);
            lateFact(district, "L1", 1);
            district.sheet(district.reviewer, "2026-03").body("lines[0].possible", is("45"));
            var seen = as(district.reviewer).get("/score-sheets/2026-03").header("ETag");
            as(district.reviewer)
                    .header("If-Match", seen)
                    .body("{}")
                    .post("/score-sheets/2026-03/sign")
                    .then()
                    .statusCode(200);
            lateFact(district, "L2", 2);
            district.sheet(district.reader, "2026-03")
                    .body("version", is(1), "lines[0].possible", is("45"), "lateLines", is(4));
            // what was known then is still what the sheet says
            String then = district.sheet(district.reader, "2026-03").extract().path("proposed.at");
            as(district.reader)
                    .queryParam("asOf", then)
                    .get("/scores/ROADS?period=2026-03")
                    .then()
                    .statusCode(200)
                    .body("possible", is("45"));
            // the scores themselves go on
            as(district.reader).get("/scores/ROADS?period=2026-03").then().body("possible", is("135"));
        });
    }

    /** A duty of March that is only told in April, when its deadlines are long over: two lines of nothing. */
    private static void lateFact(District district, String number, int facts) {
        district.dispatched(number, "ROUTINE", "2026-03-03T09:00", "ROADS");
        await().untilAsserted(() -> as(district.reader)
                .get("/scores/ROADS?period=2026-03")
                .then()
                .body("possible", is(String.valueOf(45 + 45 * facts))));
    }

    @Test
    void ofTwoPublishersAtOnceOneIsToldWhatIsLeft() {
        District.inAnotherTime(() -> {
            var district = march("349905");
            var publish = "/score-sheets/2026-03/publish";
            atOnce(
                    () -> as(district.assessor).body("{}").post(publish),
                    () -> as(district.otherAssessor).body("{}").post(publish),
                    List.of("sign", "send-back"));
            var sign = "/score-sheets/2026-03/sign";
            atOnce(
                    () -> as(district.reviewer).body("{}").post(sign),
                    () -> as(district.otherReviewer).body("{}").post(sign),
                    List.of("appeal", "finalise"));
            district.sheet(district.reader, "2026-03").body("version", is(1), "versions", hasSize(1));
        });
    }

    private static void atOnce(Callable<Response> one, Callable<Response> other, List<String> left) {
        try (var two = Executors.newFixedThreadPool(2)) {
            var answers = new ArrayList<Response>();
            for (var answer : two.invokeAll(List.of(one, other))) answers.add(answer.get());
            answers.sort((a, b) -> a.statusCode() - b.statusCode());
            assertEquals(
                    List.of(200, 409),
                    answers.stream().map(Response::statusCode).toList());
            answers.getLast().then().body("code", is("ILLEGAL_MOVE"), "moves", is(left));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anAppealDuringPublicationComesBeforeOrAfterIt() {
        District.inAnotherTime(() -> {
            var district = march("349906");
            String line = as(district.assessor)
                    .get("/scores/ROADS/ledger?period=2026-03")
                    .path("items[0].id");
            district.post(district.assessor, "/score-sheets/2026-03/publish", "{}")
                    .statusCode(200);
            var appeal = """
                    {"period": "2026-03", "lines": ["%s"], "evidence": "见附件"}""".formatted(line);
            try (var two = Executors.newFixedThreadPool(2)) {
                var both = two.invokeAll(List.<Callable<Response>>of(
                        () -> as(district.reviewer).body("{}").post("/score-sheets/2026-03/sign"),
                        () -> as(district.lead("ROADS")).body(appeal).post("/appeals")));
                assertEquals(200, both.getFirst().get().statusCode());
                var answer = both.getLast().get();
                assertTrue(List.of(201, 409).contains(answer.statusCode()), answer.asString());
                if (answer.statusCode() == 409)
                    answer.then().body("code", is("ILLEGAL_MOVE"), "moves", contains("sign", "send-back"));
                as(district.assessor)
                        .get("/appeals?period=2026-03")
                        .then()
                        .body("items", hasSize(answer.statusCode() == 201 ? 1 : 0));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void aSheetNobodyCanMakeIsRefused() {
        var district = new District("349907");
        var before = sheets();
        for (var period : List.of("2026-13", "26-09", "2026-Q5", "soon", "2027-01", "9999")) {
            refused(district.assessor, r -> r.get("/score-sheets/" + period), 400, "INVALID_FIELDS");
            refused(
                            district.assessor,
                            r -> r.body("{}").post("/score-sheets/" + period + "/publish"),
                            400,
                            "INVALID_FIELDS")
                    .body("violations.field", contains("period"));
        }
        refused(district.assessor, r -> r.body("{}").post("/score-sheets/2026-11/publish"), 409, "PERIOD_RUNNING");
        refused(district.reader, r -> r.get("/score-sheets/2026-09?version=1"), 404, "NOT_FOUND");
        refused(district.reader, r -> r.get("/score-sheets/2026-09/document"), 404, "NOT_FOUND");
        refused(district.reader, r -> r.get("/score-sheets/2026-09?version=0"), 400, "INVALID_FIELDS");
        refused(district.reader, r -> r.get("/score-sheets/2026-09?lang=fr"), 400, "INVALID_FIELDS");
        refused(district.reader, r -> r.get("/score-sheets?stage=LATE"), 400, "INVALID_FIELDS");
        refused(district.reader, r -> r.get("/score-sheets?cursor=AAAA"), 400, "INVALID_CURSOR");
        refused(district.reader, r -> r.accept("application/pdf").get("/score-sheets/2026-09"), 406, "NOT_ACCEPTABLE");
        refused(district.reviewer, r -> r.body("{}").post("/score-sheets/2026-09/send-back"), 400, "INVALID_FIELDS");
        refused(
                district.assessor,
                r -> r.body("{\"force\": true}").post("/score-sheets/2026-09/publish"),
                400,
                "INVALID_FIELDS");
        refused(
                district.assessor,
                r -> r.header("If-Match", "\"7\"").body("{}").post("/score-sheets/2026-09/publish"),
                412,
                "PRECONDITION_FAILED");
        assertEquals(before, sheets());
    }

    private List<String> sheets() {
        var digests = Footprint.of(database).digests();
        return Arrays.asList(digests.get("score_sheet"), digests.get("score_sheet_version"));
    }

    private static void illegal(District district, String who, String path, String state, String... moves) {
        refused(who, r -> r.body("{}").post(path), 409, "ILLEGAL_MOVE")
                .body("state", is(state), "moves", is(List.of(moves)));
    }
}
