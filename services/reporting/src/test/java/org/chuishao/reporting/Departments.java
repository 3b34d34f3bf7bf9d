package org.chuishao.reporting;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;

/** The departments of a test, and the whistles that call them as the whistle service would tell them. */
final class Departments {
    static final String STATION = "340803001002";
    static final String URBAN = person("urban-clerk", "URBAN", Roles.DEPARTMENT_CLERK);
    static final String HOUSING = person("housing-clerk", "HOUSING", Roles.DEPARTMENT_CLERK);
    static final String MARKET = person("market-clerk", "MARKET", Roles.DEPARTMENT_CLERK);
    static final String DEPUTY = person("deputy", STATION, Roles.STATION_DEPUTY);
    static final String OTHER_DEPUTY = person("other-deputy", "340803001003", Roles.STATION_DEPUTY);
    static final String ASSESSOR = person("assessor", "340803", Roles.ASSESSOR);
    static final String SCORE_READER = person("assessment-office", "340803", Roles.SCORE_READER);

    static {
        // as long as a busy machine may need; a passing test waits for none of it
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private Departments() {}

    static Instant now() {
        return CDI.current().select(Clock.class).get().instant();
    }

    static String person(String name, String at, String role) {
        return Tokens.of(name).at(at).roles(role).token();
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).basePath("/api/v1").contentType(ContentType.JSON);
    }

    /** @param called the lead's code first, then the assisting departments' */
    static String dispatched(String kind, Instant at, String... called) {
        var whistle = UUID.randomUUID().toString();
        TestBroker.send("whistle", whistle, "whistle-dispatched.v1", dispatch(whistle, kind, at, called));
        await().untilAsserted(() -> as(ASSESSOR)
                .get("/assignments?whistleId=" + whistle)
                .then()
                .statusCode(200)
                .body("items", hasSize(called.length)));
        return whistle;
    }

    static String dispatch(String whistle, String kind, Instant at, String... called) {
        var departments = new StringBuilder("{\"organisation\": \"" + called[0] + "\", \"role\": \"LEAD\"}");
        for (int i = 1; i < called.length; i++)
            departments.append(", {\"organisation\": \"" + called[i] + "\", \"role\": \"ASSIST\"}");
        return """
                {"whistleId": "%s", "number": "340803-2026-000001", "cycle": 1, "kind": "%s", "title": "占道经营",
                 "description": "夜市占道", "stationCode": "%s", "stationName": "马山社区红领工作站", "itemCode": "DG-1",
                 "itemName": "占道经营", "itemVersion": 1, "location": {"address": "马山路"}, "hasResident": true,
                 "dispatchedAt": "%s", "departments": [%s]}""".formatted(whistle, kind, STATION, at, departments);
    }

    static String assignment(String whistle, String organisation) {
        return as(ASSESSOR)
                .get("/assignments?whistleId=" + whistle + "&organisation=" + organisation)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    static ValidatableResponse move(String token, String assignment, String move, String body) {
        return as(token)
                .body(body)
                .post("/assignments/" + assignment + "/" + move)
                .then();
    }

    static void works(String token, String assignment, String outcome) {
        move(token, assignment, "accept", "{}").statusCode(200);
        move(token, assignment, "check-in", "{\"onSite\": true}").statusCode(200);
        completes(token, assignment, outcome);
    }

    static void completes(String token, String assignment, String outcome) {
        move(token, assignment, "complete", "{\"outcome\": \"%s\", \"result\": \"已清理\"}".formatted(outcome))
                .statusCode(200);
    }

    static UUID told(String whistle, String type, String more) {
        return TestBroker.send("whistle", whistle, type, """
                {"whistleId": "%s", "number": "340803-2026-000001", "cycle": 1, "at": "%s", "by": "deputy"%s}""".formatted(whistle, now(), more));
    }
}
