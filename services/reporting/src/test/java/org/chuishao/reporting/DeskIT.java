package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.District.instant;
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
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The desk that dispatched a whistle decides what its departments ask for; desks below see it. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class DeskIT {
    private static final String AT = "2026-11-18T10:00";
    private static final District HERE = new District("340867");
    private static final String STREET_CODE = HERE.code + "001";
    private static final String VILLAGE = HERE.person("village", HERE.station(), Roles.DISPATCHER);
    private static final String STREET = HERE.person("street", STREET_CODE, Roles.DISPATCHER);
    private static final String DISTRICT = HERE.person("district", HERE.code, Roles.DISPATCHER);
    private static final String ASKS = "{\"reason\": \"主管正在定制。\"}";
    private static final String NO = "{\"reason\": \"请继续办理。\"}";
    private static final String YES = "{\"note\": \"同意\"}";
    private static final String TO = "{\"to\": \"MARKET\", \"reason\": \"派错部门。\"}";

    /** Everything that is the centre's to decide. */
    private static final Map<String, String> DECISIONS = Map.of(
            "return/uphold",
            "{}",
            "return/refuse",
            NO,
            "rule",
            "{\"responsible\": \"URBAN\", \"citedItem\": \"DG-URBAN\", \"reason\": \"裁定。\"}",
            "reassign",
            TO,
            "extend/approve",
            YES,
            "extend/refuse",
            NO,
            "suspend/approve",
            YES,
            "suspend/refuse",
            NO);

    private static boolean papers;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void papers() {
        if (papers) return;
        for (var department : List.of("URBAN", "MARKET", "POLICE")) HERE.department(department, department + "局");
        TestBroker.send(UUID.randomUUID(), HERE.code, "item", HERE.code + "/DG-POLICE", "item-changed.v1", """
                {"code": "DG-POLICE", "version": 1, "name": "占道", "lead": "POLICE", "assists": [], "onCall": [], "active": true}""");
        papers = true;
    }

    /** @param centre the desk it goes out from; null in an event of before */
    private static void calls(String whistle, String at, String centre, String... called) {
        var event = Departments.dispatch(whistle, "ROUTINE", instant(at), called)
                .replace(Departments.STATION, HERE.station());
        if (centre != null) event = event.replace("\"departments\"", "\"centre\": \"" + centre + "\", \"departments\"");
        TestBroker.send(UUID.randomUUID(), HERE.code, "whistle", whistle, "whistle-dispatched.v1", event);
        await().untilAsserted(() -> District.as(HERE.assessor)
                .get("/assignments?whistleId=" + whistle)
                .then()
                .body(
                        "items.findAll { !(it.state in ['RETURNED', 'WITHDRAWN']) }.organisation",
                        containsInAnyOrder(called)));
    }

    private static String dispatched(String centre, String... called) {
        District.at(AT);
        var whistle = UUID.randomUUID().toString();
        calls(whistle, AT, centre, called);
        return whistle;
    }

    private static ValidatableResponse move(String who, String duty, String move, String body) {
        return HERE.post(who, "/assignments/" + duty + "/" + move, body);
    }

    private static ValidatableResponse see(String who, String duty) {
        return District.as(who).get("/assignments/" + duty).then().statusCode(200);
    }

    private static void decidesNothing(String who, String duty) {
        see(who, duty).body("moves", empty());
        DECISIONS.forEach((path, body) ->
                refused(who, r -> r.body(body).post("/assignments/" + duty + "/" + path), 403, "NOT_YOUR_MOVE"));
    }

    @Test
    void whatTheDistrictDispatchedNoDeskBelowDecides() {
        District.inAnotherTime(() -> {
            var whistle = dispatched(HERE.code, "URBAN", "POLICE");
            var urban = HERE.duty(whistle, "URBAN");
            HERE.checksIn(whistle, "URBAN");
            move(HERE.lead("URBAN"), urban, "extend", ASKS).statusCode(200);
            move(HERE.lead("URBAN"), urban, "suspend", """
                    {"ground": "COURT", "reviewOn": "2026-12-01", "reason": "待法院裁定。"}""").statusCode(200);
            var before = Footprint.of(database);
            for (var below : List.of(VILLAGE, STREET)) {
                decidesNothing(below, urban);
                // what waits for the desk above is still seen
                District.as(below).get("/assignments?asked=EXTENSION").then().body("items.id", hasItem(urban));
            }
            assertEquals(before, Footprint.of(database));
            see(DISTRICT, urban)
                    .body(
                            "moves",
                            containsInAnyOrder("extend/approve", "extend/refuse", "suspend/approve", "suspend/refuse"));
            move(DISTRICT, urban, "extend/approve", YES).statusCode(200);
            move(DISTRICT, urban, "suspend/refuse", NO).statusCode(200);
        });
    }

    /** A village's centre dispatches its own ROUTINE whistles: as the desk it decides, whoever else belongs to the village. */
    @Test
    void aVillagesDeskDecidesWhatItDispatched() {
        District.inAnotherTime(() -> {
            for (var centre : new String[] {HERE.station(), null}) {
                var whistle = dispatched(centre, "URBAN", "POLICE");
                for (var desk : List.of(VILLAGE, STREET, DISTRICT))
                    see(desk, HERE.duty(whistle, "POLICE")).body("moves", contains("reassign"));
                var police = HERE.duty(whistle, "POLICE");
                move(VILLAGE, police, "reassign", TO).statusCode(200);
            }
        });
    }

    @Test
    void theDeskAboveDecidesToo() {
        District.inAnotherTime(() -> {
            var whistle = dispatched(STREET_CODE, "URBAN", "POLICE");
            decidesNothing(VILLAGE, HERE.duty(whistle, "URBAN"));
            move(STREET, HERE.duty(whistle, "URBAN"), "reassign", TO).statusCode(200);
            // who got it instead has it from the same desk
            decidesNothing(VILLAGE, HERE.duty(whistle, "MARKET"));
            see(STREET, HERE.duty(whistle, "MARKET")).body("moves", contains("reassign"));
            see(DISTRICT, HERE.duty(whistle, "POLICE")).body("moves", contains("reassign"));
        });
    }

    /** The lead's return was upheld, the desk passed the whistle up, and the one above dispatched it again. */
    @Test
    void theDeskOfTheLatestDispatchDecidesAboutThemAll() {
        District.inAnotherTime(() -> {
            var whistle = dispatched(HERE.station(), "URBAN", "POLICE");
            var urban = HERE.duty(whistle, "URBAN");
            await().untilAsserted(
                            () -> move(HERE.lead("URBAN"), urban, "return", """
                    {"citedItem": "DG-POLICE", "reason": "归公安。"}""").statusCode(200));
            move(VILLAGE, urban, "return/uphold", "{}").statusCode(200);
            var police = HERE.duty(whistle, "POLICE");
            see(VILLAGE, police).body("moves", contains("reassign"));
            calls(whistle, "2026-11-18T10:10", HERE.code, "MARKET", "POLICE");
            for (var department : List.of("MARKET", "POLICE")) {
                decidesNothing(VILLAGE, HERE.duty(whistle, department));
                decidesNothing(STREET, HERE.duty(whistle, department));
                see(DISTRICT, HERE.duty(whistle, department)).body("moves", contains("reassign"));
            }
            assertEquals(police, HERE.duty(whistle, "POLICE"), "it kept its part");
        });
    }
}
