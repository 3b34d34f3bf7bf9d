package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.District.instant;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose duty it is: returns, rulings, reassignment, on one Wednesday morning. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class DisputeIT {
    private static final String AT = "2026-11-18T10:00";
    private static final String RETURN = "{\"citedItem\": \"DG-HOUSE\", \"reason\": \"排水井盖由住建局养护。\"}";
    private static final String OURS = RETURN.replace("DG-HOUSE", "DG-URBAN");
    private static final String RULED =
            "{\"responsible\": \"HOUSING\", \"citedItem\": \"DG-HOUSE\", \"reason\": \"归住建局。\"}";
    private static final String NO = "{\"reason\": \"请继续办理。\"}";
    private static final District HERE = new District("340821");
    private static final String DISPATCHER = HERE.person("dispatcher", "340821", Roles.DISPATCHER);
    private static boolean papers;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void papers() {
        if (papers) return;
        for (var department : List.of("URBAN", "HOUSING", "MARKET")) HERE.department(department, department + "局");
        item("DG-HOUSE", "HOUSING");
        item("DG-URBAN", "URBAN");
        papers = true;
    }

    private static void item(String code, String lead) {
        TestBroker.send(UUID.randomUUID(), HERE.code, "item", HERE.code + "/" + code, "item-changed.v1", """
                {"code": "%s", "version": 1, "name": "井盖", "lead": "%s", "assists": [], "onCall": [], "active": true}""".formatted(
                        code, lead));
    }

    private static ValidatableResponse move(String who, String duty, String move, String body) {
        return HERE.post(who, "/assignments/" + duty + "/" + move, body);
    }

    private static ValidatableResponse see(String who, String duty) {
        return District.as(who).get("/assignments/" + duty).then().statusCode(200);
    }

    private static String dispatched(String number, String... called) {
        District.at(AT);
        return HERE.dispatched("340821-2026-" + number, "ROUTINE", AT, called);
    }

    /** The items come by their own topic: whoever needs one waits for it. */
    private static void asks(String lead, String duty, String body) {
        await().untilAsserted(() -> move(lead, duty, "return", body).statusCode(200));
    }

    @Test
    void anUpheldReturnVoidsTheDutyAndPostsNothing() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000001", "URBAN", "MARKET");
            var urban = HERE.duty(whistle, "URBAN");
            see(HERE.lead("URBAN"), urban).body("moves", contains("accept", "return", "suspend"));
            see(DISPATCHER, urban).body("moves", contains("reassign"));
            asks(HERE.lead("URBAN"), urban, RETURN);
            see(HERE.lead("URBAN"), urban).body("moves", contains("accept", "suspend"), "asked", contains("RETURN"));
            District.as(DISPATCHER)
                    .get("/assignments?asked=RETURN")
                    .then()
                    .body("items.id", hasItem(urban))
                    .body("items.find { it.id == '" + urban + "' }.moves", contains("return/uphold", "return/refuse"));
            District.as(DISPATCHER)
                    .get("/assignments/" + urban + "/pleas")
                    .then()
                    .body("kind", contains("RETURN"), "stage", contains("ASKED"), "citedItem", contains("DG-HOUSE"))
                    .body("decideBy", contains(startsWith("2026-11-18T16:00:0")), "overdue", contains(false));
            // accepting does not settle whose it is; the clock runs on past every deadline, and nothing is posted
            // meanwhile
            move(HERE.clerk("URBAN"), urban, "accept", "{}").statusCode(200);
            District.at("2026-11-30T10:00");
            var settled = HERE.duty(whistle, "MARKET");
            await().untilAsserted(() -> see(HERE.assessor, settled).body("overdue", is(true)));
            see(HERE.assessor, urban).body("overdue", is(false));
            District.as(DISPATCHER)
                    .get("/assignments/" + urban + "/pleas")
                    .then()
                    .body("overdue", contains(true));
            move(DISPATCHER, urban, "return/uphold", "{\"note\": \"清单写明由住建局牵头。\"}")
                    .statusCode(200)
                    .body("state", is("RETURNED"), "moves", empty(), "asked", empty());
            District.as(HERE.assessor)
                    .get("/scores/URBAN/ledger?period=2026-11&limit=200")
                    .then()
                    .body("items.findAll { it.whistleId == '" + whistle + "' }", empty());
            keepsTheContract(
                    whistle,
                    urban,
                    "assignment-opened.v1",
                    "assignment-return-asked.v1",
                    "assignment-accepted.v1",
                    "assignment-returned.v1");
        });
    }

    @Test
    void aRefusedReturnMustActAndItsClockRanMeanwhile() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000002", "URBAN");
            var urban = HERE.duty(whistle, "URBAN");
            asks(HERE.lead("URBAN"), urban, RETURN);
            District.at("2026-11-26T09:00");
            move(DISPATCHER, urban, "return/refuse", NO)
                    .statusCode(200)
                    .body("state", is("PENDING"), "overdue", is(true), "moves", contains("reassign"));
            HERE.awaitLine("2026-11", "URBAN", "0", "45", "0.00");
            // once: what is refused stays refused, and after the deadline nothing is disputed any more
            for (var again : List.of("return", "dispute"))
                refused(
                                HERE.lead("URBAN"),
                                r -> r.body(RETURN).post("/assignments/" + urban + "/" + again),
                                409,
                                "ILLEGAL_MOVE")
                        .body("moves", contains("accept", "suspend"), "state", is("PENDING"));
            refused(DISPATCHER, r -> r.body("{}").post("/assignments/" + urban + "/return/uphold"), 409, "ILLEGAL_MOVE")
                    .body("moves", contains("reassign"));
            keepsTheContract(
                    whistle,
                    urban,
                    "assignment-opened.v1",
                    "assignment-return-asked.v1",
                    "assignment-return-refused.v1");
        });
    }

    @Test
    void whoGetsAJointDutyInsteadIsExpectedAtTheAppointedTime() {
        District.inAnotherTime(() -> {
            District.at(AT);
            var whistle = UUID.randomUUID().toString();
            var dispatch = Departments.dispatch(whistle, "JOINT", District.instant(AT), "URBAN")
                    .replace(Departments.STATION, HERE.station())
                    .replace("\"departments\"", "\"appointedAt\": \"2026-11-20T01:00:00Z\", \"departments\"");
            TestBroker.send(UUID.randomUUID(), HERE.code, "whistle", whistle, "whistle-dispatched.v1", dispatch);
            var urban = await().until(() -> HERE.duty(whistle, "URBAN"), notNullValue());
            District.at("2026-11-18T15:00");
            move(DISPATCHER, urban, "reassign", "{\"to\": \"HOUSING\", \"reason\": \"住建局牵头。\"}")
                    .statusCode(200);
            see(HERE.assessor, HERE.duty(whistle, "HOUSING"))
                    .body("deadlines.find { it.step == 'ACCEPT' }.due", startsWith("2026-11-18T17:00"))
                    .body("deadlines.find { it.step == 'CHECK_IN' }.due", startsWith("2026-11-20T09:00"));
        });
    }

    @Test
    void aReturnComesWithinTheAcceptLimitAndProvesIt() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000003", "URBAN");
            var urban = HERE.duty(whistle, "URBAN");
            refused(
                            HERE.lead("URBAN"),
                            r -> r.body(RETURN.replace("DG-HOUSE", "DG-URBAN"))
                                    .post("/assignments/" + urban + "/return"),
                            400,
                            "INVALID_FIELDS")
                    .body("violations.field", contains("citedItem"));
            refused(
                            HERE.lead("URBAN"),
                            r -> r.body(RETURN.replace("DG-HOUSE", "DG-NONE"))
                                    .post("/assignments/" + urban + "/return"),
                            400,
                            "INVALID_FIELDS")
                    .body("violations.field", contains("citedItem"));
            District.at("2026-11-18T16:01");
            refused(
                            HERE.lead("URBAN"),
                            r -> r.body(RETURN).post("/assignments/" + urban + "/return"),
                            409,
                            "ILLEGAL_MOVE")
                    .body("detail", containsString("签收时限"));
        });
    }

    @Test
    void aSecondDisputeIsRuledOnAndTheRulingBinds() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000004", "URBAN");
            var urban = HERE.duty(whistle, "URBAN");
            asks(HERE.lead("URBAN"), urban, RETURN);
            move(DISPATCHER, urban, "return/refuse", NO).statusCode(200);
            see(HERE.lead("URBAN"), urban).body("moves", contains("accept", "dispute", "suspend"));
            move(HERE.lead("URBAN"), urban, "dispute", RETURN).statusCode(200).body("asked", contains("RULING"));
            see(DISPATCHER, urban).body("moves", contains("rule"));
            var rule = "{\"responsible\": \"URBAN\", \"citedItem\": \"DG-URBAN\", \"reason\": \"路面井盖归城管。\"}";
            for (var party : List.of("URBAN", "HOUSING"))
                refused(
                        HERE.both("torn", List.of(HERE.code, party), Roles.DISPATCHER),
                        r -> r.body(rule.replace("DG-URBAN", "DG-HOUSE")).post("/assignments/" + urban + "/rule"),
                        403,
                        "OWN_DEPARTMENT");
            // also not whom only the department named
            refused(
                    HERE.both("torn", List.of(HERE.code, "HOUSING"), Roles.DISPATCHER),
                    r -> r.body(rule).post("/assignments/" + urban + "/rule"),
                    403,
                    "OWN_DEPARTMENT");
            move(DISPATCHER, urban, "rule", rule)
                    .statusCode(200)
                    .body("state", is("PENDING"), "ruledBy", notNullValue(), "asked", empty());
            refused(HERE.lead("URBAN"), r -> r.body(RETURN).post("/assignments/" + urban + "/return"), 409, "RULED")
                    .body("ruling", notNullValue(), "moves", contains("accept", "suspend"));
            refused(
                    HERE.lead("URBAN"),
                    r -> r.body(RETURN).post("/assignments/" + urban + "/dispute"),
                    409,
                    "ILLEGAL_MOVE");
            District.as(HERE.clerk("MARKET"))
                    .get("/rulings?itemCode=DG-340821-2026-000004&responsible=URBAN")
                    .then()
                    .statusCode(200)
                    .body(
                            "items",
                            hasSize(1),
                            "items[0].notResponsible",
                            empty(),
                            "items[0].citedItem",
                            is("DG-URBAN"));
            toldRuling(whistle, "LEAD");
        });
    }

    @Test
    void whomTheRulingNamesCannotReturnItAfterTheNextDispatch() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000005", "URBAN");
            var urban = HERE.duty(whistle, "URBAN");
            asks(HERE.lead("URBAN"), urban, RETURN);
            move(DISPATCHER, urban, "return/uphold", "{}").statusCode(200);
            redispatched(whistle, "HOUSING");
            var housing = HERE.duty(whistle, "HOUSING");
            // the first dispute was decided: this is the second about the same whistle
            asks(HERE.lead("HOUSING"), housing, RETURN.replace("DG-HOUSE", "DG-URBAN"));
            see(HERE.lead("HOUSING"), housing).body("asked", contains("RULING"));
            refused(
                            DISPATCHER,
                            r -> r.body("{}").post("/assignments/" + housing + "/return/uphold"),
                            409,
                            "ILLEGAL_MOVE")
                    .body("moves", contains("rule"));
            String ruled = move(
                            DISPATCHER,
                            housing,
                            "rule",
                            "{\"responsible\": \"URBAN\", \"citedItem\": \"DG-URBAN\", \"reason\": \"归城管。\"}")
                    .statusCode(200)
                    .body("state", is("RETURNED"))
                    .extract()
                    .path("id");
            assertEquals(housing, ruled);
            redispatched(whistle, "URBAN");
            String again = District.as(HERE.assessor)
                    .get("/assignments?whistleId=" + whistle + "&state=PENDING")
                    .path("items[0].id");
            refused(HERE.lead("URBAN"), r -> r.body(RETURN).post("/assignments/" + again + "/return"), 409, "RULED");
            move(HERE.clerk("URBAN"), again, "accept", "{}").statusCode(200);
        });
    }

    /** Who assists is no answer to who leads, and the ruled one's part does not stay empty. */
    @Test
    void aRulingOnAnAssistOpensItAnewAndSaysNothingAboutTheLead() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000011", "URBAN", "MARKET");
            var market = HERE.duty(whistle, "MARKET");
            asks(HERE.lead("MARKET"), market, RETURN);
            move(DISPATCHER, market, "return/refuse", NO).statusCode(200);
            move(HERE.lead("MARKET"), market, "dispute", RETURN).statusCode(200);
            District.at("2026-11-18T11:00");
            move(DISPATCHER, market, "rule", RULED).statusCode(200).body("state", is("RETURNED"));
            toldRuling(whistle, "ASSIST");
            District.as(HERE.clerk("MARKET"))
                    .get("/rulings?itemCode=DG-340821-2026-000011")
                    .then()
                    .body("items.role", contains("ASSIST"));
            var assist = HERE.duty(whistle, "HOUSING");
            see(HERE.lead("HOUSING"), assist)
                    .body("role", is("ASSIST"), "state", is("PENDING"), "nextDue", startsWith("2026-11-18T17:00"))
                    .body("dispatchNote", is("归住建局。"));
            refused(HERE.lead("HOUSING"), r -> r.body(OURS).post("/assignments/" + assist + "/return"), 409, "RULED");
            // the lead's own return, and whoever leads next, is another matter
            var urban = HERE.duty(whistle, "URBAN");
            asks(HERE.lead("URBAN"), urban, RETURN);
            see(HERE.lead("URBAN"), urban).body("asked", contains("RETURN"));
            move(DISPATCHER, urban, "return/uphold", "{}").statusCode(200);
            redispatched(whistle, "HOUSING");
            String lead = await().until(
                            () -> District.as(HERE.assessor)
                                    .get("/assignments?whistleId=" + whistle + "&organisation=HOUSING&state=PENDING")
                                    .path("items.find { it.role == 'LEAD' }.id"),
                            notNullValue());
            see(HERE.lead("HOUSING"), lead).body("role", is("LEAD"), "ruledBy", nullValue());
            asks(HERE.lead("HOUSING"), lead, OURS);
            see(HERE.lead("HOUSING"), lead).body("asked", contains("RULING"));
            keepsTheContract(whistle, assist, "assignment-opened.v1", "assignment-withdrawn.v1");
        });
    }

    @Test
    void whoIsOnTheWhistleAlreadyIsNotCalledAnewByARuling() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000012", "HOUSING", "MARKET");
            var market = HERE.duty(whistle, "MARKET");
            asks(HERE.lead("MARKET"), market, RETURN);
            move(DISPATCHER, market, "return/refuse", NO).statusCode(200);
            move(HERE.lead("MARKET"), market, "dispute", RETURN).statusCode(200);
            move(DISPATCHER, market, "rule", RULED).statusCode(200).body("state", is("RETURNED"));
            District.as(HERE.assessor)
                    .get("/assignments?whistleId=" + whistle)
                    .then()
                    .body(
                            "items.collect { it.organisation + ' ' + it.role + ' ' + it.state }",
                            containsInAnyOrder("HOUSING LEAD PENDING", "MARKET ASSIST RETURNED"));
        });
    }

    @Test
    void anAssistsUpheldReturnIsNoDisputeAboutTheLead() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000013", "URBAN", "MARKET");
            var market = HERE.duty(whistle, "MARKET");
            asks(HERE.lead("MARKET"), market, RETURN);
            move(DISPATCHER, market, "return/uphold", "{}").statusCode(200);
            move(DISPATCHER, HERE.duty(whistle, "URBAN"), "reassign", "{\"to\": \"HOUSING\", \"reason\": \"x\"}")
                    .statusCode(200);
            var housing = HERE.duty(whistle, "HOUSING");
            asks(HERE.lead("HOUSING"), housing, OURS);
            see(HERE.lead("HOUSING"), housing).body("asked", contains("RETURN"));
        });
    }

    /** 12.5 + 10 nobody earned, then the same with 5 + 15 of the second time: what absence posted stays. */
    @Test
    void whoWasAbsentAndIsCalledAgainBeginsAnew() {
        var there = new District("340855");
        var dispatcher = there.person("dispatcher", there.code, Roles.DISPATCHER);
        District.inAnotherTime(() -> {
            District.at(AT);
            TestBroker.send(UUID.randomUUID(), there.code, "item", there.code + "/DG-HOUSE", "item-changed.v1", """
                    {"code": "DG-HOUSE", "version": 1, "name": "井盖", "lead": "HOUSING", "assists": [], "onCall": [], "active": true}""");
            var whistle = there.dispatched("340855-2026-000001", "ROUTINE", AT, "URBAN", "MARKET");
            var urban = there.duty(whistle, "URBAN");
            await().untilAsserted(() -> there.post(there.lead("URBAN"), "/assignments/" + urban + "/return", RETURN)
                    .statusCode(200));
            District.at("2026-11-19T17:31");
            var first = there.duty(whistle, "MARKET");
            there.absent(whistle, "MARKET");
            there.post(dispatcher, "/assignments/" + urban + "/return/uphold", "{}")
                    .statusCode(200);
            var again = "2026-11-20T09:00";
            District.at(again);
            var event = Departments.dispatch(whistle, "ROUTINE", instant(again), "HOUSING", "MARKET")
                    .replace(Departments.STATION, there.station());
            TestBroker.send(UUID.randomUUID(), there.code, "whistle", whistle, "whistle-dispatched.v1", event);
            String second = await().until(
                            () -> District.as(there.assessor)
                                    .get("/assignments?whistleId=" + whistle + "&organisation=MARKET&state=PENDING")
                                    .path("items[0].id"),
                            notNullValue());
            see(there.assessor, second)
                    .body("deadlines.find { it.step == 'CHECK_IN' }.due", startsWith("2026-11-23T17:30"));
            see(there.assessor, first).body("state", is("ABSENT"));
            for (var step : List.of("accept", "check-in"))
                there.post(there.clerk("MARKET"), "/assignments/" + second + "/" + step, "{}")
                        .statusCode(200);
            there.post(
                            there.clerk("MARKET"),
                            "/assignments/" + second + "/complete",
                            "{\"outcome\": \"SOLVED\", \"result\": \"已办\"}")
                    .statusCode(200);
            there.rated(whistle, "2026-11-20T10:00", "MARKET 5");
            there.closed(whistle, "2026-11-20T11:00", "SOLVED", null);
            there.awaitLine("2026-11", "MARKET", "42.5", "65", "0.00");
        });
    }

    @Test
    void aRedispatchKeepsTheSamePartsAndRelievesTheOthers() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000006", "URBAN", "HOUSING", "MARKET");
            var urban = HERE.duty(whistle, "URBAN");
            asks(HERE.lead("URBAN"), urban, RETURN);
            move(DISPATCHER, urban, "return/uphold", "{}").statusCode(200);
            redispatched(whistle, "HOUSING");
            await().untilAsserted(() -> District.as(HERE.assessor)
                    .get("/assignments?whistleId=" + whistle)
                    .then()
                    .body(
                            "items.collect { it.organisation + ' ' + it.role + ' ' + it.state }",
                            containsInAnyOrder(
                                    "URBAN LEAD RETURNED",
                                    "HOUSING ASSIST WITHDRAWN",
                                    "HOUSING LEAD PENDING",
                                    "MARKET ASSIST WITHDRAWN")));
        });
    }

    @Test
    void theDispatcherMovesADutyAndTheNewClocksStartNow() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000007", "URBAN", "MARKET");
            var urban = HERE.duty(whistle, "URBAN");
            var to = "{\"to\": \"HOUSING\", \"reason\": \"派单时选错部门。\"}";
            for (var wrong : List.of("MARKET", "URBAN", "NOBODY"))
                refused(
                                DISPATCHER,
                                r -> r.body(to.replace("HOUSING", wrong)).post("/assignments/" + urban + "/reassign"),
                                400,
                                "INVALID_FIELDS")
                        .body("violations.field", contains("to"));
            refused(
                    HERE.both("torn", List.of(HERE.code, "URBAN"), Roles.DISPATCHER),
                    r -> r.body(to).post("/assignments/" + urban + "/reassign"),
                    403,
                    "OWN_DEPARTMENT");
            District.at("2026-11-18T11:00");
            move(DISPATCHER, urban, "reassign", to).statusCode(200).body("state", is("RETURNED"));
            var housing = HERE.duty(whistle, "HOUSING");
            see(HERE.clerk("HOUSING"), housing)
                    .body("role", is("LEAD"), "state", is("PENDING"), "dispatchNote", is("派单时选错部门。"))
                    .body("nextDue", startsWith("2026-11-18T17:00:0"));
            HERE.checksIn(whistle, "HOUSING");
            refused(DISPATCHER, r -> r.body(to).post("/assignments/" + housing + "/reassign"), 409, "ILLEGAL_MOVE")
                    .body("moves", empty());
            keepsTheContract(whistle, urban, "assignment-opened.v1", "assignment-returned.v1");
        });
    }

    @Test
    void aDutyMovedAfterItsDeadlineLeavesThePointsWhereTheyAreDue() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000008", "MARKET");
            var market = HERE.duty(whistle, "MARKET");
            District.at("2026-11-26T09:00");
            move(DISPATCHER, market, "reassign", "{\"to\": \"HOUSING\", \"reason\": \"一直没人去。\"}")
                    .statusCode(200);
            District.as(HERE.assessor)
                    .get("/scores/MARKET/ledger?period=2026-11&limit=200")
                    .then()
                    .body(
                            "items.findAll { it.whistleId == '" + whistle + "' }.fact",
                            containsInAnyOrder("CHECK_IN", "ON_TIME"));
        });
    }

    @Test
    void whoComesHasNotReturnedIt() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000009", "URBAN");
            var urban = HERE.duty(whistle, "URBAN");
            asks(HERE.lead("URBAN"), urban, RETURN);
            HERE.checksIn(whistle, "URBAN");
            see(HERE.lead("URBAN"), urban).body("asked", empty());
            District.as(DISPATCHER)
                    .get("/assignments/" + urban + "/pleas")
                    .then()
                    .body("stage", contains("LAPSED"));
        });
    }

    /** Done as the assist, then called to lead: 12.5 + 10 for the first part, 25 + 20 + 30 + 10 for the second. */
    @Test
    void ofTwoPartsOfOneDepartmentTheLatestIsRatedAndSolved() {
        var there = new District("340823");
        District.inAnotherTime(() -> {
            District.at(AT);
            var whistle = there.dispatched("340823-2026-000001", "ROUTINE", AT, "MARKET", "URBAN");
            there.checksIn(whistle, "URBAN");
            there.completes(whistle, "URBAN", "SOLVED");
            var again = "2026-11-18T11:00";
            District.at(again);
            TestBroker.send(
                    UUID.randomUUID(),
                    there.code,
                    "whistle",
                    whistle,
                    "whistle-dispatched.v1",
                    Departments.dispatch(whistle, "ROUTINE", District.instant(again), "URBAN")
                            .replace(Departments.STATION, there.station()));
            await().untilAsserted(() ->
                    see(there.assessor, there.duty(whistle, "URBAN")).body("role", is("LEAD"), "state", is("PENDING")));
            there.checksIn(whistle, "URBAN");
            there.completes(whistle, "URBAN", "SOLVED");
            there.rated(whistle, "2026-11-18T12:00", "URBAN 5");
            there.closed(whistle, "2026-11-18T12:00", "SOLVED", null);
            await().untilAsserted(() -> District.as(there.assessor)
                    .get("/scores/URBAN/ledger?limit=200&period=2026-11")
                    .then()
                    .body("items.findAll { it.fact == 'SOLVED' }", not(empty())));
            there.awaitLine("2026-11", "URBAN", "107.5", "107.5", "0.00");
        });
    }

    @Test
    void nobodyElseDecides() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000010", "URBAN");
            var urban = HERE.duty(whistle, "URBAN");
            asks(HERE.lead("URBAN"), urban, RETURN);
            var before = Footprint.of(database);
            // whose duty it is, and whose it may become
            for (var party : List.of("URBAN", "HOUSING"))
                for (var path : List.of("return/uphold", "return/refuse"))
                    refused(
                            HERE.both("torn", List.of(HERE.code, party), Roles.DISPATCHER),
                            r -> r.body(body(path)).post("/assignments/" + urban + "/" + path),
                            403,
                            "OWN_DEPARTMENT");
            for (var path : List.of("return/uphold", "return/refuse", "reassign", "rule"))
                refused(
                        HERE.person("far", HERE.code + "009", Roles.DISPATCHER),
                        r -> r.body(body(path)).post("/assignments/" + urban + "/" + path),
                        404,
                        "NOT_FOUND");
            for (var path : List.of("return", "dispute"))
                refused(
                        HERE.lead("MARKET"),
                        r -> r.body(RETURN).post("/assignments/" + urban + "/" + path),
                        404,
                        "NOT_FOUND");
            refused(HERE.lead("MARKET"), r -> r.get("/assignments/" + urban + "/pleas"), 404, "NOT_FOUND");
            assertEquals(before, Footprint.of(database));
        });
    }

    private static String body(String path) {
        return switch (path) {
            case "return/uphold" -> "{}";
            case "return/refuse" -> NO;
            case "reassign" -> "{\"to\": \"HOUSING\", \"reason\": \"x\"}";
            default -> "{\"responsible\": \"URBAN\", \"citedItem\": \"DG-URBAN\", \"reason\": \"x\"}";
        };
    }

    private static void redispatched(String whistle, String lead) {
        var event = Departments.dispatch(whistle, "ROUTINE", instant(AT), lead)
                .replace(Departments.STATION, HERE.station())
                .replace("340803-2026-000001", "340821-2026-000000");
        TestBroker.send(UUID.randomUUID(), HERE.code, "whistle", whistle, "whistle-dispatched.v1", event);
        await().untilAsserted(() -> District.as(HERE.assessor)
                .get("/assignments?whistleId=" + whistle + "&organisation=" + lead + "&state=PENDING")
                .then()
                .body("items", hasSize(1)));
    }

    /** What time alone tells; when it comes depends on when its job runs. */
    private static final Set<String> BY_THE_CLOCK = Set.of("assignment-reminded.v1", "assignment-overdue.v1");

    /** What was told of one duty, in its order; each fits its schema. */
    private static void keepsTheContract(String whistle, String duty, String... types) {
        var told = await().until(
                        () -> TestBroker.received("assignment").stream()
                                .filter(e -> e.key().equals(whistle) && e.data().contains(duty))
                                .filter(e -> !BY_THE_CLOCK.contains(e.type()))
                                .toList(),
                        hasSize(types.length));
        assertEquals(
                List.of(types), told.stream().map(TestBroker.Received::type).toList());
        for (var event : told) assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()), event.type());
    }

    private static void toldRuling(String whistle, String role) {
        var told = await().until(
                        () -> TestBroker.received("ruling").stream()
                                .filter(e -> e.data().contains(whistle))
                                .toList(),
                        hasSize(1));
        assertEquals("ruling-made.v1", told.getFirst().type());
        assertEquals(role, JsonPath.from(told.getFirst().data()).getString("role"));
        assertEquals(
                List.of(), ApiSpecs.violations("ruling-made.v1", told.getFirst().data()));
    }
}
