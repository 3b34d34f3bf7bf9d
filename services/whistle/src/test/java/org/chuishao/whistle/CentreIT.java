package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whistle waits at the lowest desk that can triage it, and goes up from there. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class CentreIT {
    private static final String ADMIN = person("admin", "340803", Roles.ADMIN);
    private static final String VILLAGE_DESK = person("village-desk", STATION, Roles.DISPATCHER);
    private static final String STREET_DESK = person("street-desk", "340803001", Roles.DISPATCHER);
    private static final String EAST_DESK = person("east-desk", "340803002", Roles.DISPATCHER);
    private static final Map<String, String> NOTE = Map.of("note", "涉及两个社区，请上级研判。");

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    @Test
    void aStationBringsItsVillagesStreetsAndDistrictsCentre() {
        as(DEPUTY)
                .get("/linkage-centres?limit=200")
                .then()
                .statusCode(200)
                .body("items.code", hasItems("340803", "340803001", STATION, OTHER_STATION))
                .body("items.find { it.code == '340803' }.level", is("DISTRICT"))
                .body("items.find { it.code == '340803001' }.level", is("TOWNSHIP"))
                .body("items.find { it.code == '" + STATION + "' }.name", is("马山社区联动中心"));
        as(DEPUTY).get("/linkage-centres?level=DISTRICT").then().body("items.code", contains("340803"));
        String next = as(DEPUTY).get("/linkage-centres?limit=1").path("next");
        as(DEPUTY).get("/linkage-centres?limit=1&cursor=" + next).then().body("items.code", contains("340803001"));
        refused(DEPUTY, r -> r.get("/linkage-centres/340803999"), 404, "NOT_FOUND");
        var elsewhere = Tokens.of("admin")
                .district("340811")
                .at("340811")
                .roles(Roles.ADMIN)
                .token();
        refused(elsewhere, r -> r.get("/linkage-centres/340803"), 404, "NOT_FOUND");
        refused(elsewhere, r -> r.get("/linkage-centres/340803/turns"), 404, "NOT_FOUND");
    }

    @Test
    void aWhistleGoesUpDeskByDesk() {
        int before = as(STREET_DESK).get("/linkage-centres/340803001").path("desk.waiting");
        String id =
                raise(DEPUTY, Map.of()).body("centre", is(STATION)).extract().path("id");
        as(VILLAGE_DESK).get("/whistles/" + id).then().body("moves", hasItems("dispatch", "pass-up", "ask"));
        as(VILLAGE_DESK).get("/linkage-centres/" + STATION).then().body("desk.waiting", greaterThan(0));
        refused(EAST_DESK, r -> r.body(NOTE).post("/whistles/" + id + "/pass-up"), 404, "NOT_FOUND");
        refused(VILLAGE_DESK, r -> r.body("{}").post("/whistles/" + id + "/pass-up"), 400, "INVALID_FIELDS");
        String due = as(VILLAGE_DESK).get("/whistles/" + id).path("deadlines[0].due");
        as(VILLAGE_DESK)
                .body(NOTE)
                .post("/whistles/" + id + "/pass-up")
                .then()
                .statusCode(200)
                // the time there is to triage it runs on
                .body(
                        "centre",
                        is("340803001"),
                        "stage",
                        is("SUBMITTED"),
                        "moves",
                        empty(),
                        "deadlines[0].due",
                        is(due));
        refused(
                VILLAGE_DESK,
                r -> r.body(Map.of("lead", "URBAN")).post("/whistles/" + id + "/dispatch"),
                403,
                "NOT_YOUR_MOVE");
        as(STREET_DESK).get("/linkage-centres/340803001").then().body("desk.waiting", is(before + 1));
        as(STREET_DESK)
                .get("/whistles?limit=200&stage=SUBMITTED&centre=340803001")
                .then()
                .body("items.id", hasItem(id), "items.size()", is(before + 1));
        as(OTHER_DEPUTY).get("/linkage-centres/340803001").then().body("desk.waiting", is(0));
        as(STREET_DESK).body(NOTE).post("/whistles/" + id + "/pass-up").then().body("centre", is("340803"));
        refused(DISPATCHER, r -> r.body(NOTE).post("/whistles/" + id + "/pass-up"), 409, "ILLEGAL_MOVE");
        as(DISPATCHER)
                .body(Map.of("lead", "URBAN"))
                .post("/whistles/" + id + "/dispatch")
                .then()
                .statusCode(200);
        as(DEPUTY)
                .get("/whistles/" + id + "/timeline")
                .then()
                .body("lines.move", contains("BLOW", "PASS_UP", "PASS_UP", "DISPATCH"))
                .body("lines[1].unit", is(STATION), "lines[1].details.to", is("340803001"));
        var told = await().until(
                        () -> TestBroker.received("whistle").stream()
                                .filter(e -> e.key().equals(id) && e.type().equals("whistle-passed-up.v1"))
                                .toList(),
                        hasSize(2));
        for (var event : told) assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()));
        assertEquals("340803", dispatchedAt(id), "the desk that dispatched it, not the first it came to");
    }

    /** What needs no triage goes out from the desk that would have triaged it. */
    @Test
    void whatGoesOutAtOnceNamesItsDesk() {
        String routine = raise(DEPUTY, Map.of("itemCode", PIPE)).extract().path("id");
        assertEquals(STATION, dispatchedAt(routine));
    }

    private static String dispatchedAt(String whistle) {
        var told = await().until(
                        () -> TestBroker.received("whistle").stream()
                                .filter(e -> e.key().equals(whistle) && e.type().equals("whistle-dispatched.v1"))
                                .toList(),
                        hasSize(1))
                .getFirst();
        assertEquals(List.of(), ApiSpecs.violations(told.type(), told.data()));
        return JsonPath.from(told.data()).getString("centre");
    }

    @Test
    void whatADeskCannotTriageGoesToTheNextAbove() {
        raise(MEMBER, Map.of("kind", "EMERGENCY")).body("centre", is("340803001"));
        raise(HEAD, Map.of("kind", "JOINT")).body("centre", is("340803"));
        var tag = as(ADMIN).get("/linkage-centres/" + STATION).header("ETag");
        var changed = Map.of("name", "马山联动中心", "triages", List.of(), "active", true);
        refused(
                ADMIN,
                r -> r.header("If-Match", "\"99\"").body(changed).put("/linkage-centres/" + STATION),
                412,
                "PRECONDITION_FAILED");
        as(ADMIN)
                .header("If-Match", tag)
                .body(changed)
                .put("/linkage-centres/" + STATION)
                .then()
                .statusCode(200)
                .body("name", is("马山联动中心"), "triages", empty())
                .header("ETag", not(tag));
        raise(DEPUTY, Map.of()).body("centre", is("340803001"));
        // a station that is told again keeps its centre as it was set
        TestBroker.send("workstation", "340803/" + STATION, "workstation-changed.v1", """
                {"code": "%s", "name": "马山社区红领工作站", "active": true}""".formatted(STATION));
        as(ADMIN)
                .body(Map.of("name", "马山社区联动中心", "triages", List.of("ROUTINE"), "active", true))
                .put("/linkage-centres/" + STATION)
                .then()
                .statusCode(200);
        raise(DEPUTY, Map.of()).body("centre", is(STATION));
    }

    private static Map<String, Object> turn(Object... changes) {
        var body = new HashMap<String, Object>(Map.of(
                "official", "周明",
                "phone", "0556-5550123",
                "from", "2026-11-18T08:30:00+08:00",
                "to", "2026-11-19T08:30:00+08:00"));
        for (int i = 0; i < changes.length; i += 2) body.put((String) changes[i], changes[i + 1]);
        return body;
    }

    @Test
    void officialsAreOnDutyByTurn() {
        var desk = "/linkage-centres/" + OTHER_STATION;
        var over = turn("official", "已下班", "from", "2026-11-16T08:30:00+08:00", "to", "2026-11-17T08:30:00+08:00");
        var next = turn("official", "吴华", "from", "2026-11-19T08:30:00+08:00", "to", "2026-11-20T08:30:00+08:00");
        for (var turn : List.of(next, over))
            as(ADMIN).body(turn).post(desk + "/turns").then().statusCode(201);
        String id = as(STREET_DESK)
                .body(turn())
                .post(desk + "/turns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(DEPUTY).get(desk).then().body("onDuty.official", contains("周明"), "onDuty[0].phone", is("0556-5550123"));
        as(DEPUTY).get(desk + "/turns").then().body("items.official", contains("周明", "吴华"));
        String cursor = as(DEPUTY).get(desk + "/turns?limit=1").path("next");
        as(DEPUTY).get(desk + "/turns?limit=1&cursor=" + cursor).then().body("items.official", contains("吴华"));
        refused(EAST_DESK, r -> r.body(turn()).post(desk + "/turns"), 403, "NOT_YOUR_CENTRE");
        refused(EAST_DESK, r -> r.delete(desk + "/turns/" + id), 403, "NOT_YOUR_CENTRE");
        refused(ADMIN, r -> r.delete("/linkage-centres/340803/turns/" + id), 404, "NOT_FOUND");
        refused(ADMIN, r -> r.delete(desk + "/turns/" + UUID.randomUUID()), 404, "NOT_FOUND");
        as(STREET_DESK).delete(desk + "/turns/" + id).then().statusCode(200).body("onDuty", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "official, ' ', official",
        "phone, none, phone",
        "from, tomorrow, from",
        "from, +999999999-12-31T00:00:00Z, from",
        "to, 2026-11-18T08:30:00+08:00, to",
        "to, 2026-12-31T08:30:00+08:00, to",
        "colour, red, colour"
    })
    void aTurnThatIsWrong(String field, String value, String told) {
        var before = Footprint.of(database);
        refused(ADMIN, r -> r.body(turn(field, value)).post("/linkage-centres/340803/turns"), 400, "INVALID_FIELDS")
                .body("violations.field", hasItem(told));
        refused(ADMIN, r -> r.body(turn()).post("/linkage-centres/340899/turns"), 404, "NOT_FOUND");
        refused(
                ADMIN,
                r -> r.body(Map.of("name", "x", "triages", List.of("LOUD"), "active", true))
                        .put("/linkage-centres/340803"),
                400,
                "INVALID_FIELDS");
        assertEquals(before, Footprint.of(database));
    }
}
