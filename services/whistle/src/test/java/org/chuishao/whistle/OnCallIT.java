package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.Test;

/** An emergency goes out at once to its item's departments and to whoever the place's rosters name at this hour. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class OnCallIT {
    /** An item of its own: other tests count whom theirs call. */
    private static final String BURST = "DG-BURST";

    private static final String STALLS = "DG-ON-CALL-STALLS";

    private static void roster(String code, String area, String items, String shifts, boolean active) {
        TestBroker.send("on-call-roster", "340803/" + code, "on-call-roster-changed.v1", """
                {"code": "%s", "name": "值班", "area": "%s", "items": [%s], "shifts": [%s], "active": %s, "version": 1}""".formatted(
                        code, area, items, shifts, active));
    }

    private static String shift(String organisation, String days, String from, String to) {
        return """
                {"organisation": "%s", "part": "ON_CALL", "days": "%s", "from": "%s", "to": "%s"}""".formatted(organisation, days, from, to);
    }

    /** Tests live on Wednesday, 10:00. */
    @Test
    void whoIsOnDutyAtThisHourIsCalledToo() {
        publishPapers();
        TestBroker.send("item", "340803/" + BURST, "item-changed.v1", """
                {"code": "%s", "version": 1, "name": "爆管", "lead": "HOUSING", "assists": [], "onCall": [], "active": true}""".formatted(BURST));
        var item = '"' + BURST + '"';
        var everyHour = "00:00";
        roster("OFF", "340803001", item, shift("URBAN", "DAYS_OFF", everyHour, everyHour), true);
        roster("NIGHT", "340803001", item, shift("URBAN", "EVERY_DAY", "17:30", "08:30"), true);
        roster("ELSEWHERE", "340803002", item, shift("URBAN", "EVERY_DAY", everyHour, everyHour), true);
        roster("OTHER-ITEM", "340803001", "\"DG-NONE\"", shift("URBAN", "EVERY_DAY", everyHour, everyHour), true);
        roster("CLOSED", "340803001", item, shift("URBAN", "EVERY_DAY", everyHour, everyHour), false);
        roster("UNKNOWN", "340803001", item, shift("NOBODY", "EVERY_DAY", everyHour, everyHour), true);
        roster(
                "DAY",
                "340803001002",
                item,
                shift("FIRE", "WORKING_DAYS", "08:30", "17:30") + ", "
                        + shift("HOUSING", "EVERY_DAY", "00:00", "00:00"),
                true);
        await().untilAsserted(() -> raise(DEPUTY, Map.of("kind", "EMERGENCY", "itemCode", BURST))
                .statusCode(201)
                .body("stage", is("DISPATCHED"))
                .body("departments.organisation", contains("HOUSING", "FIRE"))
                .body("departments.role", contains("LEAD", "ASSIST")));
        raise(DEPUTY, Map.of("itemCode", BURST)).body("departments.organisation", contains("HOUSING"));
    }

    /** The dispatcher of a joint whistle is shown them; nobody else's read, and no list, asks for them. */
    @Test
    void whoeverDispatchesAJointWhistleSeesWhoIsOnCall() {
        publishPapers();
        TestBroker.send("item", "340803/" + STALLS, "item-changed.v1", """
                {"code": "%s", "version": 1, "name": "占道经营", "lead": "HOUSING", "assists": [], "onCall": ["FIRE"], "active": true}""".formatted(STALLS));
        var item = '"' + STALLS + '"';
        roster("STALLS-NIGHT", "340803001", item, shift("HOUSING", "EVERY_DAY", "17:30", "08:30"), true);
        roster("STALLS-ELSEWHERE", "340803002", item, shift("HOUSING", "EVERY_DAY", "00:00", "00:00"), true);
        roster(
                "STALLS-DAY",
                "340803001",
                item,
                shift("FIRE", "EVERY_DAY", "00:00", "00:00") + ", " + shift("URBAN", "WORKING_DAYS", "08:30", "17:30"),
                true);
        await().untilAsserted(() ->
                raise(HEAD, Map.of("kind", "JOINT", "itemCode", STALLS)).statusCode(201));
        String id = raise(HEAD, Map.of("kind", "JOINT", "itemCode", STALLS))
                .body("stage", is("SUBMITTED"), "$", not(hasKey("onCall")))
                .extract()
                .path("id");
        await().untilAsserted(() -> as(DISPATCHER)
                .get("/whistles/" + id)
                .then()
                .statusCode(200)
                .body("onCall.code", contains("FIRE", "URBAN"), "onCall.name", contains("FIRE局", "URBAN局")));
        for (var reader : new String[] {DEPUTY, HEAD, OPERATOR, person("village-desk", STATION, Roles.DISPATCHER)})
            as(reader).get("/whistles/" + id).then().statusCode(200).body("$", not(hasKey("onCall")));
        as(DISPATCHER)
                .get("/whistles?itemCode=" + STALLS)
                .then()
                .body("items.id", hasItem(id), "items.findAll { it.onCall != null }", empty());
        // an emergency calls them by itself, a routine whistle does not
        for (var kind : new String[] {"EMERGENCY", "ROUTINE"}) {
            String other = raise(HEAD, Map.of("kind", kind)).extract().path("id");
            as(DISPATCHER)
                    .get("/whistles/" + other)
                    .then()
                    .body("moves", hasItem("dispatch"), "$", not(hasKey("onCall")));
        }
        as(DISPATCHER)
                .body(Map.of("lead", "HOUSING", "assists", List.of("FIRE", "URBAN")))
                .post("/whistles/" + id + "/dispatch")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("onCall")));
        // the lead first, the others by their codes, on its own and on a list
        as(DISPATCHER)
                .get("/whistles/" + id)
                .then()
                .body("departments.organisation", contains("HOUSING", "FIRE", "URBAN"));
        as(DISPATCHER)
                .get("/whistles?limit=200")
                .then()
                .body(
                        "items.find { it.id == '" + id + "' }.departments.organisation",
                        contains("HOUSING", "FIRE", "URBAN"));
    }
}
