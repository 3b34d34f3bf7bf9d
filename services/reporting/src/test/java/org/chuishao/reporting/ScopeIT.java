package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.Departments.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Another unit's duty and points are not there: not by id, not in lists, scores or ledgers. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ScopeIT {
    private static final String MONTH = "2026-11";

    @Inject
    AgroalDataSource database;

    private static String elsewhere(String at, String role) {
        return Tokens.of("elsewhere").district("340811").at(at).roles(role).token();
    }

    private static Stream<String> outsiders() {
        return Stream.of(
                OTHER_DEPUTY,
                MARKET,
                person("market-lead", "MARKET", Roles.DEPARTMENT_LEAD),
                person("dispatcher-east", "340803002", Roles.DISPATCHER),
                person("clerk-by-number", STATION, Roles.DEPARTMENT_CLERK),
                person("deputy-by-name", "S-LEAD", Roles.STATION_DEPUTY),
                elsewhere("S-LEAD", Roles.DEPARTMENT_CLERK),
                elsewhere(STATION, Roles.STATION_DEPUTY),
                elsewhere("340811", Roles.ADMIN));
    }

    private static Stream<String> insiders() {
        return Stream.of(
                person("s", "S-LEAD", Roles.DEPARTMENT_CLERK),
                person("s-lead", "S-LEAD", Roles.DEPARTMENT_LEAD),
                DEPUTY,
                person("member", STATION, Roles.STATION_MEMBER),
                person("dispatcher", "340803001", Roles.DISPATCHER),
                ASSESSOR);
    }

    @Test
    void othersFindNoDutyAndItsOwnPeopleDo() {
        var whistle = dispatched("JOINT", now(), "S-LEAD", "S-ASSIST");
        var duty = assignment(whistle, "S-LEAD");
        insiders().forEach(insider -> {
            as(insider).get("/assignments/" + duty).then().statusCode(200).body("organisation", is("S-LEAD"));
            as(insider).get("/assignments?whistleId=" + whistle).then().body("items.id", hasItem(duty));
        });
        as(person("s-assist", "S-ASSIST", Roles.DEPARTMENT_CLERK))
                .get("/assignments?whistleId=" + whistle)
                .then()
                .body("items.organisation", contains("S-ASSIST"));
        var before = Footprint.of(database);
        outsiders().forEach(outsider -> {
            refused(outsider, r -> r.get("/assignments/" + duty), 404, "NOT_FOUND");
            for (var query : List.of(
                    "whistleId=" + whistle, "organisation=S-LEAD", "state=PENDING&limit=200", "sort=nextDue&limit=200"))
                as(outsider).get("/assignments?" + query).then().statusCode(200).body("items.id", not(hasItem(duty)));
        });
        for (var move : List.of("accept", "check-in", "made-safe", "complete"))
            for (var outsider : List.of(MARKET, elsewhere("S-LEAD", Roles.DEPARTMENT_CLERK)))
                refused(outsider, r -> r.body(body(move)).post("/assignments/" + duty + "/" + move), 404, "NOT_FOUND");
        for (var move : List.of("arrival", "release", "absent"))
            for (var outsider : List.of(OTHER_DEPUTY, elsewhere(STATION, Roles.STATION_DEPUTY)))
                refused(outsider, r -> r.body(body(move)).post("/assignments/" + duty + "/" + move), 404, "NOT_FOUND");
        assertEquals(before, Footprint.of(database));
    }

    private static String body(String move) {
        return switch (move) {
            case "complete" -> "{\"outcome\": \"SOLVED\", \"result\": \"好\"}";
            case "arrival" -> "{\"arrived\": true}";
            case "absent" -> "{\"note\": \"未到\"}";
            default -> "{}";
        };
    }

    @Test
    void aDepartmentSeesItsOwnScoreAndLedgerOnly() {
        var whistle = dispatched("ROUTINE", now(), "S-OWN");
        var own = person("s-own", "S-OWN", Roles.DEPARTMENT_CLERK);
        move(own, assignment(whistle, "S-OWN"), "accept", "{}").statusCode(200);
        move(own, assignment(whistle, "S-OWN"), "check-in", "{}").statusCode(200);
        for (var seeing : List.of(own, ASSESSOR, SCORE_READER)) {
            as(seeing).get("/scores?period=" + MONTH).then().body("items.organisation", hasItem("S-OWN"));
            as(seeing)
                    .get("/scores/S-OWN?period=" + MONTH)
                    .then()
                    .statusCode(200)
                    .body("earned", is("25"));
            as(seeing).get("/scores/S-OWN/ledger?period=" + MONTH).then().body("items.fact", contains("CHECK_IN"));
        }
        as(own).get("/scores?period=" + MONTH).then().body("items.organisation", contains("S-OWN"));
        refused(MARKET, r -> r.get("/scores/S-OWN?period=" + MONTH), 404, "NOT_FOUND");
        refused(MARKET, r -> r.get("/scores/S-OWN/ledger?period=" + MONTH), 404, "NOT_FOUND");
        refused(MARKET, r -> r.get("/scores/S-OWN/trend?from=2026-10&to=" + MONTH), 404, "NOT_FOUND");
        String line = as(own).get("/scores/S-OWN/ledger?period=" + MONTH).path("items[0].id");
        var proof = "/ledger/proofs/inclusion?line=" + line;
        await().untilAsserted(() -> as(own).get(proof).then().statusCode(200).body("line", is(line)));
        refused(MARKET, r -> r.get(proof), 404, "NOT_FOUND");
        refused(elsewhere("340811", Roles.ADMIN), r -> r.get(proof), 404, "NOT_FOUND");
        as(OTHER_DEPUTY).get("/scores/stations?period=" + MONTH).then().body("items.code", not(hasItem(STATION)));
        as(DEPUTY).get("/scores/stations?period=" + MONTH).then().body("items.code", contains(STATION));
        as(MARKET).get("/scores?period=" + MONTH).then().body("items.organisation", not(hasItem("S-OWN")));
        as(MARKET).accept("text/csv").get("/scores?period=" + MONTH).then().body(not(containsString("S-OWN")));
        for (var role : List.of(Roles.SCORE_READER, Roles.ADMIN, Roles.ASSESSOR)) {
            var other = elsewhere("340811", role);
            as(other).get("/scores?period=" + MONTH).then().statusCode(200).body("items", empty());
            refused(other, r -> r.get("/scores/S-OWN?period=" + MONTH), 404, "NOT_FOUND");
            refused(other, r -> r.get("/scores/S-OWN/ledger?period=" + MONTH), 404, "NOT_FOUND");
            refused(other, r -> r.get("/scores/S-OWN/trend?from=2026-10&to=" + MONTH), 404, "NOT_FOUND");
            as(other).get("/ledger?limit=1000").then().statusCode(200).body("items", empty());
            as(other).get("/ledger/checkpoint").then().statusCode(200).body("size", is(0));
            as(other).get("/scores/stations?period=" + MONTH).then().body("items", empty());
        }
    }

    @Test
    void nobodyJudgesTheirOwnDepartment() {
        var whistle = dispatched("JOINT", now(), "S-SELF", "S-SELF-TOO");
        var ownHead = Tokens.of("head")
                .at(STATION, "S-SELF", "S-SELF-TOO")
                .roles(Roles.STATION_HEAD)
                .token();
        var lead = assignment(whistle, "S-SELF");
        var clerk = person("s-self", "S-SELF", Roles.DEPARTMENT_CLERK);
        move(clerk, lead, "accept", "{}").statusCode(200);
        move(clerk, lead, "check-in", "{}").statusCode(200);
        var before = Footprint.of(database);
        for (var move : List.of("arrival", "release"))
            refused(ownHead, r -> r.body(body(move)).post("/assignments/" + lead + "/" + move), 403, "NOT_YOUR_MOVE");
        refused(
                ownHead,
                r -> r.body("{\"note\": \"未到\"}").post("/assignments/" + assignment(whistle, "S-SELF-TOO") + "/absent"),
                403,
                "NOT_YOUR_MOVE");
        as(ownHead).get("/assignments/" + lead).then().body("moves", empty());
        assertEquals(before, Footprint.of(database));
        as(DEPUTY).get("/assignments/" + lead).then().body("moves", contains("arrival", "release"));
    }
}
