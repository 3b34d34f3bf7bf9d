package org.chuishao.workstation.activity;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.workstation.Villagers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It is Wednesday 2026-11-18; each story has a station of its own. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ActivityIT {
    @Inject
    AgroalDataSource database;

    private static ValidatableResponse post(RequestSpecification who, String path, Object body) {
        return who.body(body).post(path).then();
    }

    private static Map<String, Object> visit(Villagers village, Object... more) {
        var visit = new HashMap<String, Object>(Map.of(
                "stationCode",
                village.station(),
                "platform",
                "BUREAU_DIRECTORS",
                "heldOn",
                "2026-11-12",
                "kind",
                "HOUSEHOLD_VISIT",
                "topic",
                "用气安全走访",
                "participants",
                6,
                "households",
                42));
        for (int i = 0; i < more.length; i += 2) visit.put((String) more[i], more[i + 1]);
        return visit;
    }

    private static Map<String, Object> team(Villagers village, Object... more) {
        var team = new HashMap<String, Object>(Map.of(
                "platform",
                "BUREAU_DIRECTORS",
                "stationCode",
                village.station(),
                "name",
                "区城管局局长驻点团队",
                "unit",
                "区城管局",
                "leader",
                "赵刚",
                "people",
                List.of(Map.of("name", "钱进", "duty", "市容")),
                "since",
                "2026-09-01"));
        for (int i = 0; i < more.length; i += 2) team.put((String) more[i], more[i + 1]);
        return team;
    }

    @Test
    void activitiesAddUpOnThePagesOfTheirPlatforms() {
        var village = Villagers.of("340840001001");
        var beside = Villagers.of("340840001002");
        var team = post(village.admin(), "/teams", team(village))
                .statusCode(201)
                .extract()
                .<String>path("id");
        post(
                        village.deputy(),
                        "/teams",
                        team(village, "platform", "POLICE_IN_GRID", "name", "花亭派出所", "until", "2026-10-31"))
                .statusCode(201);
        post(village.member(), "/activities", visit(village, "teamId", team))
                .statusCode(201)
                .body("households", equalTo(42));
        post(
                        village.member(),
                        "/activities",
                        visit(village, "topic", "法律宣讲", "kind", "TALK", "participants", 30, "households", 0))
                .statusCode(201);
        post(beside.member(), "/activities", visit(beside, "heldOn", "2025-12-30"))
                .statusCode(201);
        post(beside.member(), "/activities", visit(beside, "households", 8)).statusCode(201);
        village.member()
                .get("/platforms?division=" + village.station())
                .then()
                .statusCode(200)
                .body("from", equalTo("2026-01-01"), "to", equalTo("2026-11-18"), "items", hasSize(5))
                .body("items[0].platform", equalTo("BUREAU_DIRECTORS"), "items[0].teams", equalTo(1))
                .body(
                        "items[0].activities",
                        equalTo(2),
                        "items[0].participants",
                        equalTo(36),
                        "items[0].households",
                        equalTo(42))
                .body("items.find { it.platform == 'POLICE_IN_GRID' }.teams", equalTo(1));
        village.street()
                .get("/platforms?division=340840001")
                .then()
                .body("items[0].activities", equalTo(3), "items[0].households", equalTo(50));
        village.assessor()
                .get("/platforms?from=2025-12-01&to=2025-12-31")
                .then()
                .body("items[0].activities", equalTo(1), "items[0].teams", equalTo(0));
        village.member().get("/platforms").then().body("items[0].activities", equalTo(2));
        village.member().get("/teams?on=2026-11-18").then().body("items.platform", contains("BUREAU_DIRECTORS"));
    }

    @Test
    void whatAPlatformsMattersCameToIsCountedWhenItHappened() {
        var village = Villagers.of("340846001001");
        var beside = Villagers.of("340846001002");
        settle(village, issue(village, "DISPUTE", "POLICE_IN_GRID"));
        settle(village, issue(village, "DEMAND", "POLICE_IN_GRID"));
        issue(village, "DEMAND", "POLICE_IN_GRID");
        settle(village, issue(village, "DISPUTE", null));
        settle(beside, issue(beside, "DISPUTE", "POLICE_IN_GRID"));
        var dropped = issue(village, "DEMAND", "THREE_SOCIETY_LINKAGE");
        post(village.deputy(), dropped + "/drop", Map.of("reason", "MISTAKE")).statusCode(200);
        var police = "items.find { it.platform == 'POLICE_IN_GRID' }";
        village.member()
                .get("/platforms")
                .then()
                .body(police + ".issuesFound", equalTo(3), police + ".issuesSettled", equalTo(2))
                .body(police + ".disputesSettled", equalTo(1))
                .body("items.find { it.platform == 'THREE_SOCIETY_LINKAGE' }.issuesFound", equalTo(0));
        village.street().get("/platforms").then().body(police + ".issuesSettled", equalTo(3));
        village.assessor()
                .get("/platforms?from=2026-10-01&to=2026-11-17")
                .then()
                .body(police + ".issuesFound", equalTo(0), police + ".issuesSettled", equalTo(0));
    }

    private static String issue(Villagers village, String kind, String platform) {
        var issue = new HashMap<String, Object>(Map.of(
                "kind", kind, "title", "事", "description", "情况", "location", Map.of("address", UUID.randomUUID())));
        if (platform != null) issue.put("platform", platform);
        var issues = "/workstations/" + village.station() + "/issues";
        return issues + "/"
                + post(village.member(), issues, issue)
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private static void settle(Villagers village, String issue) {
        post(village.member(), issue + "/settle", Map.of("outcome", "SOLVED", "result", "好了"))
                .statusCode(200);
    }

    @Test
    void aTeamIsPostedOnceAtATimeAndLeavesWithADate() {
        var village = Villagers.of("340841001001");
        String id = post(village.deputy(), "/teams", team(village))
                .statusCode(201)
                .extract()
                .path("id");
        post(village.deputy(), "/teams", team(village, "since", "2026-11-01"))
                .statusCode(409)
                .body("code", equalTo("ALREADY_POSTED"), "teamId", equalTo(id));
        post(village.deputy(), "/teams", team(village, "since", "2026-08-01", "until", "2026-09-01"))
                .statusCode(409);
        village.deputy()
                .header("If-Match", "\"0\"")
                .body(team(village, "until", "2026-10-31"))
                .put("/teams/" + id)
                .then()
                .statusCode(200)
                .body("until", equalTo("2026-10-31"), "version", equalTo(1));
        village.deputy()
                .header("If-Match", "\"0\"")
                .body(team(village))
                .put("/teams/" + id)
                .then()
                .statusCode(412);
        post(village.deputy(), "/teams", team(village, "since", "2026-11-01")).statusCode(201);
        post(village.deputy(), "/teams", team(village, "name", "x", "until", "2026-08-31"))
                .statusCode(400)
                .body("violations.field", contains("until"));
        for (var path : List.of("/teams/" + id))
            village.neighbour().get(path).then().statusCode(404);
        village.neighbour().body(team(village)).put("/teams/" + id).then().statusCode(404);
        post(village.neighbour(), "/teams", team(village, "name", "y"))
                .statusCode(403)
                .body("code", equalTo("NOT_YOUR_STATION"));
        village.neighbour().get("/teams").then().body("items", empty());
    }

    @Test
    void anActivityIsRecordedOnceCorrectedAndSeenByItsOwn() {
        var village = Villagers.of("340842001001");
        String id = post(village.member(), "/activities", visit(village))
                .statusCode(201)
                .extract()
                .path("id");
        post(village.member(), "/activities", visit(village, "households", 1))
                .statusCode(409)
                .body("code", equalTo("ALREADY_RECORDED"), "activityId", equalTo(id));
        village.member()
                .body(visit(village, "households", 43))
                .put("/activities/" + id)
                .then()
                .statusCode(200)
                .body("households", equalTo(43), "version", equalTo(1));
        village.street().get("/activities/" + id).then().statusCode(200);
        village.neighbour().get("/activities/" + id).then().statusCode(404);
        village.neighbour().body(visit(village)).put("/activities/" + id).then().statusCode(404);
        village.neighbour().get("/activities").then().body("items", empty());
        post(village.neighbour(), "/activities", visit(village, "topic", "x")).statusCode(403);
        for (int i = 1; i <= 3; i++)
            post(village.member(), "/activities", visit(village, "heldOn", "2026-11-0" + i))
                    .statusCode(201);
        var first = village.member()
                .get("/activities?limit=2")
                .then()
                .body("items.heldOn", contains("2026-11-12", "2026-11-03"))
                .extract();
        village.member()
                .queryParam("cursor", first.<String>path("next"))
                .get("/activities?limit=2")
                .then()
                .body("items.heldOn", contains("2026-11-02", "2026-11-01"));
        village.member().get("/activities?from=2026-11-02&to=2026-11-03").then().body("items", hasSize(2));
    }

    @ParameterizedTest
    @CsvSource({
        "heldOn, 2026-11-19",
        "heldOn, 2024-11-17",
        "heldOn, 2026-02-30",
        "participants, -1",
        "participants, 100001",
        "households, -5",
        "households, 10001",
        "kind, PARTY",
        "platform, TELEVISION",
        "topic, ' '",
        "resident, 王某",
        "teamId, 01996f4a-3c80-7d15-9a41-5b0e6c2f8a31",
    })
    void whatIsWrongWithAnActivityIsSaid(String field, String value) {
        var village = Villagers.of("340843001001");
        post(village.member(), "/activities", visit(village, field, value))
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource({"division=34084", "division=340803001", "from=2026-13-01", "from=2026-11-02&to=2026-11-01"})
    void platformsAreAskedForADivisionAndDays(String query) {
        Villagers.of("340843001001").member().get("/platforms?" + query).then().statusCode(400);
    }

    @Test
    void aFileIsTriedOutThenTakenAsAWholeAndComesOutAgain() {
        var village = Villagers.of("340844001001");
        var header = "工作站代码,日期,类型,主题,平台,参加人数,走访户数\n";
        var good = header + village.station() + ",2026-11-12,入户走访,用气安全走访,局长驻点,6,42\n" + village.station()
                + ",2026/11/13,宣讲,反诈宣讲,,30,\n";
        var bad = header + village.station() + ",2026-11-12,入户走访,用气安全走访,局长驻点,6,42\n"
                + "340844001009,2026-11-19,聚会,x,电视台,-1,\n";
        var before = Footprint.of(database);
        send(village, bad, true).statusCode(200).body("faultCount", equalTo(3), "faults.line", contains(3, 3, 3));
        send(village, bad, false).statusCode(400).body("code", equalTo("IMPORT_REFUSED"));
        send(village, good.replace("11/13", "12/13"), false).statusCode(400).body("faults.column", contains("日期"));
        send(village, good.replace(village.station() + ",2026/", "340844001998,2026/"), false)
                .statusCode(400)
                .body("faults.column", contains("工作站代码"));
        send(village, good, true).statusCode(200).body("changes.created", equalTo(2));
        assertEquals(before, Footprint.of(database));
        send(village, good, false).statusCode(200).body("changes.created", equalTo(2), "dryRun", equalTo(false));
        send(village, good, false).body("changes.unchanged", equalTo(2));
        send(village, good.replace(",42", ",43"), false)
                .body("changes.changed", equalTo(1), "changes.unchanged", equalTo(1));
        var out = village.member()
                .accept("text/csv")
                .get("/activities/export")
                .then()
                .statusCode(200)
                .body(containsString("反诈宣讲"), containsString("局长驻点"))
                .extract()
                .asString();
        send(village, out, false).body("changes.unchanged", equalTo(2));
        village.neighbour()
                .accept("text/csv")
                .get("/activities/export")
                .then()
                .statusCode(200)
                .body(not(containsString("反诈")));
        village.member().get("/activities/import/template").then().statusCode(200);
    }

    @Test
    void aThousandRowsAreTakenInOnePiece() {
        var village = Villagers.of("340845001001");
        var file = new StringBuilder("Workstation,Date,Kind,Topic,Participants\n");
        IntStream.range(0, 1000)
                .forEach(i -> file.append(village.station())
                        .append(",2026-11-01,talk,topic ")
                        .append(i)
                        .append(",5\n"));
        send(village, file.toString(), false)
                .statusCode(200)
                .body("rows", equalTo(1000), "changes.created", equalTo(1000));
    }

    private static ValidatableResponse send(Villagers village, String file, boolean dryRun) {
        return village.member()
                .contentType("text/csv")
                .header("X-Attempt", UUID.randomUUID().toString())
                .body(file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/activities/import?dryRun=" + dryRun)
                .then();
    }
}
