package org.chuishao.whistle;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;

/** The people and the papers of one test village: who may ask, and what the other services published. */
final class Village {
    static final String STATION = "340803001002";
    static final String OTHER_STATION = "340803001003";
    static final String PIPE = "DG-PIPE";
    static final String COLLAPSE = "DG-COLLAPSE";

    static final String MEMBER = person("member", STATION, Roles.STATION_MEMBER);
    static final String DEPUTY = person("deputy", STATION, Roles.STATION_DEPUTY);
    static final String HEAD = person("head", STATION, Roles.STATION_HEAD);
    static final String OTHER_DEPUTY = person("other-deputy", OTHER_STATION, Roles.STATION_DEPUTY);
    static final String DISPATCHER = person("dispatcher", "340803", Roles.DISPATCHER);
    static final String OPERATOR = person("operator", "340803", Roles.CALLBACK_OPERATOR);
    static final String HOUSING_CLERK = person("housing-clerk", "HOUSING", Roles.DEPARTMENT_CLERK);
    static final String URBAN_CLERK = person("urban-clerk", "URBAN", Roles.DEPARTMENT_CLERK);

    static {
        // as long as a busy machine may need; a passing test waits for none of it
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private Village() {}

    static String person(String name, String at, String role) {
        return Tokens.of(name).at(at).roles(role).token();
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).basePath("/api/v1").contentType(ContentType.JSON);
    }

    private static boolean published;

    static void publishPapers() {
        if (published) return;
        for (var code : new String[] {STATION, OTHER_STATION})
            TestBroker.send("workstation", "340803/" + code, "workstation-changed.v1", """
                    {"code": "%s", "name": "马山社区红领工作站", "active": true}""".formatted(code));
        for (var code : new String[] {"HOUSING", "URBAN", "FIRE"})
            TestBroker.send("organisation", "340803/" + code, "organisation-changed.v1", """
                    {"code": "%s", "name": "%s局", "kind": "DEPARTMENT", "active": true}""".formatted(code, code));
        item(PIPE, "[]");
        item(COLLAPSE, "[\"FIRE\",\"HOUSING\"]");
        await().untilAsserted(() ->
                raise(DEPUTY, Map.of("draft", true, "itemCode", PIPE)).statusCode(201));
        await().untilAsserted(() ->
                raise(DEPUTY, Map.of("draft", true, "itemCode", COLLAPSE)).statusCode(201));
        await().untilAsserted(() -> raise(OTHER_DEPUTY, Map.of("draft", true, "stationCode", OTHER_STATION))
                .statusCode(201));
        published = true;
    }

    private static void item(String code, String onCall) {
        TestBroker.send("item", "340803/" + code, "item-changed.v1", """
                {"code": "%s", "version": 3, "name": "排水管破裂", "lead": "HOUSING", "assists": [], "onCall": %s, "active": true}""".formatted(code, onCall));
    }

    /** A good whistle with some fields changed. */
    static Map<String, Object> whistle(Map<String, Object> changes) {
        var body = new HashMap<String, Object>(Map.of(
                "kind", "ROUTINE",
                "stationCode", STATION,
                "title", "马山路排水管破裂",
                "description", "马山路18号门前排水管破裂，污水外溢三天。",
                "location", Map.of("address", "马山路18号"),
                "whyNotInStation", "管网由区住建局管理，社区没有维修权限。"));
        body.putAll(changes);
        return body;
    }

    static ValidatableResponse raise(String token, Map<String, Object> changes) {
        return as(token).body(whistle(changes)).post("/whistles").then();
    }

    /** What reporting would tell of a department's assignment. */
    static UUID assignment(String whistleId, String organisation, String type, String stage, String more) {
        return assignment(whistleId, organisation, "LEAD", type, stage, more);
    }

    static UUID assignment(String whistleId, String organisation, String role, String type, String stage, String more) {
        return TestBroker.send("assignment", whistleId, type, """
                {"assignmentId": "%s", "whistleId": "%s", "whistleNumber": "n", "cycle": 1, "organisation": "%s",
                 "role": "%s", "stage": "%s", "at": "%s", "by": "clerk"%s}""".formatted(
                        UUID.nameUUIDFromBytes((whistleId + organisation).getBytes()),
                        whistleId,
                        organisation,
                        role,
                        stage,
                        CDI.current().select(Clock.class).get().instant(),
                        more));
    }

    static void awaitStage(String whistleId, String stage) {
        await().untilAsserted(() -> as(DISPATCHER)
                .get("/whistles/" + whistleId)
                .then()
                .statusCode(200)
                .body("stage", is(stage)));
    }

    /** The district's policy from now on: no other kind is offered, and only members blow this one. */
    static void onlyMembersBlow(String kind, String district, int dispatch, String unit) {
        as(Tokens.of("admin").district(district).at(district).roles(Roles.ADMIN).token())
                .body("""
                        {"version": "members-only", "kinds": [{"kind": "%1$s", "blownBy": ["station-member"],
                           "dispatch": {"amount": %2$d, "unit": "%3$s"}, "redispatch": {"amount": %2$d, "unit": "%3$s"}}],
                         "verification": {"amount": 3, "unit": "WORK_DAY"}, "callback": {"tries": 1, "limit": {"amount": 3, "unit": "WORK_DAY"}},
                         "ratification": {"amount": 24, "unit": "URGENT_HOUR"}, "reopening": {"days": 30, "beforeSpecialMeeting": 2},
                         "reminders": {"first": 50, "second": 90}, "objections": 0, "rejectReasons": ["STATION_MATTER"], "erasureMonths": 6}""".formatted(kind, dispatch, unit))
                .post("/workflow-policies")
                .then()
                .statusCode(201);
    }
}
