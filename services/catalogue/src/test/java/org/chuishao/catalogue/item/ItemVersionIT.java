package org.chuishao.catalogue.item;

import static org.awaitility.Awaitility.await;
import static org.chuishao.catalogue.People.*;
import static org.hamcrest.Matchers.*;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;
import org.chuishao.kernel.time.TravelClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions take effect at midnight in Shanghai of their day, one after the other, told once. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ItemVersionIT {
    private static final String HERE = "340851";

    @Inject
    TravelClock clock;

    @Inject
    DueJob job;

    @Inject
    AgroalDataSource database;

    private Instant today;

    @BeforeEach
    void theDepartmentsExist() {
        today = clock.instant();
        departments(HERE, "URBAN", "HOUSING");
    }

    @AfterEach
    void comeBack() {
        clock.travelTo(today);
    }

    static Map<String, Object> item(String name, Object... more) {
        var item = new HashMap<String, Object>(
                Map.of("name", name, "category", "类", "subcategory", "类", "type", "OTHER", "lead", "URBAN"));
        for (int i = 0; i < more.length; i += 2) item.put((String) more[i], more[i + 1]);
        return item;
    }

    private static void put(String code, Map<String, Object> item, int status) {
        editorOf(HERE).body(item).put("/items/" + code).then().statusCode(status);
    }

    private void at(String time) throws Exception {
        clock.travelTo(Instant.parse(time));
        Callable<Void> run = () -> {
            job.run();
            return null;
        };
        // several replicas do the same at once
        try (var replicas = Executors.newFixedThreadPool(3)) {
            for (var done : replicas.invokeAll(List.of(run, run, run))) done.get();
        }
    }

    private static List<Integer> told(String code) {
        var versions = new ArrayList<Integer>();
        for (var event : TestBroker.received("item"))
            if (event.key().equals(HERE + "/" + code))
                versions.add(org.chuishao.kernel.testing.ApiSpecs.json(event.data())
                        .get("version")
                        .asInt());
        return versions;
    }

    @Test
    void aVersionTakesEffectAtMidnightOfItsDayAndIsToldOnce() throws Exception {
        put("E-1", item("旧"), 201);
        editorOf(HERE)
                .header("If-Match", "\"1\"")
                .body(item("新", "validFrom", "2026-12-01"))
                .put("/items/E-1")
                .then()
                .statusCode(200)
                .body("version", is(2), "state", is("SCHEDULED"), "validFrom", is("2026-12-01T00:00:00+08:00"));
        put("E-1", item("新", "validFrom", "2026-12-01"), 200); // again: nothing new
        clerkOf(HERE).get("/items/E-1").then().body("name", is("旧"), "version", is(1), "state", is("CURRENT"));
        at("2026-11-30T15:59:59Z");
        clerkOf(HERE).get("/items/E-1").then().body("name", is("旧"));
        at("2026-11-30T16:00:00Z");
        clerkOf(HERE).get("/items/E-1").then().body("name", is("新"), "version", is(2));
        clerkOf(HERE)
                .get("/items/E-1/versions")
                .then()
                .body("items.state", contains("CURRENT", "PAST"), "items.name", contains("新", "旧"));
        clerkOf(HERE).get("/items/E-1/versions/1").then().body("name", is("旧"), "state", is("PAST"));
        at("2026-11-30T16:00:05Z");
        await().until(() -> told("E-1"), is(List.of(1, 2)));
    }

    @Test
    void versionsDoNotOverlap() {
        put("E-2", item("一"), 201);
        put("E-2", item("三", "validFrom", "2026-12-10"), 200);
        for (var when : List.of("2026-12-10", "2026-12-01", "2026-11-18"))
            editorOf(HERE)
                    .body(item("二", "validFrom", when))
                    .put("/items/E-2")
                    .then()
                    .statusCode(409)
                    .body("code", is("VERSIONS_OVERLAP"), "version", is(2));
        put("E-2", item("二"), 409);
        put("E-2", item("四", "validFrom", "2026-12-11"), 200);
        clerkOf(HERE)
                .get("/items/E-2/versions")
                .then()
                .body("items.state", contains("SCHEDULED", "SCHEDULED", "CURRENT"));
    }

    @Test
    void whatIsSaidNowOrLastIsNotSaidAgainButAnotherDayIsNotOverlooked() {
        put("E-30", item("旧"), 201);
        put("E-30", item("旧", "validFrom", "2026-12-01"), 200);
        put("E-30", item("新", "validFrom", "2026-12-10"), 200);
        put("E-30", item("新"), 200);
        put("E-30", item("新", "validFrom", "2026-12-11"), 200);
        put("E-30", item("旧"), 200);
        put("E-30", item("旧", "validFrom", "2026-11-18"), 200);
        clerkOf(HERE).get("/items/E-30/versions").then().body("items.version", contains(2, 1));
        editorOf(HERE)
                .body(item("新", "validFrom", "2026-12-05"))
                .put("/items/E-30")
                .then()
                .statusCode(409)
                .body("code", is("VERSIONS_OVERLAP"), "version", is(2));
        put("E-30", item("旧", "validFrom", "2026-12-20"), 200);
        clerkOf(HERE).get("/items/E-30/versions").then().body("items.name", contains("旧", "新", "旧"));
    }

    @Test
    void aDraftOfWhatHasComeMeanwhileMakesNoVersion() throws Exception {
        put("E-31", item("旧"), 201);
        put("E-31", item("新", "validFrom", "2026-12-10"), 200);
        var wanted = item("新", "validFrom", "2026-12-05");
        wanted.put("code", "E-31");
        String draft = editorOf(HERE)
                .body(Map.of("item", wanted))
                .post("/items/drafts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var second = as(Tokens.of("editor-li").roles("catalogue-editor").district(HERE));
        second.post("/items/drafts/" + draft + "/approve")
                .then()
                .statusCode(409)
                .body("code", is("VERSIONS_OVERLAP"));
        at("2026-12-09T16:00:00Z");
        second.post("/items/drafts/" + draft + "/approve")
                .then()
                .statusCode(200)
                .body("state", is("APPROVED"), "madeVersion", nullValue());
        clerkOf(HERE).get("/items/E-31/versions").then().body("items.state", contains("CURRENT", "PAST"));
    }

    @Test
    void aVersionIsTakenBackBeforeItsDayAndItsNumberIsNotGivenAgain() throws Exception {
        put("E-20", item("旧"), 201);
        put("E-20", item("误", "validFrom", "2026-12-01"), 200);
        withdraw("E-20", 1).statusCode(409).body("code", is("NOT_SCHEDULED"));
        withdraw("E-20", 3).statusCode(404);
        editorOf(HERE)
                .body("{\"reason\": \" \"}")
                .post("/items/E-20/versions/2/withdraw")
                .then()
                .statusCode(400);
        editorOf("340852")
                .body("{\"reason\": \"别的区\"}")
                .post("/items/E-20/versions/2/withdraw")
                .then()
                .statusCode(404);
        withdraw("E-20", 2).statusCode(200).body("state", is("WITHDRAWN"));
        withdraw("E-20", 2).statusCode(409);
        editorOf(HERE)
                .header("If-Match", "\"1\"")
                .body(item("对", "validFrom", "2026-11-25"))
                .put("/items/E-20")
                .then()
                .statusCode(200)
                .body("version", is(3));
        at("2026-11-30T16:00:00Z");
        clerkOf(HERE).get("/items/E-20").then().body("name", is("对"), "version", is(3));
        clerkOf(HERE).get("/items/E-20/versions").then().body("items.state", contains("CURRENT", "WITHDRAWN", "PAST"));
        await().until(() -> told("E-20"), is(List.of(1, 3)));
    }

    @Test
    void anItemIsOutOfUseBetweenItsLastDayAndALaterVersionsFirst() throws Exception {
        put("E-21", item("临时", "validTo", "2026-12-31"), 201);
        put("E-21", item("延续", "validFrom", "2027-02-01"), 200);
        at("2026-12-31T16:00:00Z");
        clerkOf(HERE).get("/items/E-21").then().body("active", is(false), "version", is(3));
        clerkOf(HERE)
                .get("/items/E-21/versions")
                .then()
                .body("items.version", contains(4, 3, 2, 1))
                .body("items.state", contains("SCHEDULED", "CURRENT", "WITHDRAWN", "PAST"));
        at("2027-01-31T16:00:00Z");
        clerkOf(HERE).get("/items/E-21").then().body("active", is(true), "name", is("延续"), "version", is(4));
        await().until(() -> told("E-21"), is(List.of(1, 3, 4)));
    }

    @Test
    void anItemStaysInUseWhenALaterVersionFollowsAtOnce() throws Exception {
        put("E-23", item("临时", "validTo", "2026-12-31"), 201);
        put("E-23", item("延续", "validFrom", "2027-01-01"), 200);
        at("2026-12-31T16:00:00Z");
        clerkOf(HERE).get("/items/E-23").then().body("active", is(true), "name", is("延续"), "version", is(2));
    }

    @Test
    void anItemThatNeverCameMayBeProposedAnew() {
        put("E-22", item("新", "validFrom", "2026-12-05"), 201);
        withdraw("E-22", 1).statusCode(200);
        clerkOf(HERE).get("/items/E-22").then().statusCode(404);
        put("E-22", item("新"), 201);
        clerkOf(HERE).get("/items/E-22").then().body("version", is(2));
    }

    private static ValidatableResponse withdraw(String code, int version) {
        return editorOf(HERE)
                .body("{\"reason\": \"录入有误\"}")
                .post("/items/" + code + "/versions/" + version + "/withdraw")
                .then();
    }

    @Test
    void aNewItemIsNotThereBeforeItsDay() throws Exception {
        put("E-3", item("新事项", "validFrom", "2026-12-05"), 201);
        clerkOf(HERE).get("/items/E-3").then().statusCode(404);
        clerkOf(HERE).get("/items/E-3/versions").then().body("items.state", contains("SCHEDULED"));
        at("2026-12-04T16:00:00Z");
        clerkOf(HERE).get("/items/E-3").then().statusCode(200).body("name", is("新事项"));
    }

    @Test
    void whatCannotBeDoneInOneDistrictKeepsNoOtherWaiting() throws Exception {
        put("E-32", item("旧"), 201);
        put("E-32", item("新", "validFrom", "2026-12-01"), 200);
        // of a version that is not there, in a district that comes first
        write("insert into item_due values ('100000', 'E-32', 9, false, '2026-11-18T00:00:00Z')");
        try {
            at("2026-11-30T16:00:00Z");
            clerkOf(HERE).get("/items/E-32").then().body("name", is("新"));
        } finally {
            write("delete from item_due where district = '100000'");
        }
    }

    @Test
    void whatCannotBeDoneStopsNothingBehindIt() throws Exception {
        put("E-33", item("旧"), 201);
        put("E-33", item("新", "validFrom", "2026-12-01"), 200);
        // of a version that is not there, and older
        write("insert into item_due values ('" + HERE + "', 'E-34', 9, false, '2026-11-18T00:00:00Z')");
        try {
            at("2026-11-30T16:00:00Z");
            clerkOf(HERE).get("/items/E-33").then().body("name", is("新"));
        } finally {
            write("delete from item_due where district = '" + HERE + "' and code = 'E-34'");
        }
    }

    private void write(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var write = connection.createStatement()) {
            write.execute(sql);
        }
    }

    @Test
    void anItemEndsAfterItsLastDay() throws Exception {
        put("E-4", item("临时", "validTo", "2026-12-31"), 201);
        at("2026-12-31T15:59:59Z");
        clerkOf(HERE).get("/items/E-4").then().body("active", is(true));
        at("2026-12-31T16:00:00Z");
        clerkOf(HERE).get("/items/E-4").then().body("active", is(false), "version", is(2));
        await().until(() -> told("E-4"), is(List.of(1, 2)));
    }

    @Test
    void whatIsNoLongerInUsePointsToItsSuccessor() {
        put("E-5", item("新"), 201);
        put("E-6", item("旧", "active", false, "successor", "E-5"), 201);
        clerkOf(HERE).get("/items/E-6").then().body("active", is(false), "successor", is("E-5"));
        for (var wrong : List.of(
                item("旧", "successor", "E-5"),
                item("旧", "active", false, "successor", "E-7"),
                item("旧", "active", false, "successor", "E-NONE")))
            editorOf(HERE)
                    .body(wrong)
                    .put("/items/E-7")
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItem("successor"));
    }

    @Test
    void everyAttributeIsKeptAndHeldToItsForm() {
        var details = Map.of(
                "implementationCode",
                "11340803-1",
                "subItem",
                "子项",
                "level",
                "DISTRICT",
                "jointBodies",
                List.of("市供电公司"),
                "duties",
                List.of(Map.of("department", "URBAN", "duty", "牵头")),
                "statutoryLimit",
                Map.of("number", 20, "unit", "WORK_DAY", "note", "自受理起"),
                "laws",
                List.of(Map.of("law", "《城市道路管理条例》", "article", "第二十一条")),
                "stageDuties",
                "受理；审查；决定");
        put("E-8", item("全", "details", details, "lists", List.of("BASIC", "POWER")), 201);
        clerkOf(HERE)
                .get("/items/E-8")
                .then()
                .body(
                        "details.laws[0].article",
                        is("第二十一条"),
                        "details.statutoryLimit.number",
                        is(20),
                        "lists",
                        contains("POWER", "BASIC"));
        clerkOf(HERE).get("/items?list=BASIC").then().body("items.code", contains("E-8"));
        assertWrong("details.duties[0].department", Map.of("duties", List.of(Map.of("department", "X", "duty", "y"))));
        assertWrong("details.level", Map.of("level", "MOON"));
        assertWrong(
                "details.statutoryLimit.number", Map.of("statutoryLimit", Map.of("number", -1, "unit", "WORK_DAY")));
        assertWrong("details.colour", Map.of("colour", "red"));
        editorOf(HERE)
                .body(item("x", "validFrom", "2026-02-30"))
                .put("/items/E-9")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("validFrom"));
        editorOf(HERE)
                .body(item("x", "validFrom", "2026-12-02", "validTo", "2026-12-01"))
                .put("/items/E-9")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("validTo"));
        editorOf(HERE)
                .body(item("x", "validTo", "2026-11-17"))
                .put("/items/E-9")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("validTo"));
        // more than one cell of its own export takes
        assertWrong(
                "details.laws", Map.of("laws", Collections.nCopies(18, Map.of("law", "某法", "text", "条".repeat(1900)))));
    }

    @Test
    void anItemSaysUnderWhichPowerOfStreetsItFallsAndWhetherConsentIsRequired() {
        put("E-40", item("规划", "streetPower", "PLANNING", "consentRequired", true), 201);
        put("E-41", item("选址", "streetPower", "CONSENT"), 201);
        put("E-42", item("考核", "streetPower", "APPRAISAL"), 201);
        put("E-43", item("路灯"), 201);
        clerkOf(HERE).get("/items/E-40").then().body("streetPower", is("PLANNING"), "consentRequired", is(true));
        clerkOf(HERE).get("/items/E-41").then().body("streetPower", is("CONSENT"), "consentRequired", is(true));
        clerkOf(HERE).get("/items/E-42").then().body("consentRequired", is(false));
        clerkOf(HERE).get("/items/E-43").then().body("streetPower", nullValue(), "consentRequired", is(false));
        clerkOf(HERE).get("/items?consentRequired=true").then().body("items.code", contains("E-40", "E-41"));
        clerkOf(HERE).get("/items?streetPower=APPRAISAL").then().body("items.code", contains("E-42"));
        clerkOf(HERE)
                .get("/items?consentRequired=true&streetPower=APPRAISAL")
                .then()
                .body("items", empty());
        editorOf(HERE)
                .body(item("选址", "streetPower", "CONSENT", "consentRequired", false))
                .put("/items/E-41")
                .then()
                .statusCode(400)
                .body("violations.field", contains("consentRequired"));
        editorOf(HERE)
                .body(item("x", "streetPower", "VETO"))
                .put("/items/E-44")
                .then()
                .statusCode(400);
    }

    @Test
    void aVersionKeepsWhetherConsentWasRequired() throws Exception {
        put("E-45", item("规划", "streetPower", "PLANNING", "consentRequired", true), 201);
        put("E-45", item("规划", "streetPower", "PLANNING", "consentRequired", true), 200);
        clerkOf(HERE).get("/items/E-45").then().body("version", is(1));
        put("E-45", item("规划", "streetPower", "MANAGEMENT", "validFrom", "2026-12-01"), 200);
        clerkOf(HERE)
                .get("/items/E-45/versions")
                .then()
                .body("items.consentRequired", contains(false, true))
                .body("items.streetPower", contains("MANAGEMENT", "PLANNING"));
        clerkOf(HERE)
                .header("Accept-Language", "zh")
                .get("/items/E-45/diff?from=1&to=2")
                .then()
                .statusCode(200)
                .body("differences.words", contains("街道权力：由“规划参与”改为“综合管理”。", "须征得同意：删去“是”。"));
        at("2026-11-30T16:00:00Z");
        clerkOf(HERE).get("/items/E-45").then().body("streetPower", is("MANAGEMENT"), "consentRequired", is(false));
        clerkOf(HERE).get("/items/E-45/versions/1").then().body("consentRequired", is(true));
    }

    @Test
    void aBlankSaysNothing() {
        put("E-10", item("x", "details", Map.of("laws", List.of(Map.of("law", "某法")))), 201);
        var blank = Map.of(
                "conditions", "", "serves", " ", "laws", List.of(Map.of("law", "某法", "article", "", "text", "")));
        editorOf(HERE)
                .body(item("x", "details", blank))
                .put("/items/E-10")
                .then()
                .statusCode(200)
                .body("version", is(1));
    }

    private static void assertWrong(String field, Map<String, Object> details) {
        editorOf(HERE)
                .body(item("x", "details", details))
                .put("/items/E-9")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }
}
