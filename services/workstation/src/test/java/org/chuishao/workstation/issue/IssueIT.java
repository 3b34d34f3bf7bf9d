package org.chuishao.workstation.issue;

import static org.awaitility.Awaitility.await;
import static org.chuishao.workstation.People.admin;
import static org.chuishao.workstation.issue.Village.*;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class IssueIT {
    @Inject
    AgroalDataSource database;

    @BeforeEach
    void thereAreStations() {
        stations(STATION, OTHER_STATION);
    }

    @Test
    void foundSolvedAndFedBackInTheStation() {
        var id = find(MEMBER, "platform", "POLICE_IN_GRID", "gridCode", grid("31"))
                .statusCode(201)
                .body("number", matchesPattern("340803-2026-Z\\d{6}"))
                .body("stage", is("OPEN"))
                .body("resident.name", is("王**"), "resident.phone", is("138****5678"))
                .body("moves", containsInAnyOrder("step", "settle", "escalate", "drop"))
                .extract()
                .<String>path("id");
        move(GRID_WORKER, id, "step", Map.of("owner", "网格员 孙", "note", "上门查看")).statusCode(200);
        move(MEMBER, id, "settle", SETTLED)
                .statusCode(200)
                .body("stage", is("AWAITING_FEEDBACK"), "ending", is("RESOLVED_IN_STATION"))
                .body("moves", is(List.of("feed-back")));
        move(MEMBER, id, "feed-back", Map.of("accepted", false, "note", "雨后又漏"))
                .statusCode(200)
                .body("stage", is("OPEN"), "settledAt", nullValue(), "ending", nullValue());
        move(DEPUTY, id, "settle", SETTLED).statusCode(200);
        move(DEPUTY, id, "feed-back", Map.of("accepted", true, "note", "无异议"))
                .statusCode(200)
                .body("stage", is("CLOSED"), "accepted", is(true), "moves", hasSize(0));
        assertEquals(
                List.of("FOUND", "STEP", "SETTLE", "FEED_BACK", "SETTLE", "FEED_BACK"),
                as(HEAD).get(path(id) + "/timeline").jsonPath().getList("lines.move"));
        assertEquals("网格员 孙", as(HEAD).get(path(id) + "/timeline").jsonPath().getString("lines[1].owner"));
        keepsTheContract(id, "issue-found.v1", "issue-settled.v1", "issue-resumed.v1", "issue-settled.v1");
    }

    @Test
    void aMatterFindsItsGridByItsPlaceUnlessItIsNamed() {
        var square = Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(List.of(
                        List.of(116.9, 30.9),
                        List.of(116.91, 30.9),
                        List.of(116.91, 30.91),
                        List.of(116.9, 30.91),
                        List.of(116.9, 30.9))));
        admin().body(Map.of("name", "网格", "area", square, "addresses", List.of("花山路18-3号")))
                .put("/grids/" + STATION + "51");
        var otherSquare = Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(List.of(
                        List.of(116.905, 30.9),
                        List.of(116.92, 30.9),
                        List.of(116.92, 30.91),
                        List.of(116.905, 30.91),
                        List.of(116.905, 30.9))));
        admin().body(Map.of("name", "网格", "area", otherSquare)).put("/grids/" + OTHER_STATION + "51");
        for (var place : List.of(
                Map.of("address", "某处", "longitude", 116.902, "latitude", 30.905),
                Map.of("address", "花山路 18－3号，2楼", "longitude", 100.0, "latitude", 10.0),
                Map.of("address", "花山路18-3号")))
            find(MEMBER, "location", place).statusCode(201).body("gridCode", is(STATION + "51"));
        // in none, in two, in another station's: nobody is guessed, and nothing is refused
        for (var place : List.of(
                Map.of("address", "花山路183号"),
                Map.of("address", "某处", "longitude", 100.0, "latitude", 10.0),
                Map.of("address", "某处", "longitude", 116.907, "latitude", 30.905),
                Map.of("address", "某处", "longitude", 116.915, "latitude", 30.905)))
            find(MEMBER, "location", place).statusCode(201).body("gridCode", nullValue());
        find(MEMBER, "gridCode", grid("31"), "location", Map.of("address", "花山路18-3号"))
                .statusCode(201)
                .body("gridCode", is(STATION + "31"));
        for (var unknown : List.of(STATION + "99", OTHER_STATION + "51", STATION))
            find(MEMBER, "gridCode", unknown).statusCode(422).body("code", is("UNKNOWN_GRID"));
    }

    /** A grid of the station, listed by an address of its own. */
    private static String grid(String end) {
        admin().body(Map.of("name", "网格", "addresses", List.of("网格" + end + "号")))
                .put("/grids/" + STATION + end);
        return STATION + end;
    }

    @Test
    void withoutAResidentNobodyIsFedBack() {
        var id = found("resident", null);
        move(MEMBER, id, "settle", SETTLED).statusCode(200).body("stage", is("CLOSED"));
    }

    @Test
    void whatTheStationCannotGoesIntoAWhistleAndComesBack() {
        var id = found();
        move(MEMBER, id, "step", Map.of("owner", "李社区", "note", "查看立管")).statusCode(200);
        move(DEPUTY, id, "escalate", ESCALATION)
                .statusCode(200)
                .body("stage", is("ESCALATING"), "moves", hasSize(0), "whistle", nullValue());
        var letter =
                await().until(() -> letters(id), found -> found.size() == 1).getFirst();
        assertEquals(List.of(), ApiSpecs.violations(letter.type(), letter.data()));
        assertFalse(letter.data().contains("王小明") || letter.data().contains("13800005678"), letter.data());
        assertEquals("李社区", ApiSpecs.json(letter.data()).at("/steps/0/owner").asText());

        var whistle = whistleBlown(id);
        await().untilAsserted(() -> assertEquals("ESCALATED", see(id).getString("stage")));
        whistleTells(whistle, "whistle-dispatched.v1");
        await().untilAsserted(() -> assertEquals("DISPATCHED", see(id).getString("whistle.stage")));
        assertEquals("340803-2026-000123", see(id).getString("whistle.number"));
        assertEquals(List.of("URBAN", "FIRE"), see(id).getList("whistle.departments.organisation"));
        move(DEPUTY, id, "settle", SETTLED).statusCode(409).body("code", is("ILLEGAL_MOVE"), "moves", hasSize(0));
        whistleTells(whistle, "whistle-closed.v1");
        await().untilAsserted(() -> assertEquals("AWAITING_FEEDBACK", see(id).getString("stage")));
        assertEquals("BY_WHISTLE", see(id).getString("ending"));
        assertEquals("SOLVED", see(id).getString("whistle.outcome"));

        whistleTells(whistle, "whistle-reopened.v1");
        await().untilAsserted(() -> assertEquals("ESCALATED", see(id).getString("stage")));
        whistleTells(whistle, "whistle-closed.v1");
        await().untilAsserted(() -> assertEquals("AWAITING_FEEDBACK", see(id).getString("stage")));
        move(DEPUTY, id, "feed-back", Map.of("accepted", true, "note", "已告知"))
                .statusCode(200)
                .body("stage", is("CLOSED"));
        keepsTheContract(id, "issue-found.v1", "issue-escalated.v1", "issue-escalated.v1");
    }

    /** More than a Kafka record takes: a letter that cannot be sent would stop all that comes after it. */
    @Test
    void ofALongStoryItsNewestPartGoesAlong() {
        var id = found();
        for (int i = 1; i <= 180; i++)
            move(MEMBER, id, "step", Map.of("owner", "第" + i + "次", "note", "查".repeat(2000)))
                    .statusCode(200);
        move(DEPUTY, id, "escalate", ESCALATION).statusCode(200);
        var letter =
                await().until(() -> letters(id), found -> found.size() == 1).getFirst();
        assertEquals(List.of(), ApiSpecs.violations(letter.type(), letter.data()));
        var told = JsonPath.from(letter.data());
        assertEquals(50, told.getList("steps").size());
        assertEquals("第131次", told.getString("steps[0].owner"));
        assertEquals("第180次", told.getString("steps[49].owner"));
        var next = found();
        move(DEPUTY, next, "escalate", ESCALATION).statusCode(200);
        await().until(() -> letters(next), found -> found.size() == 1);
    }

    @Test
    void aWhistleThatIsLinkedToAnotherBringsItsOwnEnd() {
        var id = found();
        move(DEPUTY, id, "escalate", ESCALATION).statusCode(200);
        var whistle = whistleBlown(id);
        var main = UUID.randomUUID();
        whistleTells(main, "whistle-blown.v1", STATION, OTHER_STATION);
        whistleTells(main, "whistle-dispatched.v1");
        String[] toMain = {"01996f40-11c0-7a02-8b57-6d2f90c4e7a1", main.toString()};
        whistleTells(whistle, "whistle-linked.v1", toMain);
        await().untilAsserted(() -> assertEquals("LINKED", see(id).getString("whistle.stage")));
        assertEquals("ESCALATED", see(id).getString("stage"));
        assertEquals("340803-2026-000118", see(id).getString("whistle.mainNumber"));
        await().untilAsserted(() ->
                assertEquals(List.of("URBAN", "FIRE"), see(id).getList("whistle.departments.organisation")));

        whistleTells(whistle, "whistle-unlinked.v1", toMain);
        await().untilAsserted(() -> assertEquals("SUBMITTED", see(id).getString("whistle.stage")));
        assertNull(see(id).getString("whistle.mainNumber"));
        whistleTells(whistle, "whistle-linked.v1", toMain);
        // as whistle tells it: the main one closes, the linked one's resident is called, then it closes by itself
        whistleTells(main, "whistle-closed.v1");
        whistleTells(whistle, "whistle-progressed.v1", "IN_PROGRESS", "AWAITING_CALLBACK");
        await().untilAsserted(() -> assertEquals("AWAITING_CALLBACK", see(id).getString("whistle.stage")));
        assertEquals("ESCALATED", see(id).getString("stage"), "the main one's end is not yet its own");
        whistleTells(whistle, "whistle-closed.v1");
        await().untilAsserted(() -> assertEquals("AWAITING_FEEDBACK", see(id).getString("stage")));
        assertEquals("SOLVED", see(id).getString("whistle.outcome"));
    }

    @Test
    void whenTheMainWhistleComesBackTheIssuesHandledInItComeBackToo() {
        var id = found();
        move(DEPUTY, id, "escalate", ESCALATION).statusCode(200);
        var whistle = whistleBlown(id);
        var main = UUID.randomUUID();
        whistleTells(main, "whistle-blown.v1", STATION, OTHER_STATION);
        whistleTells(whistle, "whistle-linked.v1", "01996f40-11c0-7a02-8b57-6d2f90c4e7a1", main.toString());
        await().untilAsserted(() -> assertEquals("LINKED", see(id).getString("whistle.stage")));
        whistleTells(main, "whistle-closed.v1");
        whistleTells(whistle, "whistle-closed.v1");
        await().untilAsserted(() -> assertEquals("AWAITING_FEEDBACK", see(id).getString("stage")));
        move(DEPUTY, id, "feed-back", Map.of("accepted", true, "note", "已告知"))
                .statusCode(200)
                .body("stage", is("CLOSED"));

        whistleTells(main, "whistle-reopened.v1");
        whistleTells(main, "whistle-dispatched.v1", "\"cycle\": 1", "\"cycle\": 2");
        await().untilAsserted(() -> assertEquals("ESCALATED", see(id).getString("stage")));
        await().untilAsserted(() -> assertEquals("DISPATCHED", see(id).getString("whistle.stage")));
        assertNull(see(id).getString("whistle.end"));
        assertNull(see(id).getString("closedAt"));
        assertEquals(whistle.toString(), see(id).getString("whistle.id"));

        // its own whistle says nothing more: the main one's end is the issue's
        whistleTells(main, "whistle-closed.v1", "\"SOLVED\"", "\"EXPLAINED\"");
        await().untilAsserted(() -> assertEquals("AWAITING_FEEDBACK", see(id).getString("stage")));
        assertEquals("EXPLAINED", see(id).getString("whistle.outcome"));
        assertEquals(
                List.of("WHISTLE_ENDED", "WHISTLE_ENDED", "WHISTLE_RESUMED"),
                as(DEPUTY).get(path(id) + "/timeline").jsonPath().<String>getList("lines.move").stream()
                        .filter(line -> line.startsWith("WHISTLE_") && !line.equals("WHISTLE_RAISED"))
                        .sorted()
                        .toList());
        keepsTheContract(id, "issue-found.v1", "issue-escalated.v1", "issue-escalated.v1");
    }

    @Test
    void whatWasLinkedAndTakenBackHasNothingMoreToDoWithTheOther() {
        var id = found();
        move(DEPUTY, id, "escalate", ESCALATION).statusCode(200);
        var whistle = whistleBlown(id);
        var main = UUID.randomUUID();
        whistleTells(main, "whistle-blown.v1", STATION, OTHER_STATION);
        whistleTells(whistle, "whistle-linked.v1", "01996f40-11c0-7a02-8b57-6d2f90c4e7a1", main.toString());
        await().untilAsserted(() -> assertEquals("LINKED", see(id).getString("whistle.stage")));
        whistleTells(whistle, "whistle-withdrawn.v1");
        await().untilAsserted(() -> assertEquals("WITHDRAWN", see(id).getString("whistle.end")));
        await().untilAsserted(() -> assertNull(see(id).getString("whistle.mainNumber")));
        move(DEPUTY, id, "take-up", Map.of("note", "由调解室接办")).statusCode(200);
        move(DEPUTY, id, "settle", SETTLED).statusCode(200);
        whistleTells(main, "whistle-closed.v1");
        whistleTells(main, "whistle-reopened.v1");
        whistleTells(main, "whistle-dispatched.v1", "\"cycle\": 1", "\"cycle\": 2");

        var other = found();
        move(DEPUTY, other, "escalate", ESCALATION).statusCode(200);
        whistleTells(whistleBlown(other), "whistle-dispatched.v1");
        await().untilAsserted(() -> assertEquals("DISPATCHED", see(other).getString("whistle.stage")));
        assertEquals("AWAITING_FEEDBACK", see(id).getString("stage"));
        assertEquals("RESOLVED_IN_STATION", see(id).getString("ending"));
    }

    @Test
    void whatBecomesOfTheMainWhistlesOwnLinksIsNotTheIssues() {
        var id = found();
        move(DEPUTY, id, "escalate", ESCALATION).statusCode(200);
        var whistle = whistleBlown(id);
        var main = UUID.randomUUID();
        whistleTells(main, "whistle-blown.v1", STATION, OTHER_STATION);
        whistleTells(whistle, "whistle-linked.v1", "01996f40-11c0-7a02-8b57-6d2f90c4e7a1", main.toString());
        await().untilAsserted(() -> assertEquals("LINKED", see(id).getString("whistle.stage")));
        whistleTells(main, "whistle-closed.v1");
        whistleTells(whistle, "whistle-closed.v1");
        await().untilAsserted(() -> assertEquals("AWAITING_FEEDBACK", see(id).getString("stage")));
        whistleTells(main, "whistle-reopened.v1");
        await().untilAsserted(() -> assertEquals("ESCALATED", see(id).getString("stage")));
        for (var move : List.of("whistle-linked.v1", "whistle-unlinked.v1", "whistle-linked.v1"))
            whistleTells(main, move);
        whistleTells(main, "whistle-closed.v1", "\"SOLVED\"", "\"EXPLAINED\"");
        await().untilAsserted(() -> assertEquals("EXPLAINED", see(id).getString("whistle.outcome")));
        assertEquals("AWAITING_FEEDBACK", see(id).getString("stage"));
    }

    @Test
    void ofTwoNeitherIsDroppedForTheOther() {
        var one = found();
        var other = found();
        move(DEPUTY, one, "drop", Map.of("reason", "DUPLICATE", "duplicateOf", other))
                .statusCode(200);
        move(DEPUTY, other, "drop", Map.of("reason", "DUPLICATE", "duplicateOf", one))
                .statusCode(400)
                .body("violations.field", is(List.of("duplicateOf")));
        assertEquals("OPEN", see(other).getString("stage"));
    }

    @Test
    void aClosedStationTakesNothingMore() {
        var closing = STREET + "009";
        var member = person("iss-closing", closing, Roles.STATION_MEMBER);
        stations(closing);
        var path = "/workstations/" + closing + "/issues";
        as(member).body(issue()).post(path).then().statusCode(201);
        admin().body(Map.of(
                        "workstations",
                        List.of(Map.of(
                                "code",
                                closing,
                                "name",
                                "站",
                                "streetCode",
                                STREET,
                                "village",
                                "村",
                                "address",
                                "路",
                                "active",
                                false))))
                .post("/workstations/batch")
                .then()
                .statusCode(200);
        as(member).body(issue()).post(path).then().statusCode(409).body("code", is("STATION_CLOSED"));
    }

    @Test
    void whoseResidentIsStillToBeCalledFollowsTheReopenedMainWhistleAtOnce() {
        var id = found();
        move(DEPUTY, id, "escalate", ESCALATION).statusCode(200);
        var whistle = whistleBlown(id);
        var main = UUID.randomUUID();
        whistleTells(main, "whistle-blown.v1", STATION, OTHER_STATION);
        whistleTells(whistle, "whistle-linked.v1", "01996f40-11c0-7a02-8b57-6d2f90c4e7a1", main.toString());
        await().untilAsserted(() -> assertEquals("LINKED", see(id).getString("whistle.stage")));
        whistleTells(main, "whistle-closed.v1");
        whistleTells(main, "whistle-reopened.v1");
        await().untilAsserted(() -> assertEquals("DISPATCHED", see(id).getString("whistle.stage")));
        // the call that was made meanwhile ends the linked whistle, not the matter
        whistleTells(whistle, "whistle-closed.v1");
        whistleTells(main, "whistle-rejected.v1");
        await().untilAsserted(() -> assertEquals("REJECTED", see(id).getString("whistle.end")));
        assertEquals("AWAITING_FEEDBACK", see(id).getString("stage"));
        assertEquals(List.of("feed-back", "take-up"), see(id).getList("moves"));
    }

    @Test
    void aWhistleThatWasLinkedAfterTheMainOneCameBackStillEndsByItself() {
        var id = found();
        move(DEPUTY, id, "escalate", ESCALATION).statusCode(200);
        var whistle = whistleBlown(id);
        var main = UUID.randomUUID();
        whistleTells(main, "whistle-blown.v1", STATION, OTHER_STATION);
        whistleTells(
                whistle,
                "whistle-linked.v1",
                "01996f40-11c0-7a02-8b57-6d2f90c4e7a1",
                main.toString(),
                "2026-09-16T01:50:00Z",
                "2026-10-10T01:50:00Z");
        await().untilAsserted(() -> assertEquals("LINKED", see(id).getString("whistle.stage")));
        whistleTells(main, "whistle-reopened.v1"); // heard late
        whistleTells(main, "whistle-closed.v1");
        whistleTells(whistle, "whistle-closed.v1");
        await().untilAsserted(() -> assertEquals("AWAITING_FEEDBACK", see(id).getString("stage")));
        keepsTheContract(id, "issue-found.v1", "issue-escalated.v1");
    }

    @Test
    void aRefusedEscalationComesBackWithItsReasonAndMayBeAskedAgain() {
        var id = found();
        move(DEPUTY, id, "escalate", ESCALATION).statusCode(200);
        refuse(id, 1);
        await().untilAsserted(() -> assertEquals("OPEN", see(id).getString("stage")));
        assertEquals("清单中没有代码为“DG-010205”的事项；不确定时可以不填。", see(id).getString("refusedBecause"));
        as(DEPUTY)
                .header("Accept-Language", "en")
                .get(path(id))
                .then()
                .body("refusedBecause", matchesPattern("The catalogue has no item.*"), "escalatedAt", nullValue());
        move(DEPUTY, id, "escalate", ESCALATION).statusCode(200).body("refusedBecause", nullValue());
        refuse(id, 1); // an answer to the first attempt, told once more under another id
        var whistle = whistleBlown(id);
        await().untilAsserted(() -> assertEquals("ESCALATED", see(id).getString("stage")));
        assertEquals(whistle.toString(), see(id).getString("whistle.id"));
    }

    @Test
    void whatIsRejectedTheStationTakesUpItselfButNeverEscalatesTwice() {
        var id = found();
        move(DEPUTY, id, "escalate", ESCALATION).statusCode(200);
        var whistle = whistleBlown(id);
        whistleTells(whistle, "whistle-rejected.v1");
        await().untilAsserted(() -> assertEquals("REJECTED", see(id).getString("whistle.end")));
        assertEquals(List.of("feed-back", "take-up"), see(id).getList("moves"));
        move(MEMBER, id, "take-up", Map.of("note", "由调解室接办")).statusCode(403);
        move(DEPUTY, id, "take-up", Map.of("note", "由调解室接办"))
                .statusCode(200)
                .body("stage", is("OPEN"), "escalatedAt", nullValue());
        move(DEPUTY, id, "escalate", ESCALATION)
                .statusCode(409)
                .body("code", is("ILLEGAL_MOVE"), "moves", is(List.of("step", "settle")))
                .body("detail", is("事项当前为“站内办理中”，不能进行“升级吹哨（escalate）”。现在可以：记录步骤（step）、站内化解（settle）。"));
        whistleTells(whistle, "whistle-objected.v1");
        await().untilAsserted(() -> assertEquals("ESCALATED", see(id).getString("stage")));
        whistleTells(whistle, "whistle-withdrawn.v1");
        await().untilAsserted(() -> assertEquals("WITHDRAWN", see(id).getString("whistle.end")));
    }

    @Test
    void whatWasTurnedBackAndIsNotAcceptedIsTheStationsAgain() {
        var id = found();
        move(DEPUTY, id, "escalate", ESCALATION).statusCode(200);
        whistleTells(whistleBlown(id), "whistle-rejected.v1");
        await().untilAsserted(() -> assertEquals("REJECTED", see(id).getString("whistle.end")));
        move(MEMBER, id, "feed-back", Map.of("accepted", false, "note", "还没有人管"))
                .statusCode(200)
                .body("stage", is("OPEN"), "moves", is(List.of("step", "settle")))
                .body("closedAt", nullValue(), "ending", nullValue());
        move(MEMBER, id, "settle", SETTLED).statusCode(200).body("ending", is("RESOLVED_IN_STATION"));
        move(MEMBER, id, "feed-back", Map.of("accepted", true, "note", "无异议"))
                .statusCode(200)
                .body("stage", is("CLOSED"));
        keepsTheContract(
                id, "issue-found.v1", "issue-escalated.v1", "issue-resumed.v1", "issue-resumed.v1", "issue-settled.v1");
    }

    @Test
    void whoeverIsOfTheStationMayAskAndWhistleIsToldAsWhom() {
        for (var who : Map.of(
                        MEMBER, "station-member",
                        DEPUTY, "station-deputy",
                        HEAD, "station-head",
                        GRID_WORKER, "grid-worker")
                .entrySet()) {
            var id = found();
            move(who.getKey(), id, "escalate", ESCALATION).statusCode(200).body("stage", is("ESCALATING"));
            var letter = await().until(() -> letters(id), hasSize(1)).getFirst();
            assertEquals(List.of(), ApiSpecs.violations(letter.type(), letter.data()));
            assertEquals(List.of(who.getValue()), JsonPath.from(letter.data()).getList("by.roles"));
        }
    }

    @Test
    void whatIsTypedTwiceIsSeenBeforeAndAfter() {
        var address = "马山路" + UUID.randomUUID().toString().substring(0, 8) + "号";
        var location = Map.of("address", address, "longitude", 117.5, "latitude", 30.75);
        var first = found("location", location, "title", "先来的");
        as(MEMBER)
                .queryParam("address", " " + address.replace("路", "路 ") + "，")
                .get("/workstations/" + STATION + "/issues/similar")
                .then()
                .statusCode(200)
                .body("id", is(List.of(first)), "title", is(List.of("先来的")))
                .body("[0].resident", nullValue());
        var second = find(MEMBER, "location", Map.of("address", "另一种写法", "longitude", 117.5002, "latitude", 30.7502))
                .statusCode(201)
                .body("samePlace.id", is(List.of(first)))
                .extract()
                .<String>path("id");
        var far = found("location", Map.of("address", "另一处", "longitude", 117.51, "latitude", 30.75));
        assertEquals(List.of(second), see(first).getList("samePlace.id"));
        assertEquals(List.of(), see(far).getList("samePlace.id"));

        move(MEMBER, second, "drop", Map.of("reason", "DUPLICATE"))
                .statusCode(400)
                .body("violations.field", is(List.of("duplicateOf")));
        move(MEMBER, second, "drop", Map.of("reason", "DUPLICATE", "duplicateOf", second))
                .statusCode(400);
        move(MEMBER, second, "drop", Map.of("reason", "DUPLICATE", "duplicateOf", first))
                .statusCode(200)
                .body("stage", is("DROPPED"), "duplicateOf", is(first), "moves", hasSize(0));
        assertEquals(List.of(), see(first).getList("samePlace.id"), "what is struck off is no repeat");
        keepsTheContract(second, "issue-found.v1", "issue-dropped.v1");
    }

    @Test
    void aStationSeesItsOwnAStreetItsVillagesAndTheDistrictAll() {
        var id = found();
        for (var who : List.of(MEMBER, GRID_WORKER, STREET_DISPATCHER, ASSESSOR)) {
            as(who).get(path(id)).then().statusCode(200).body("resident.name", is("王**"));
            as(who).get("/workstations/" + STREET + "/issues?limit=200")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(id));
        }
        as(OTHER_DEPUTY).get(path(id)).then().statusCode(404);
        as(OTHER_DEPUTY).get(path(id) + "/timeline").then().statusCode(404);
        as(OTHER_DEPUTY).get(path(id) + "/resident?reason=x").then().statusCode(404);
        as(OTHER_DEPUTY)
                .get("/workstations/" + STATION + "/issues/similar?address=x")
                .then()
                .statusCode(404);
        as(OTHER_DEPUTY)
                .get("/workstations/340803/issues?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)));
        move(OTHER_DEPUTY, id, "settle", SETTLED).statusCode(404);
        as(OTHER_DEPUTY)
                .body(issue())
                .post("/workstations/" + STATION + "/issues")
                .then()
                .statusCode(404);
        // by the right station's address, but another's number
        as(OTHER_DEPUTY)
                .get("/workstations/" + OTHER_STATION + "/issues/" + id)
                .then()
                .statusCode(404);
        as(MEMBER)
                .body(issue())
                .post("/workstations/340803007099/issues")
                .then()
                .statusCode(404);
    }

    @Test
    void whoStandsBehindItIsSealedAndReadOnlyWithAReason() throws SQLException {
        var id = found();
        as(MEMBER).get(path(id) + "/resident?reason=x").then().statusCode(403);
        as(DEPUTY).get(path(id) + "/resident").then().statusCode(400);
        as(DEPUTY)
                .get(path(id) + "/resident?reason=回访")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("phone", is("13800005678"));
        as(DEPUTY)
                .get(path(found("resident", null)) + "/resident?reason=x")
                .then()
                .statusCode(404);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        select i.resident_name, i.resident_phone, r.reader, r.reason
                        from station_issue i join resident_read r on r.issue_id = i.id where i.id = ?::uuid""")) {
            query.setString(1, id);
            try (var found = query.executeQuery()) {
                assertTrue(found.next());
                assertFalse(new String(found.getBytes(1), StandardCharsets.UTF_8).contains("王"));
                assertFalse(new String(found.getBytes(2), StandardCharsets.UTF_8).contains("1380000"));
                assertEquals("iss-deputy 回访", found.getString(3) + " " + found.getString(4));
                assertFalse(found.next(), "read once, recorded once");
            }
        }
    }

    @Test
    void theSamePostTwiceHasOneEffectAndAnOldVersionIsNotMoved() {
        var key = UUID.randomUUID().toString();
        var body = issue();
        var first = as(MEMBER).header("Idempotency-Key", key).body(body).post("/workstations/" + STATION + "/issues");
        var again = as(MEMBER).header("Idempotency-Key", key).body(body).post("/workstations/" + STATION + "/issues");
        assertEquals(first.<String>path("id"), again.<String>path("id"));
        as(MEMBER)
                .header("If-Match", "\"77\"")
                .body(SETTLED)
                .post(path(first.path("id")) + "/settle")
                .then()
                .statusCode(412);
        as(MEMBER)
                .header("If-Match", first.header("ETag"))
                .body(SETTLED)
                .post(path(first.path("id")) + "/settle")
                .then()
                .statusCode(200);
    }

    @Test
    void pagesEndAtAnIssueAndAreNarrowed() {
        var grid = grid("7" + ThreadLocalRandom.current().nextInt(100, 1000));
        var ids = List.of(found("gridCode", grid), found("gridCode", grid), found("gridCode", grid));
        var list = "/workstations/" + STATION + "/issues?gridCode=" + grid + "&stage=OPEN&kind=DISPUTE&limit=2";
        var page = as(MEMBER).get(list).jsonPath();
        assertEquals(List.of(ids.get(2), ids.get(1)), page.getList("items.id"));
        found("gridCode", grid);
        var rest = as(MEMBER).get(list + "&cursor=" + page.getString("next")).jsonPath();
        assertEquals(List.of(ids.get(0)), rest.getList("items.id"));
        as(MEMBER).get("/workstations/3408/issues").then().statusCode(404);
        as(MEMBER).get("/workstations/" + STATION + "/issues?colour=red").then().statusCode(400);
        as(MEMBER).get("/workstations/" + STATION + "/issues?stage=GONE").then().statusCode(400);
    }

    private static void refuse(String issue, int attempt) {
        var data = ApiSpecs.sample("escalation-refused.v1")
                .replace("019a0c10-5d20-7b41-8c11-2f3a4b5c6d7e", issue)
                .replace("\"attempt\": 1", "\"attempt\": " + attempt);
        TestBroker.send("refusal", issue, "escalation-refused.v1", data);
    }

    private static List<TestBroker.Received> letters(String issue) {
        return TestBroker.received("escalation").stream()
                .filter(e -> e.key().equals(issue))
                .toList();
    }

    private static void keepsTheContract(String id, String... types) {
        var told = await().until(
                        () -> TestBroker.received("station-issue").stream()
                                .filter(e -> e.key().equals(id))
                                .toList(),
                        hasSize(types.length));
        assertEquals(
                List.of(types), told.stream().map(TestBroker.Received::type).toList());
        for (var event : told) {
            assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()), event.type());
            assertFalse(event.data().contains("王小明") || event.data().contains("13800005678"), event.data());
        }
    }
}
