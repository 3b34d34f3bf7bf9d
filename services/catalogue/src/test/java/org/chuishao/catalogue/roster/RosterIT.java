package org.chuishao.catalogue.roster;

import static org.awaitility.Awaitility.await;
import static org.chuishao.catalogue.People.clerkOf;
import static org.chuishao.catalogue.People.departments;
import static org.chuishao.catalogue.People.editorOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class RosterIT {
    private static Map<String, Object> shift(String organisation, String part, String days, String from, String to) {
        return Map.of("organisation", organisation, "part", part, "days", days, "from", from, "to", to);
    }

    private static Map<String, Object> roster(String area, List<Map<String, Object>> shifts) {
        return new HashMap<>(Map.of("name", "“1+N”执法值班", "area", area, "shifts", shifts));
    }

    private static Map<String, Object> usual(String district) {
        departments(district, "URBAN", "POLICE", "MARKET");
        return roster(
                district + "001",
                List.of(
                        shift("URBAN", "RESIDENT", "EVERY_DAY", "00:00", "00:00"),
                        shift("MARKET", "ON_CALL", "WORKING_DAYS", "08:30", "17:30"),
                        shift("POLICE", "ON_CALL", "DAYS_OFF", "17:30", "08:30")));
    }

    private static ValidatableResponse at(String district, String moment) {
        return clerkOf(district)
                .queryParam("at", moment)
                .get("/on-call-rosters/R1/now")
                .then()
                .statusCode(200);
    }

    @Test
    void whoAnswersAtThisHourHolidaysIncluded() {
        editorOf("340850")
                .body(usual("340850"))
                .put("/on-call-rosters/R1")
                .then()
                .statusCode(201);
        clerkOf("340850")
                .get("/on-call-rosters/R1/now")
                .then()
                .statusCode(200)
                .body("at", endsWith("+08:00"), "workingDay", equalTo(true))
                .body("resident.organisation", contains("URBAN"), "onCall.organisation", contains("MARKET"))
                .body("onCall[0].until", equalTo("2026-11-18T17:30:00+08:00"), "onCall[0].name", equalTo("MARKET"));
        at("340850", "2026-10-01T10:00:00+08:00")
                .body("workingDay", equalTo(false), "onCall", empty(), "resident.organisation", contains("URBAN"));
        at("340850", "2026-10-01T20:00:00+08:00").body("onCall.organisation", contains("POLICE"));
        at("340850", "2026-10-08T02:00:00+08:00")
                .body("workingDay", equalTo(true), "onCall.organisation", contains("POLICE"));
        at("340850", "2026-09-20T10:00:00+08:00").body("onCall.organisation", contains("MARKET"));
    }

    @Test
    void aTimeThatCannotBeJudgedIsRefused() {
        editorOf("340851")
                .body(usual("340851"))
                .put("/on-call-rosters/R1")
                .then()
                .statusCode(201);
        for (var wrong : List.of("tomorrow", "2026-10-01", "2026-02-30T10:00:00+08:00", "2026-10-01T10:00:00"))
            clerkOf("340851")
                    .queryParam("at", wrong)
                    .get("/on-call-rosters/R1/now")
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("at"));
        clerkOf("340851")
                .queryParam("at", "2035-01-02T10:00:00+08:00")
                .get("/on-call-rosters/R1/now")
                .then()
                .statusCode(409)
                .body("code", equalTo("CALENDAR_YEAR_MISSING"));
        clerkOf("340852").get("/on-call-rosters/R1/now").then().statusCode(404);
        clerkOf("340852").get("/on-call-rosters/R1").then().statusCode(404);
    }

    @Test
    void whoIsThereEveryDayIsKnownInAYearWhoseHolidaysAreNot() {
        var roster = usual("340825");
        roster.put(
                "shifts",
                List.of(
                        shift("URBAN", "RESIDENT", "EVERY_DAY", "00:00", "00:00"),
                        shift("URBAN", "ON_CALL", "WORKING_DAYS", "08:30", "17:30")));
        editorOf("340825").body(roster).put("/on-call-rosters/R1").then().statusCode(201);
        at("340825", "2035-01-02T20:00:00+08:00")
                .body("resident.organisation", contains("URBAN"), "onCall", empty())
                .body("$", not(hasKey("workingDay")));
        clerkOf("340825")
                .queryParam("at", "2035-01-02T10:00:00+08:00")
                .get("/on-call-rosters/R1/now")
                .then()
                .statusCode(409)
                .body("code", equalTo("CALENDAR_YEAR_MISSING"));
    }

    @Test
    void everyChangeIsAVersionAndAnEventAndNothingElseIs() {
        var roster = usual("340853");
        editorOf("340853")
                .body(roster)
                .put("/on-call-rosters/R1")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"");
        editorOf("340853")
                .body(roster)
                .put("/on-call-rosters/R1")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        roster.put("active", false);
        editorOf("340853")
                .header("If-Match", "\"7\"")
                .body(roster)
                .put("/on-call-rosters/R1")
                .then()
                .statusCode(412);
        editorOf("340853")
                .body(roster)
                .put("/on-call-rosters/R1")
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        clerkOf("340853")
                .header("If-None-Match", "\"2\"")
                .get("/on-call-rosters/R1")
                .then()
                .statusCode(304);
        clerkOf("340853").get("/on-call-rosters/R1/now").then().body("resident", empty());
        clerkOf("340853").get("/on-call-rosters?active=true").then().body("items", empty());
        var told = await().until(
                        () -> TestBroker.received("on-call-roster").stream()
                                .filter(e -> e.key().equals("340853/R1"))
                                .toList(),
                        events -> events.size() >= 2);
        assertEquals(2, told.size());
        for (var event : told) assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()));
    }

    @Test
    void aBatchIsAllOrNothing() {
        var good = usual("340854");
        good.put("code", "R1");
        var bad = usual("340854");
        bad.put("code", "R2");
        bad.put("area", "340855001");
        bad.put("shifts", List.of(shift("NOBODY", "ON_CALL", "EVERY_DAY", "08:30", "17:30")));
        editorOf("340854")
                .body(Map.of("rosters", List.of(good, bad)))
                .post("/on-call-rosters/batch")
                .then()
                .statusCode(400)
                .body("violations.field", contains("rosters[1].area", "rosters[1].shifts[0].organisation"));
        clerkOf("340854").get("/on-call-rosters").then().body("items", empty());
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++)
            editorOf("340854")
                    .header("Idempotency-Key", key)
                    .body(Map.of("rosters", List.of(good)))
                    .post("/on-call-rosters/batch")
                    .then()
                    .statusCode(200)
                    .body("created", equalTo(1));
        clerkOf("340854").get("/on-call-rosters").then().body("items.code", contains("R1"));
    }
}
