package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;
import org.chuishao.kernel.time.TravelClock;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of the life cycle are data: shown, checked, versioned, and every whistle keeps the ones it was raised under. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class WorkflowPolicyIT {
    private static final String ELSEWHERE = "340822";
    private static final String DOWNSTREAM = "340825";
    private static final String STARRY = "340874";
    private static final String GOOD = """
            {"version": "%s", "kinds": [{"kind": "ROUTINE", "blownBy": ["station-member"],
               "dispatch": {"amount": 1, "unit": "WORK_HOUR"}, "redispatch": {"amount": 2, "unit": "WORK_HOUR"}}],
             "verification": {"amount": 3, "unit": "WORK_DAY"}, "callback": {"tries": 1, "limit": {"amount": 3, "unit": "WORK_DAY"}},
             "ratification": {"amount": 24, "unit": "URGENT_HOUR"}, "reopening": {"days": 30, "beforeSpecialMeeting": 2}, "reminders": {"first": 50, "second": 90},
             "objections": 0, "rejectReasons": ["STATION_MATTER"], "erasureMonths": 6}""";

    @Inject
    AgroalDataSource database;

    @Inject
    TravelClock clock;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    private static String there(String who, String at, String role) {
        return there(ELSEWHERE, who, at, role);
    }

    private static String there(String district, String who, String at, String role) {
        return Tokens.of(who).district(district).at(at).roles(role).token();
    }

    @Test
    void aDistrictLivesByItsNewestPolicyAndAWhistleByItsOwn() {
        var admin = there("admin", ELSEWHERE, Roles.ADMIN);
        var station = ELSEWHERE + "001002";
        var deputy = there("deputy", station, Roles.STATION_DEPUTY);
        var member = there("member", station, Roles.STATION_MEMBER);
        var dispatcher = there("dispatcher", ELSEWHERE, Roles.DISPATCHER);
        TestBroker.send(
                UUID.randomUUID(),
                ELSEWHERE,
                "workstation",
                ELSEWHERE + "/" + station,
                "workstation-changed.v1",
                """
                {"code": "%s", "name": "城关社区红领工作站", "active": true}""".formatted(station));
        var here = Map.<String, Object>of("stationCode", station);
        await().untilAsserted(() -> raise(deputy, here).statusCode(201).body("policy", is("v1")));
        String old = raise(deputy, here).extract().path("id");

        as(admin)
                .body(GOOD.formatted("strict-1"))
                .post("/workflow-policies")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/workflow-policies/strict-1"))
                .body("inForce", is(true), "createdBy", is("admin"), "document.callback.tries", is(1));
        refused(admin, r -> r.body(GOOD.formatted("strict-1")).post("/workflow-policies"), 409, "POLICY_EXISTS");
        refused(admin, r -> r.body(GOOD.formatted("v1")).post("/workflow-policies"), 409, "POLICY_EXISTS");
        as(member).get("/workflow-policies").then().body("items.version", contains("strict-1", "v1"));
        as(member).get("/workflow-policies/v1").then().body("inForce", is(false), "document.erasureMonths", is(6));
        as(DEPUTY).get("/workflow-policies").then().body("items.version", contains("v1"));
        refused(DEPUTY, r -> r.get("/workflow-policies/strict-1"), 404, "NOT_FOUND");

        await().untilAsserted(
                        () -> refused(deputy, r -> r.body(whistle(here)).post("/whistles"), 403, "NOT_YOUR_MOVE"));
        refused(
                deputy,
                r -> r.body(whistle(Map.of("stationCode", station, "kind", "JOINT")))
                        .post("/whistles"),
                400,
                "KIND_NOT_OFFERED");
        String id = raise(member, here)
                .statusCode(201)
                .body("policy", is("strict-1"), "deadlines[0].due", startsWith("2026-11-18T11:"))
                .extract()
                .path("id");
        refused(
                dispatcher,
                r -> r.body(Map.of("reason", "COURT_OR_PETITION", "note", "x")).post("/whistles/" + id + "/reject"),
                400,
                "INVALID_FIELDS");
        as(dispatcher)
                .body(Map.of("reason", "STATION_MATTER", "note", "站内可以解决。"))
                .post("/whistles/" + id + "/reject")
                .then()
                .statusCode(200);
        as(member).get("/whistles/" + id).then().body("moves", empty());
        refused(member, r -> r.body(Map.of("note", "不同意")).post("/whistles/" + id + "/object"), 409, "ILLEGAL_MOVE");
        as(dispatcher)
                .get("/whistles/" + old)
                .then()
                .body("policy", is("v1"), "deadlines[0].due", startsWith("2026-11-18T16:"));
    }

    @Test
    void aWhistleKeepsItsRemindersAndItsReopeningWindow() {
        var station = DOWNSTREAM + "001002";
        var deputy = there(DOWNSTREAM, "deputy", station, Roles.STATION_DEPUTY);
        var head = there(DOWNSTREAM, "head", station, Roles.STATION_HEAD);
        tell(DOWNSTREAM, "workstation", station, "workstation-changed.v1", """
                {"code": "%s", "name": "河东社区红领工作站", "active": true}""".formatted(station));
        tell(DOWNSTREAM, "organisation", "HOUSING", "organisation-changed.v1", """
                {"code": "HOUSING", "name": "住建局", "kind": "DEPARTMENT", "active": true}""");
        var here = Map.<String, Object>of("stationCode", station);
        await().untilAsserted(() -> raise(deputy, here).statusCode(201));
        String lenient = raise(deputy, here).extract().path("id");
        var brief = GOOD.formatted("brief")
                .replace("station-member", "station-deputy")
                .replace("\"first\": 50, \"second\": 90", "\"first\": 20, \"second\": 40")
                .replace("\"days\": 30", "\"days\": 10");
        as(there(DOWNSTREAM, "admin", DOWNSTREAM, Roles.ADMIN))
                .body(brief)
                .post("/workflow-policies")
                .then()
                .statusCode(201)
                .body("document.reminders.second", is(40));
        String strict =
                raise(deputy, here).body("policy", is("brief")).extract().path("id");
        var today = clock.instant();
        try {
            // forty percent of its hour to dispatch have passed, and a tenth of the other's four
            clock.travelTo(today.plus(Duration.ofMinutes(30)));
            await().untilAsserted(() -> reminders(deputy, strict).body("percent", contains(20, 40)));
            reminders(deputy, lenient).body("percent", empty());

            for (var id : List.of(lenient, strict)) {
                isWorkedOn(DOWNSTREAM, id);
                isRated(deputy, id, 4);
            }
            clock.travelTo(today.plus(Duration.ofDays(15)));
            var back = Map.of("note", "井盖再次松动。");
            as(head).get("/whistles/" + strict).then().body("moves", empty());
            refused(head, r -> r.body(back).post("/whistles/" + strict + "/reopen"), 409, "ILLEGAL_MOVE");
            as(head).body(back)
                    .post("/whistles/" + lenient + "/reopen")
                    .then()
                    .statusCode(200)
                    .body("cycle", is(2), "policy", is("v1"));
        } finally {
            clock.travelTo(today);
        }
    }

    private static ValidatableResponse reminders(String who, String id) {
        return as(who).get("/whistles/" + id + "/timeline")
                .then()
                .statusCode(200)
                .rootPath("lines.findAll { it.move == 'TRIAGE_REMINDED' }.details");
    }

    /** A whistle is judged by the policy it was raised under, a document that does not say by what the first one says. */
    @Test
    void aPolicySaysWhichStarsNeedAReason() {
        var station = STARRY + "001002";
        var deputy = there(STARRY, "deputy", station, Roles.STATION_DEPUTY);
        tell(STARRY, "workstation", station, "workstation-changed.v1", """
                {"code": "%s", "name": "河东社区红领工作站", "active": true}""".formatted(station));
        tell(STARRY, "organisation", "HOUSING", "organisation-changed.v1", """
                {"code": "HOUSING", "name": "住建局", "kind": "DEPARTMENT", "active": true}""");
        var here = Map.<String, Object>of("stationCode", station);
        await().untilAsserted(() -> raise(deputy, here).statusCode(201));
        var shipped = raised(deputy, here, "v1");
        adds("none", ", \"starsNeedingReason\": []", empty());
        var none = raised(deputy, here, "none");
        adds("one", ", \"starsNeedingReason\": [1]", contains(1));
        var one = raised(deputy, here, "one");
        adds("silent", "", containsInAnyOrder(1, 2, 5));
        var silent = raised(deputy, here, "silent");
        for (var id : List.of(shipped, none, one, silent)) isWorkedOn(STARRY, id);

        for (var id : List.of(shipped, silent)) {
            for (int stars : new int[] {1, 2, 5}) needsAReason(deputy, id, stars);
            isRated(deputy, id, 4);
        }
        needsAReason(deputy, one, 1);
        isRated(deputy, one, 5);
        isRated(deputy, none, 1);
    }

    private static void adds(String version, String stars, Matcher<?> shown) {
        as(there(STARRY, "admin", STARRY, Roles.ADMIN))
                .body(GOOD.formatted(version)
                        .replace("station-member", "station-deputy")
                        .replace("\"erasureMonths\": 6", "\"erasureMonths\": 6" + stars))
                .post("/workflow-policies")
                .then()
                .statusCode(201)
                .body("document.starsNeedingReason", shown);
    }

    private static String raised(String deputy, Map<String, Object> here, String policy) {
        return raise(deputy, here)
                .statusCode(201)
                .body("policy", is(policy))
                .extract()
                .path("id");
    }

    private static Map<String, Object> passed(int stars) {
        return Map.of("passed", true, "ratings", List.of(Map.of("organisation", "HOUSING", "stars", stars)));
    }

    private static void needsAReason(String deputy, String id, int stars) {
        await().untilAsserted(() -> refused(
                        deputy, r -> r.body(passed(stars)).post("/whistles/" + id + "/verify"), 400, "INVALID_FIELDS")
                .body("violations.field", contains("ratings[0].reason")));
    }

    private static void isRated(String deputy, String id, int stars) {
        await().untilAsserted(() -> as(deputy)
                .body(passed(stars))
                .post("/whistles/" + id + "/verify")
                .then()
                .statusCode(200)
                .body("stage", is("CLOSED")));
    }

    private static void isWorkedOn(String district, String id) {
        var dispatcher = there(district, "dispatcher", district, Roles.DISPATCHER);
        await().untilAsserted(() -> as(dispatcher)
                .body(Map.of("lead", "HOUSING", "assists", List.of()))
                .post("/whistles/" + id + "/dispatch")
                .then()
                .statusCode(200));
        var told = """
                {"assignmentId": "%s", "whistleId": "%s", "whistleNumber": "n", "cycle": 1, "organisation": "HOUSING",
                 "role": "LEAD", "stage": "%s", "at": "2026-11-18T03:00:00Z", "by": "clerk"%s}""";
        var assignment = UUID.randomUUID();
        tell(district, "assignment", id, "assignment-checked-in.v1", told.formatted(assignment, id, "CHECKED_IN", ""));
        tell(
                district,
                "assignment",
                id,
                "assignment-completed.v1",
                told.formatted(assignment, id, "DONE", ", \"outcome\": \"SOLVED\", \"result\": \"好\""));
    }

    private static void tell(String district, String aggregate, String subject, String type, String data) {
        var key = aggregate.equals("assignment") ? subject : district + "/" + subject;
        TestBroker.send(UUID.randomUUID(), district, aggregate, key, type, data);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "version": "a"      | "version": "Über"                | version
            "version": "a"      | "version": null                  | version
            "kind": "ROUTINE"   | "kind": "LOUD"                   | kinds[0].kind
            "station-member"    | "admin"                          | kinds[0].blownBy[].<iterable element>
            "amount": 1,        | "amount": 0,                     | kinds[0].dispatch.amount
            "WORK_DAY"          | "MOON"                           | verification.unit
            "URGENT_HOUR"       | "WORK_HOUR"                      | ratification.unit
            "URGENT_HOUR"       | "CALENDAR_DAY"                   | ratification.unit
            "tries": 1          | "tries": 0                       | callback.tries
            "objections": 0     | "objections": 2                  | objections
            "STATION_MATTER"    | "BECAUSE"                        | rejectReasons[0]
            ["STATION_MATTER"]  | []                               | rejectReasons
            "erasureMonths": 6  | "erasureMonths": 0               | erasureMonths
            "erasureMonths": 6  | "erasureMonths": 6, "starsNeedingReason": [6]        | starsNeedingReason[].<iterable element>
            "erasureMonths": 6  | "erasureMonths": 6, "starsNeedingReason": [0]        | starsNeedingReason[].<iterable element>
            "erasureMonths": 6  | "erasureMonths": 6, "starsNeedingReason": [null]     | starsNeedingReason[].<iterable element>
            "erasureMonths": 6  | "erasureMonths": 6, "starsNeedingReason": ["many"]   | starsNeedingReason[0]
            "erasureMonths": 6  | "erasureMonths": 6, "starsNeedingReason": 5          | starsNeedingReason
            "days": 30          | "days": 366                      | reopening.days
            "first": 50         | "first": 90                      | reminders.second
            "second": 90        | "second": 100                    | reminders.second
            "first": 50         | "first": null                    | reminders.first
            "reminders"         | "reminder"                       | reminder
            "objections": 0     | "objections": 0, "colour": "red" | colour
            """)
    void aPolicyThatIsWrong(String good, String bad, String field) {
        var before = Footprint.of(database);
        refused(
                        person("admin", "340803", Roles.ADMIN),
                        r -> r.body(GOOD.formatted("a").replace(good, bad)).post("/workflow-policies"),
                        400,
                        "INVALID_FIELDS")
                .body("violations.field", hasItem(field));
        assertEquals(before, Footprint.of(database));
    }
}
