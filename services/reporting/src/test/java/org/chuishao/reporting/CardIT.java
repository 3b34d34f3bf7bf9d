package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.District.as;
import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.Test;

/** Blue, yellow, red: a department that did nothing for three quarters, and one that did too little to be ranked. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class CardIT {
    private final District district = new District("349921");

    @Test
    void oneQuarterBehindIsBlueTwoAreYellowThreeAreRed() {
        District.inAnotherTime(() -> {
            district.department("ROADS", "交通局");
            district.department("PARKS", "园林局");
            nothingDone("2026-02-02T09:00");
            nothingDone("2026-05-11T09:00");
            nothingDone("2026-07-13T09:00");
            District.at("2026-10-08T10:00");
            for (var quarter : List.of("2026-Q1", "2026-Q2", "2026-Q3")) {
                // 25 and 20 at the deadline, 30 a month later: for each of three whistles
                district.awaitLine(quarter, "ROADS", "0", "225", "0.00");
                district.published(quarter);
            }
            card("2026-Q1", "BLUE", "PROVISIONAL", "2026-Q1");
            card("2026-Q2", "YELLOW", "PROVISIONAL", "2026-Q1", "2026-Q2");
            card("2026-Q3", "RED", "PROVISIONAL", "2026-Q1", "2026-Q2", "2026-Q3");
            as(district.reader).get("/policies/v1").then().body("document.snail", is(false));
            as(district.assessor).get("/cards?period=2026-Q3").then().body("items[0]", not(hasKey("snail")));
            as(district.lead("ROADS")).get("/cards?period=2026-Q3").then().body("items", empty());

            District.at("2026-10-15T09:00");
            district.finalised("2026-Q3");
            refused(district.assessor, r -> r.body("{}").post("/cards/2026-Q3/ROADS/confirm"), 409, "CARD_NOT_DUE")
                    .body("notFinal", contains("2026-Q1", "2026-Q2"));
            district.finalised("2026-Q1");
            district.finalised("2026-Q2");
            card("2026-Q3", "RED", "DUE", "2026-Q1", "2026-Q2", "2026-Q3");
            var own = district.both("own", List.of(district.code, "ROADS"), Roles.ASSESSOR);
            refused(own, r -> r.body("{}").post("/cards/2026-Q3/ROADS/confirm"), 403, "OWN_DEPARTMENT");
            // three whistles make ROADS comparable, none make PARKS
            refused(district.assessor, r -> r.body("{}").post("/cards/2026-Q3/PARKS/confirm"), 404, "NOT_FOUND");
            district.post(district.assessor, "/cards/2026-Q3/ROADS/confirm", "{}")
                    .statusCode(200)
                    .body("card", is("RED"), "confirmedBy", is("assessor"));
            as(district.reader)
                    .accept("text/csv")
                    .get("/cards?period=2026-Q3&lang=en")
                    .then()
                    .body(
                            startsWith("\uFEFFQuarter,Organisation,Name,Card"),
                            containsString("ROADS,交通局,RED,CONFIRMED"));
            as(district.reader)
                    .accept("text/csv")
                    .get("/cards?period=2026-Q3&lang=zh")
                    .then()
                    .body(startsWith("\uFEFF季度,部门代码,部门,牌"), containsString("ROADS,交通局,红牌,已确认"));
        });
    }

    /** Domain §2: the snail label is off unless a district's policy says otherwise. */
    @Test
    void aRedCardBearsTheSnailOnlyWhereThePolicyOfItsQuarterSaysSo() {
        var strict = new District("349927");
        District.inAnotherTime(() -> {
            strict.department("ROADS", "交通局");
            for (var at : List.of("2026-02-02T09:00", "2026-05-11T09:00")) {
                District.at(at);
                for (int i = 0; i < 3; i++) strict.dispatched(at + "-" + i, "ROUTINE", at, "ROADS");
            }
            adoptFromJuly(strict);
            District.at("2026-07-13T09:00");
            for (int i = 0; i < 3; i++) strict.dispatched("S" + i, "ROUTINE", "2026-07-13T09:00", "ROADS");
            District.at("2026-10-08T10:00");
            for (var quarter : List.of("2026-Q1", "2026-Q2", "2026-Q3")) {
                strict.awaitLine(quarter, "ROADS", "0", "225", "0.00");
                strict.published(quarter);
            }
            as(strict.assessor)
                    .get("/cards?period=2026-Q2")
                    .then()
                    .body("items[0].card", is("YELLOW"), "items[0]", not(hasKey("snail")));
            as(strict.assessor)
                    .get("/cards?period=2026-Q3")
                    .then()
                    .body("items[0].card", is("RED"), "items[0].snail", is(true));
            as(strict.assessor)
                    .accept("text/csv")
                    .get("/cards?period=2026-Q3&lang=en")
                    .then()
                    .body(
                            startsWith("\uFEFFQuarter,Organisation,Name,Card"),
                            containsString("Snail"),
                            containsString(",true"));
        });
    }

    private static void adoptFromJuly(District district) {
        var admin = district.both("adopts", List.of(district.code), Roles.ASSESSOR, Roles.ADMIN);
        var v1 = as(admin).get("/policies/v1").then().statusCode(200).extract().jsonPath();
        var policy = new HashMap<String, Object>(v1.getMap("document"));
        policy.put("version", "snail-1");
        policy.put("snail", true);
        as(admin).body(policy).post("/policies").then().statusCode(201).body("document.snail", is(true));
        as(admin)
                .body("{\"effectiveFrom\": \"2026-07-01\"}")
                .post("/policies/snail-1/adopt")
                .then()
                .statusCode(200);
    }

    private void nothingDone(String at) {
        District.at(at);
        for (int i = 0; i < 3; i++) district.dispatched(at + "-" + i, "ROUTINE", at, "ROADS");
    }

    private void card(String quarter, String card, String state, String... behind) {
        as(district.assessor)
                .get("/cards?period=" + quarter)
                .then()
                .statusCode(200)
                .body("items.organisation", contains("ROADS"))
                .body("items.card", contains(card))
                .body("items.state", contains(state))
                .body("items[0].behind", contains(behind));
    }

    @Test
    void aConfirmedCardStaysWhatItWasWhateverIsPublishedOfEarlierQuarters() {
        var late = new District("349925");
        District.inAnotherTime(() -> {
            late.department("ROADS", "交通局");
            for (var at : List.of("2026-02-02T09:00", "2026-05-11T09:00")) {
                District.at(at);
                for (int i = 0; i < 3; i++) late.dispatched(at + "-" + i, "ROUTINE", at, "ROADS");
            }
            District.at("2026-10-08T10:00");
            late.awaitLine("2026-Q2", "ROADS", "0", "225", "0.00");
            late.awaitLine("2026-Q1", "ROADS", "0", "225", "0.00");
            late.published("2026-Q2");
            District.at("2026-10-15T09:00");
            late.finalised("2026-Q2");
            late.post(late.assessor, "/cards/2026-Q2/ROADS/confirm", "{}")
                    .statusCode(200)
                    .body("card", is("BLUE"));
            late.published("2026-Q1");
            as(late.assessor)
                    .get("/cards?period=2026-Q2")
                    .then()
                    .body("items.card", contains("BLUE"), "items.state", contains("CONFIRMED"));
        });
    }

    @Test
    void whoIsOnNoSheetOfTheQuarterHasNoCardOfIt() {
        var merging = new District("349923");
        District.inAnotherTime(() -> {
            merging.department("ROADS", "交通局");
            District.at("2026-02-02T09:00");
            for (int i = 0; i < 3; i++) merging.dispatched("M" + i, "ROUTINE", "2026-02-02T09:00", "ROADS");
            District.at("2026-07-08T10:00");
            merging.awaitLine("2026-Q1", "ROADS", "0", "225", "0.00");
            merging.published("2026-Q1");
            TestBroker.send(
                    UUID.randomUUID(),
                    merging.code,
                    "organisation",
                    "ROADS",
                    "organisation-changed.v1",
                    "{\"code\": \"ROADS\", \"name\": \"交通局\", \"kind\": \"DEPARTMENT\", \"active\": false}");
            await().untilAsserted(() -> merging.sheet(merging.reader, "2026-Q2").body("lines", empty()));
            merging.published("2026-Q2");
            refused(merging.assessor, r -> r.body("{}").post("/cards/2026-Q2/ROADS/confirm"), 404, "NOT_FOUND");
        });
    }

    @Test
    void cardsAreByQuarter() {
        for (var period : List.of("2026-09", "2026", "2027-Q1", "soon"))
            refused(district.assessor, r -> r.get("/cards?period=" + period), 400, "INVALID_FIELDS")
                    .body("violations.field", contains("period"));
        refused(district.assessor, r -> r.get("/cards"), 400, "INVALID_FIELDS");
        refused(district.assessor, r -> r.body("{}").post("/cards/2026-Q2/NOBODY/confirm"), 404, "NOT_FOUND");
        as(district.assessor)
                .get("/cards?period=2025-Q1")
                .then()
                .statusCode(200)
                .body("items", empty());
    }
}
