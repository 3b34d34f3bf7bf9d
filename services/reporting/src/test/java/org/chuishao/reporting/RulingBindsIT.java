package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.District.instant;
import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ruling binds the centre, too: what it was about is reassigned to nobody but whom it names, or who took over from it. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class RulingBindsIT {
    private static final String AT = "2026-11-18T10:00";
    private static final District HERE = new District("340866");
    private static final String DISPATCHER = HERE.person("dispatcher", HERE.code, Roles.DISPATCHER);
    private static boolean papers;

    @BeforeEach
    void papers() {
        if (papers) return;
        for (var department : List.of("URBAN", "HOUSING", "MARKET", "POLICE", "CITY"))
            HERE.department(department, department + "局");
        item("DG-HOUSE", "HOUSING");
        item("DG-URBAN", "URBAN");
        papers = true;
    }

    private static void item(String code, String lead) {
        TestBroker.send(UUID.randomUUID(), HERE.code, "item", HERE.code + "/" + code, "item-changed.v1", """
                {"code": "%s", "version": 1, "name": "井盖", "lead": "%s", "assists": [], "onCall": [], "active": true}""".formatted(
                        code, lead));
    }

    /** @param successor null where nobody took over */
    private static void gone(String department, String successor) {
        TestBroker.send(
                UUID.randomUUID(), HERE.code, "organisation", department, "organisation-changed.v1", """
                {"code": "%s", "name": "%s", "kind": "DEPARTMENT", "active": false, "successor": %s}""".formatted(
                                department, department, successor == null ? null : "\"" + successor + "\""));
    }

    private static ValidatableResponse move(String who, String duty, String move, String body) {
        return HERE.post(who, "/assignments/" + duty + "/" + move, body);
    }

    private static ValidatableResponse see(String duty) {
        return District.as(HERE.assessor).get("/assignments/" + duty).then().statusCode(200);
    }

    private static String to(String department) {
        return "{\"to\": \"%s\", \"reason\": \"改派。\"}".formatted(department);
    }

    private static ValidatableResponse refusedFor(String duty, String department) {
        return refused(
                DISPATCHER,
                r -> r.body(to(department)).post("/assignments/" + duty + "/reassign"),
                409,
                "RULED_OTHERWISE");
    }

    private static String dispatched(String number, String... called) {
        District.at(AT);
        return HERE.dispatched(HERE.code + "-2026-" + number, "ROUTINE", AT, called);
    }

    /** Returned, refused, disputed and ruled on. */
    private static void ruled(String duty, String department, String responsible) {
        var plea = "{\"citedItem\": \"%s\", \"reason\": \"不归我局。\"}"
                .formatted(department.equals("URBAN") ? "DG-HOUSE" : "DG-URBAN");
        await().untilAsserted(
                        () -> move(HERE.lead(department), duty, "return", plea).statusCode(200));
        move(DISPATCHER, duty, "return/refuse", "{\"reason\": \"请办理。\"}").statusCode(200);
        move(HERE.lead(department), duty, "dispute", plea).statusCode(200);
        move(
                        DISPATCHER,
                        duty,
                        "rule",
                        "{\"responsible\": \"%s\", \"citedItem\": \"DG-HOUSE\", \"reason\": \"裁定。\"}"
                                .formatted(responsible))
                .statusCode(200);
    }

    private static String redispatched(String whistle, String lead) {
        var event = Departments.dispatch(whistle, "ROUTINE", instant(AT), lead)
                .replace(Departments.STATION, HERE.station());
        TestBroker.send(UUID.randomUUID(), HERE.code, "whistle", whistle, "whistle-dispatched.v1", event);
        return await().until(() -> pending(whistle, lead), notNullValue());
    }

    private static String pending(String whistle, String department) {
        return District.as(HERE.assessor)
                .get("/assignments?whistleId=" + whistle + "&organisation=" + department + "&state=PENDING")
                .path("items[0].id");
    }

    @Test
    void whoseItWasRuledToBeKeepsIt() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000001", "URBAN", "POLICE");
            var urban = HERE.duty(whistle, "URBAN");
            ruled(urban, "URBAN", "URBAN");
            for (var other : List.of("HOUSING", "MARKET"))
                refusedFor(urban, other)
                        .body("responsible", is("URBAN"), "state", is("PENDING"), "detail", containsString("URBAN"));
            refused(
                    DISPATCHER,
                    r -> r.body(to("NOBODY")).post("/assignments/" + urban + "/reassign"),
                    400,
                    "INVALID_FIELDS");
            // who assists was not ruled on
            move(DISPATCHER, HERE.duty(whistle, "POLICE"), "reassign", to("MARKET"))
                    .statusCode(200);
        });
    }

    @Test
    void itGoesToWhomTheRulingNamesAndNeverBack() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000002", "URBAN");
            ruled(HERE.duty(whistle, "URBAN"), "URBAN", "HOUSING");
            // a dispatch that had not heard of the ruling yet
            var market = redispatched(whistle, "MARKET");
            for (var other : List.of("URBAN", "POLICE"))
                refusedFor(market, other).body("responsible", is("HOUSING"));
            move(DISPATCHER, market, "reassign", to("HOUSING")).statusCode(200);
            var housing = pending(whistle, "HOUSING");
            see(housing).body("ruledBy", notNullValue());
            for (var other : List.of("URBAN", "MARKET")) refusedFor(housing, other);
        });
    }

    /** Of several who assist it was ruled about one: the others, and the lead, are moved as before. */
    @Test
    void aRulingOnOneAssistBindsThatOne() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000003", "URBAN", "MARKET", "POLICE");
            ruled(HERE.duty(whistle, "MARKET"), "MARKET", "HOUSING");
            var housing = HERE.duty(whistle, "HOUSING");
            for (var other : List.of("MARKET", "CITY"))
                refusedFor(housing, other).body("responsible", is("HOUSING"));
            move(DISPATCHER, HERE.duty(whistle, "POLICE"), "reassign", to("CITY"))
                    .statusCode(200);
            move(DISPATCHER, HERE.duty(whistle, "URBAN"), "reassign", to("MARKET"))
                    .statusCode(200);
        });
    }

    @Test
    void whoTookOverIsBoundAsWell() {
        HERE.department("WATER", "水务局");
        District.inAnotherTime(() -> {
            var whistle = dispatched("000004", "URBAN");
            ruled(HERE.duty(whistle, "URBAN"), "URBAN", "WATER");
            var water = redispatched(whistle, "WATER");
            var another = dispatched("000005", "URBAN");
            ruled(HERE.duty(another, "URBAN"), "URBAN", "WATER");
            gone("WATER", "CITY");
            await().untilAsserted(() -> refusedFor(water, "URBAN").body("responsible", is("CITY")));
            move(DISPATCHER, water, "reassign", to("CITY")).statusCode(200);
            // moved there or called there, it is theirs to do
            for (var city : List.of(pending(whistle, "CITY"), redispatched(another, "CITY"))) {
                see(city).body("ruledBy", notNullValue());
                refused(
                        HERE.lead("CITY"),
                        r -> r.body("{\"citedItem\": \"DG-URBAN\", \"reason\": \"不归我局。\"}")
                                .post("/assignments/" + city + "/return"),
                        409,
                        "RULED");
                refusedFor(city, "URBAN");
            }
        });
    }

    @Test
    void whereNobodyTookOverTheCentreFindsSomebody() {
        HERE.department("LAMPS", "路灯所");
        District.inAnotherTime(() -> {
            var whistle = dispatched("000006", "URBAN");
            ruled(HERE.duty(whistle, "URBAN"), "URBAN", "LAMPS");
            var lamps = redispatched(whistle, "LAMPS");
            refusedFor(lamps, "MARKET");
            gone("LAMPS", null);
            await().untilAsserted(() ->
                    move(DISPATCHER, lamps, "reassign", to("MARKET")).statusCode(200));
        });
    }
}
