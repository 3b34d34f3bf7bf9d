package org.chuishao.whistle;

import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another unit's whistle is not there: not by id, not in lists, and no move finds it. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ScopeIT {
    private static final Map<String, Object> PASS = Map.of("passed", true, "ratings", List.of());

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    private static final String OTHER_HEAD = person("other-head", OTHER_STATION, Roles.STATION_HEAD);

    private static String elsewhere(String name, String at, String role) {
        return Tokens.of(name).district("340811").at(at).roles(role).token();
    }

    private static Stream<String> outsiders() {
        return Stream.of(
                OTHER_DEPUTY,
                URBAN_CLERK,
                person("urban-lead", "URBAN", Roles.DEPARTMENT_LEAD),
                person("dispatcher-east", "340803002", Roles.DISPATCHER),
                person("clerk-by-number", STATION, Roles.DEPARTMENT_CLERK),
                person("deputy-by-name", "HOUSING", Roles.STATION_DEPUTY),
                elsewhere("deputy", STATION, Roles.STATION_DEPUTY),
                elsewhere("housing-clerk", "HOUSING", Roles.DEPARTMENT_CLERK),
                elsewhere("admin", "340811", Roles.ADMIN));
    }

    private static Stream<String> insiders() {
        return Stream.of(
                MEMBER,
                DEPUTY,
                HEAD,
                DISPATCHER,
                OPERATOR,
                HOUSING_CLERK,
                person("dispatcher-west", "340803001", Roles.DISPATCHER),
                person("admin", "340803", Roles.ADMIN));
    }

    /** Narrowing by a department or a place shows nobody more, and hides nothing that is both theirs and there. */
    @Test
    void whoNarrowsTheListFindsWhatIsBothTheirsAndThere() {
        String id = raise(HEAD, Map.of("kind", "JOINT")).extract().path("id");
        as(DISPATCHER)
                .body(Map.of("lead", "HOUSING", "assists", List.of("URBAN")))
                .post("/whistles/" + id + "/dispatch")
                .then()
                .statusCode(200);
        var both = Tokens.of("both")
                .at(OTHER_STATION, "URBAN")
                .roles(Roles.STATION_HEAD, Roles.DEPARTMENT_LEAD)
                .token();
        for (var who : List.of(DEPUTY, DISPATCHER, HOUSING_CLERK, URBAN_CLERK, both)) {
            for (var organisation : List.of("HOUSING", "URBAN"))
                for (var place : List.of("", STATION, STATION.substring(0, 9), "340803"))
                    narrowed(who, organisation, place).body("items.id", hasItem(id));
            narrowed(who, "FIRE", STATION).body("items.id", not(hasItem(id)));
            narrowed(who, "HOUSING", OTHER_STATION).body("items.id", not(hasItem(id)));
            narrowed(who, "HOUSING", STATION + "0").body("items.id", not(hasItem(id)));
        }
        for (var who : List.of(OTHER_DEPUTY, OTHER_HEAD, person("fire", "FIRE", Roles.DEPARTMENT_CLERK)))
            for (var place : List.of("", STATION, "340803"))
                narrowed(who, "HOUSING", place).body("items.id", not(hasItem(id)));
    }

    private static ValidatableResponse narrowed(String who, String organisation, String place) {
        return as(who).get("/whistles?limit=200&organisation=" + organisation
                        + (place.isEmpty() ? "" : "&stationCode=" + place))
                .then()
                .statusCode(200);
    }

    @Test
    void othersFindNothingAndItsOwnPeopleEverything() {
        var raised = raise(DEPUTY, Map.of("itemCode", PIPE)).statusCode(201).extract();
        String id = raised.path("id");
        String number = raised.path("number");
        insiders().forEach(insider -> {
            as(insider).get("/whistles/" + id).then().statusCode(200).body("number", is(number));
            as(insider)
                    .get("/whistles/" + id + "/timeline")
                    .then()
                    .statusCode(200)
                    .body("lines", not(empty()));
            as(insider).get("/whistles?number=" + number).then().body("items.id", contains(id));
        });
        var before = Footprint.of(database);
        outsiders().forEach(outsider -> {
            refused(outsider, r -> r.get("/whistles/" + id), 404, "NOT_FOUND");
            refused(outsider, r -> r.get("/whistles/" + id + "/timeline"), 404, "NOT_FOUND");
            for (var query : List.of("number=" + number, "organisation=HOUSING", "stationCode=" + STATION, "limit=200"))
                as(outsider).get("/whistles?" + query).then().statusCode(200).body("items.id", not(hasItem(id)));
        });
        refused(OTHER_DEPUTY, r -> r.body(body("link")).post("/whistles/" + id + "/link"), 404, "NOT_FOUND");
        Map.of(
                        "dispatch",
                        person("dispatcher-east", "340803002", Roles.DISPATCHER),
                        "verify",
                        OTHER_DEPUTY,
                        "blow",
                        OTHER_DEPUTY,
                        "callback",
                        person("operator-east", "340803002", Roles.CALLBACK_OPERATOR),
                        "ask",
                        person("dispatcher-east", "340803002", Roles.DISPATCHER),
                        "reject",
                        person("dispatcher-east", "340803002", Roles.DISPATCHER),
                        "answer",
                        OTHER_DEPUTY,
                        "object",
                        OTHER_DEPUTY,
                        "withdraw",
                        OTHER_DEPUTY,
                        "reopen",
                        OTHER_HEAD)
                .forEach((move, outsider) -> refused(
                        outsider, r -> r.body(body(move)).post("/whistles/" + id + "/" + move), 404, "NOT_FOUND"));
        for (var outsider : List.of(OTHER_DEPUTY, person("operator-east", "340803002", Roles.CALLBACK_OPERATOR)))
            refused(outsider, r -> r.get("/whistles/" + id + "/resident?reason=x"), 404, "NOT_FOUND");
        refused(HOUSING_CLERK, r -> r.get("/whistles/" + id + "/resident?reason=x"), 403, "FORBIDDEN");
        for (var outsider : List.of(OTHER_HEAD, elsewhere("admin", "340811", Roles.ADMIN)))
            refused(outsider, r -> r.get("/whistles/" + id + "/resident/reads"), 404, "NOT_FOUND");
        assertEquals(before, Footprint.of(database));
    }

    private static Object body(String move) {
        return switch (move) {
            case "dispatch" -> Map.of("lead", "URBAN");
            case "verify" -> PASS;
            case "callback" -> Map.of("reached", false);
            case "ask", "answer", "object", "withdraw", "reopen" -> Map.of("note", "为什么");
            case "pass-up" -> Map.of("note", "为什么");
            case "link" -> Map.of("mainId", UUID.randomUUID());
            case "reject" -> Map.of("reason", "STATION_MATTER", "note", "为什么");
            default -> "{}";
        };
    }

    @Test
    void nobodyBlowsForAnotherStationOrAboveTheirRole() {
        var before = Footprint.of(database);
        refused(OTHER_DEPUTY, r -> r.body(whistle(Map.of())).post("/whistles"), 403, "NOT_YOUR_STATION");
        refused(MEMBER, r -> r.body(whistle(Map.of())).post("/whistles"), 403, "NOT_YOUR_MOVE");
        refused(DEPUTY, r -> r.body(whistle(Map.of("kind", "JOINT"))).post("/whistles"), 403, "NOT_YOUR_MOVE");
        assertEquals(before, Footprint.of(database));
        raise(MEMBER, Map.of("kind", "EMERGENCY")).statusCode(201);
    }

    @Test
    void nobodyJudgesTheirOwnDepartment() {
        String id = raise(DEPUTY, Map.of("itemCode", PIPE, "resident", Map.of("name", "王小明", "phone", "13800005678")))
                .extract()
                .path("id");
        assignment(id, "HOUSING", "assignment-checked-in.v1", "CHECKED_IN", "");
        assignment(id, "HOUSING", "assignment-completed.v1", "DONE", ", \"outcome\": \"SOLVED\", \"result\": \"好\"");
        awaitStage(id, "AWAITING_VERIFICATION");
        var rating = Map.of("passed", true, "ratings", List.of(Map.of("organisation", "HOUSING", "stars", 4)));
        var ownHead = Tokens.of("head")
                .at(STATION, "HOUSING")
                .roles(Roles.STATION_HEAD)
                .token();
        var ownOperator = Tokens.of("operator")
                .at("340803", "HOUSING")
                .roles(Roles.CALLBACK_OPERATOR)
                .token();
        var urbanHead =
                Tokens.of("head").at(STATION, "URBAN").roles(Roles.STATION_HEAD).token();
        var before = Footprint.of(database);
        refused(ownHead, r -> r.body(rating).post("/whistles/" + id + "/verify"), 403, "OWN_DEPARTMENT");
        as(ownHead).get("/whistles/" + id).then().body("moves", empty());
        assertEquals(before, Footprint.of(database));
        as(urbanHead).body(rating).post("/whistles/" + id + "/verify").then().statusCode(200);
        refused(
                ownOperator,
                r -> r.body(Map.of("reached", true, "satisfaction", "SATISFIED"))
                        .post("/whistles/" + id + "/callback"),
                403,
                "OWN_DEPARTMENT");
        as(ownOperator).get("/whistles/" + id).then().body("moves", empty());
        refused(ownOperator, r -> r.get("/whistles/" + id + "/resident?reason=x"), 404, "NOT_FOUND");
        as(OPERATOR).get("/whistles/" + id + "/resident?reason=x").then().body("phone", is("13800005678"));
    }
}
