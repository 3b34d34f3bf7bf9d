package org.chuishao.catalogue.organisation;

import static org.awaitility.Awaitility.await;
import static org.chuishao.catalogue.People.*;
import static org.hamcrest.Matchers.*;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.tabular.Format;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.time.TravelClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Organisations are renamed and merged at midnight in Shanghai of a day to come, told once, and what they were stays known. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class OrganisationDayIT {
    private static final String HERE = "340877";
    private static final String DECEMBER = "2026-11-30T16:00:00Z";

    @Inject
    TravelClock clock;

    @Inject
    OrganisationDueJob job;

    @Inject
    AgroalDataSource database;

    private Instant today;

    @BeforeEach
    void rememberToday() {
        today = clock.instant();
    }

    @AfterEach
    void comeBack() {
        clock.travelTo(today);
    }

    private static Map<String, Object> named(String name, Object... more) {
        var body = new HashMap<>(department(name));
        for (int i = 0; i < more.length; i += 2) body.put((String) more[i], more[i + 1]);
        return body;
    }

    private static ValidatableResponse put(String code, Map<String, Object> body) {
        return editorOf(HERE).body(body).put("/organisations/" + code).then();
    }

    private static ValidatableResponse merge(String code, String into, String day) {
        return editorOf(HERE)
                .body(Map.of("into", into, "validFrom", day))
                .post("/organisations/" + code + "/merge")
                .then();
    }

    private static ValidatableResponse takeBack(String code, int version) {
        return editorOf(HERE)
                .body("{\"reason\": \"方案推迟\"}")
                .post("/organisations/" + code + "/versions/" + version + "/withdraw")
                .then();
    }

    private static ValidatableResponse get(String path) {
        return clerkOf(HERE).get("/organisations" + path).then();
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

    private static List<String> told(String code) {
        var names = new ArrayList<String>();
        for (var event : TestBroker.received("organisation"))
            if (event.key().equals(HERE + "/" + code)) {
                var data = ApiSpecs.json(event.data());
                names.add(data.get("version").asInt() + " " + data.get("name").asText());
            }
        return names;
    }

    @Test
    void whatCannotBeDoneInOneDistrictKeepsNoOtherWaiting() throws Exception {
        put("LATE", named("旧名")).statusCode(201);
        put("LATE", named("新名", "validFrom", "2026-12-01")).statusCode(200);
        // of a version that is not there, in a district that comes first
        write("insert into organisation_due values ('100000', 'LATE', 9, '2026-11-18T00:00:00Z')");
        try {
            clock.travelTo(Instant.parse(DECEMBER));
            job.run();
            get("/LATE").body("name", is("新名"));
        } finally {
            write("delete from organisation_due where district = '100000'");
        }
    }

    @Test
    void whatCannotBeDoneStopsNothingBehindIt() throws Exception {
        put("BEHIND", named("旧名")).statusCode(201);
        put("STUCK", named("将并入")).statusCode(201);
        put("BEHIND", named("新名", "validFrom", "2026-12-01")).statusCode(200);
        // into one that is not there, and planned for an earlier day
        var planned = "'2026-11-19T00:00:00Z'";
        write("insert into organisation_version select district, code, 2, " + planned
                + ", name, short_name, kind, false, parent, ties, 'NOWHERE' from organisation where district = '" + HERE
                + "' and code = 'STUCK'");
        write("insert into organisation_due values ('" + HERE + "', 'STUCK', 2, " + planned + ")");
        try {
            at(DECEMBER);
            get("/BEHIND").body("name", is("新名"));
            get("/STUCK").body("active", is(true));
        } finally {
            write("delete from organisation_due where district = '" + HERE + "' and code = 'STUCK'");
        }
    }

    private void write(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var write = connection.createStatement()) {
            write.execute(sql);
        }
    }

    @Test
    void aNewNameCountsFromMidnightOfItsDayAndIsToldOnceThen() throws Exception {
        put("R-1", named("城管局")).statusCode(201);
        editorOf(HERE)
                .header("If-Match", "\"1\"")
                .body(named("城市管理局", "validFrom", "2026-12-01"))
                .put("/organisations/R-1")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body(
                        "name", is("城市管理局"),
                        "state", is("SCHEDULED"),
                        "validFrom", is("2026-12-01T00:00:00+08:00"));
        put("R-1", named("城市管理局", "validFrom", "2026-12-01")).statusCode(200).body("version", is(2));
        get("/R-1").header("ETag", "\"1\"").body("name", is("城管局"), "state", is("CURRENT"));
        get("/R-1?asOf=2026-11-30").body("name", is("城管局"));
        get("/R-1?asOf=2026-12-01").body("name", is("城市管理局"), "state", is("SCHEDULED"));
        at("2026-11-30T15:59:59Z");
        get("/R-1").body("name", is("城管局"));
        await().until(() -> told("R-1"), is(List.of("1 城管局")));
        at(DECEMBER);
        get("/R-1").header("ETag", "\"2\"").body("name", is("城市管理局"), "validFrom", is("2026-12-01T00:00:00+08:00"));
        get("/R-1/versions").body("items.state", contains("CURRENT", "PAST"), "items.name", contains("城市管理局", "城管局"));
        get("/R-1?asOf=2026-11-30").body("name", is("城管局"), "state", is("PAST"));
        get("/R-1?asOf=2026-11-17").statusCode(404);
        at("2026-11-30T16:00:05Z");
        await().until(() -> told("R-1"), is(List.of("1 城管局", "2 城市管理局")));
    }

    @Test
    void aMergerPassesTheWorkOnAtMidnightOfItsDay() throws Exception {
        departments(HERE, "M-OLD", "M-NEW");
        var item = new HashMap<String, Object>(
                Map.of("name", "路灯", "category", "类", "subcategory", "类", "type", "OTHER", "lead", "M-OLD"));
        editorOf(HERE).body(item).put("/items/MI-1").then().statusCode(201);
        item.put("name", "路灯和井盖");
        item.put("validFrom", "2027-01-01"); // a version still to come names it as well
        editorOf(HERE).body(item).put("/items/MI-1").then().statusCode(200);
        merge("M-OLD", "M-NEW", "2026-12-01")
                .statusCode(200)
                .body("state", is("SCHEDULED"), "active", is(false), "successor", is("M-NEW"));
        get("/M-OLD").body("active", is(true));
        get("/M-OLD/current").body("code", is("M-OLD"));
        clerkOf(HERE).get("/items/MI-1").then().body("lead", is("M-OLD"));
        at(DECEMBER);
        get("/M-OLD").body("active", is(false), "successor", is("M-NEW"));
        get("/M-OLD/current").body("code", is("M-NEW"));
        get("/M-OLD?asOf=2026-11-30").body("active", is(true));
        clerkOf(HERE).get("/items/MI-1").then().body("lead", is("M-NEW"), "name", is("路灯"), "version", is(3));
        clerkOf(HERE).get("/items/MI-1/versions/1").then().body("lead", is("M-OLD"));
        clerkOf(HERE)
                .get("/items/MI-1/versions")
                .then()
                .body(
                        "items.state", contains("SCHEDULED", "CURRENT", "WITHDRAWN", "PAST"),
                        "items.lead", contains("M-NEW", "M-NEW", "M-OLD", "M-OLD"),
                        "items[0].validFrom", is("2027-01-01T00:00:00+08:00"));
        await().until(() -> told("M-OLD"), hasSize(2));
    }

    /** Whoever writes after midnight finds what was planned done, whether the job has come or not. */
    @Test
    void aChangeRightAfterMidnightSwallowsNoMerger() {
        departments(HERE, "S-OLD", "S-NEW");
        editorOf(HERE)
                .body(Map.of("name", "井盖", "category", "类", "subcategory", "类", "type", "OTHER", "lead", "S-OLD"))
                .put("/items/SI-1")
                .then()
                .statusCode(201);
        merge("S-OLD", "S-NEW", "2026-12-01").statusCode(200);
        clock.travelTo(Instant.parse(DECEMBER));
        put("S-OLD", named("旧局", "active", false, "successor", "S-NEW"))
                .statusCode(200)
                .body("version", is(3), "state", is("CURRENT"));
        clerkOf(HERE).get("/items/SI-1").then().body("lead", is("S-NEW"));
        await().until(() -> told("S-OLD"), is(List.of("1 S-OLD", "2 S-OLD", "3 旧局")));
    }

    @Test
    void whatWasToBeginAtMidnightIsNotTakenBackAfterIt() {
        put("T-9", named("旧")).statusCode(201);
        put("T-9", named("新", "validFrom", "2026-12-01")).statusCode(200);
        clock.travelTo(Instant.parse(DECEMBER));
        takeBack("T-9", 2).statusCode(409).body("code", is("NOT_SCHEDULED"));
    }

    @Test
    void whatIsPlannedIsTakenBackBeforeItsDay() throws Exception {
        put("T-1", named("旧")).statusCode(201);
        put("T-1", named("误", "validFrom", "2026-12-01")).statusCode(200);
        put("T-1", named("再误", "validFrom", "2026-12-15")).statusCode(200).body("version", is(3));
        takeBack("T-1", 1).statusCode(409).body("code", is("NOT_SCHEDULED"));
        takeBack("T-1", 4).statusCode(404);
        takeBack("T-1", 2).statusCode(409).body("code", is("LATER_CHANGE_PLANNED"), "version", is(3));
        editorOf("340878")
                .body("{\"reason\": \"别的区\"}")
                .post("/organisations/T-1/versions/3/withdraw")
                .then()
                .statusCode(404);
        editorOf(HERE)
                .body("{\"reason\": \" \"}")
                .post("/organisations/T-1/versions/3/withdraw")
                .then()
                .statusCode(400);
        takeBack("T-1", 3).statusCode(200).body("state", is("WITHDRAWN"));
        takeBack("T-1", 3).statusCode(409);
        takeBack("T-1", 2).statusCode(200);
        get("/T-1?asOf=2026-12-31").body("name", is("旧"));
        put("T-1", named("对", "validFrom", "2026-11-25")).statusCode(200).body("version", is(4));
        at(DECEMBER);
        get("/T-1").body("name", is("对"), "version", is(4));
        get("/T-1/versions").body("items.state", contains("CURRENT", "WITHDRAWN", "WITHDRAWN", "PAST"));
        await().until(() -> told("T-1"), is(List.of("1 旧", "4 对")));
        takeBack("T-1", 4).statusCode(409).body("code", is("NOT_SCHEDULED"));
    }

    @Test
    void whatIsPlannedDoesNotOverlap() {
        put("O-1", named("一")).statusCode(201);
        put("O-1", named("三", "validFrom", "2026-12-10")).statusCode(200);
        for (var when : List.of("2026-12-10", "2026-12-01", "2026-11-18"))
            put("O-1", named("二", "validFrom", when))
                    .statusCode(409)
                    .body("code", is("VERSIONS_OVERLAP"), "organisation", is("O-1"), "version", is(2));
        put("O-1", named("二")).statusCode(409);
        departments(HERE, "O-2");
        merge("O-1", "O-2", "2026-12-10").statusCode(409).body("code", is("VERSIONS_OVERLAP"));
        merge("O-1", "O-2", "2026-12-11").statusCode(200).body("name", is("三"), "version", is(3));
        put("O-1", named("一")).statusCode(200); // says what is said today: nothing new
        get("/O-1/versions").body("items.state", contains("SCHEDULED", "SCHEDULED", "CURRENT"));
        editorOf(HERE)
                .header("If-Match", "\"1\"")
                .body(named("四", "validFrom", "2027-01-01"))
                .put("/organisations/O-1")
                .then()
                .statusCode(412);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-17, validFrom",
        "1949-10-01, validFrom",
        "2026-02-30, validFrom",
        "2037-01-01, validFrom",
        "+999999999-12-31, validFrom",
        "明天, validFrom"
    })
    void aDayIsOneToCome(String day, String field) {
        departments(HERE, "D-1", "D-2");
        merge("D-1", "D-2", day).statusCode(400).body("violations.field", hasItem(field));
        put("D-1", named("新", "validFrom", day)).statusCode(400).body("violations.field", hasItem(field));
        get("/D-1/versions").body("items", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-30", "x", "-0001-01-01", "+12345-01-01"})
    void historyIsAskedByRealDays(String day) {
        clerkOf(HERE).queryParam("asOf", day).get("/organisations").then().statusCode(400);
        clerkOf(HERE).queryParam("asOf", day).get("/organisations/D-1").then().statusCode(400);
        clerkOf(HERE)
                .accept(Format.TEXT_CSV)
                .queryParam("asOf", day)
                .get("/organisations")
                .then()
                .statusCode(400);
    }

    @Test
    void mergersPlannedDoNotGoInCirclesNorIntoWhoWillBeGone() {
        departments(HERE, "C-1", "C-2", "C-3");
        merge("C-1", "C-2", "2026-12-01").statusCode(200);
        merge("C-2", "C-1", "2027-01-01").statusCode(400).body("violations.field", contains("into"));
        merge("C-3", "C-1", "2026-12-01")
                .statusCode(400)
                .body("violations.field", contains("into"), "violations[0].message", containsString("届时已停用"));
        merge("C-3", "C-1", "2026-11-30").statusCode(200); // it is still there then
        // what was planned before must hold as well
        merge("C-2", "C-4", "2026-11-25").statusCode(400);
        departments(HERE, "C-4");
        merge("C-2", "C-4", "2026-11-25")
                .statusCode(409)
                .body("code", is("PLANNED_CHANGE_CLASHES"), "organisation", is("C-1"), "version", is(2));
        editorOf(HERE)
                .body("{\"into\": \"C-4\"}")
                .post("/organisations/C-2/merge")
                .then()
                .statusCode(409)
                .body("code", is("PLANNED_CHANGE_CLASHES"));
        merge("C-2", "C-4", "2026-12-02").statusCode(200);
        put("C-3", named("C-3", "active", false, "validFrom", "2027-06-01"))
                .statusCode(400)
                .body("violations.field", contains("successor"));
        merge("C-9", "C-1", "2026-12-01").statusCode(404);
    }

    @Test
    void whoIsToBeFoundedMayTakeOverFromThatDayOn() throws Exception {
        departments(HERE, "N-OLD", "A-OLD");
        put("N-NEW", named("新局", "validFrom", "2026-12-01")).statusCode(201).body("state", is("SCHEDULED"));
        get("/N-NEW").statusCode(404);
        get("/N-NEW/versions").body("items.state", contains("SCHEDULED"));
        merge("N-OLD", "N-NEW", "2026-11-30").statusCode(400).body("violations.field", contains("into"));
        merge("N-OLD", "N-NEW", "2026-12-01").statusCode(200);
        takeBack("N-NEW", 1).statusCode(409).body("code", is("PLANNED_CHANGE_CLASHES"));
        // in the order of their codes it would go before its successor is there
        merge("A-OLD", "N-NEW", "2026-12-01").statusCode(200);
        at(DECEMBER);
        get("/N-OLD/current").body("code", is("N-NEW"), "name", is("新局"));
        get("/A-OLD/current").body("code", is("N-NEW"));
    }

    @Test
    void theRegisterIsReadAsOfADay() throws Exception {
        departments(HERE, "A-1", "A-2");
        put("A-1", named("更名后", "validFrom", "2026-12-01")).statusCode(200);
        merge("A-2", "A-1", "2026-12-01").statusCode(200);
        get("?asOf=2026-12-01&kind=DEPARTMENT&active=true")
                .body("items.code", hasItem("A-1"), "items.code", not(hasItem("A-2")));
        get("?asOf=2026-11-30&kind=DEPARTMENT&active=true").body("items.code", hasItems("A-1", "A-2"));
        var first = get("?asOf=2026-12-01&limit=1")
                .body("items", hasSize(1))
                .extract()
                .jsonPath();
        clerkOf(HERE)
                .queryParam("cursor", first.getString("next"))
                .get("/organisations?limit=1&asOf=2026-12-01")
                .then()
                .statusCode(200)
                .body("items.code", contains(greaterThan(first.getString("items[0].code"))));
        get("?asOf=2020-01-01").body("items", empty());
        var csv = clerkOf(HERE)
                .accept(Format.TEXT_CSV)
                .get("/organisations?asOf=2026-12-01&lang=en")
                .then()
                .statusCode(200)
                .body(containsString("更名后"))
                .extract()
                .asByteArray();
        org.junit.jupiter.api.Assertions.assertTrue(new String(csv, StandardCharsets.UTF_8).contains("Valid from"));
    }

    @Test
    void aFileSaysOfEachLineFromWhenOn() throws Exception {
        var head = "代码,名称,简称,类别,生效日期\n";
        send(head + "F-1,一局,一局,部门,\nF-2,二局,二局,部门,2026-12-01\n").statusCode(200).body("changes.created", is(2));
        get("/F-2").statusCode(404);
        send(head + "F-1,一局,一局,部门,\nF-2,二局,二局,部门,2026-12-01\n").body("changes.unchanged", is(2));
        send(head + "F-1,甲局,甲局,部门,2026-11-01\nF-2,乙局,乙局,部门,2026-11-30\nF-3,丙局,丙局,部门,2026-02-30\n")
                .statusCode(400)
                .body("faults.line", contains(2, 3, 4));
        send(head + "F-2,乙局,乙局,部门,2026-11-30\n")
                .statusCode(400)
                .body("faults.line", contains(2), "faults.column", contains("生效日期"));
        at(DECEMBER);
        get("/F-2").body("name", is("二局"));
    }

    @Test
    void columnsLeftOutSayWhatIsSaidOnTheDayAskedFor() throws Exception {
        departments(HERE, "L-OLD", "L-NEW");
        merge("L-OLD", "L-NEW", "2026-12-01").statusCode(200);
        send("代码,名称,简称,类别,生效日期\nL-OLD,旧局（原）,旧局,部门,2026-12-15\n").statusCode(200).body("changes.changed", is(1));
        at("2026-12-20T00:00:00Z");
        get("/L-OLD").body("active", is(false), "successor", is("L-NEW"), "name", is("旧局（原）"));
    }

    /** However far down in the file the successor is. */
    @Test
    void whoGoesMayStandBeforeWhoTakesOver() {
        departments(HERE, "W-OLD");
        var file = new StringBuilder("代码,名称,简称,类别,在用,承接单位\nW-OLD,旧局,旧局,部门,否,W-NEW\n");
        for (int i = 0; i < 600; i++) file.append("W-%03d,局%d,局%d,部门,是,\n".formatted(i, i, i));
        send(file + "W-NEW,新局,新局,部门,是,\n").statusCode(200).body("changes.created", is(601));
        get("/W-OLD/current").body("code", is("W-NEW"));
    }

    private static ValidatableResponse send(String csv) {
        return editorOf(HERE)
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/organisations/import")
                .then();
    }
}
