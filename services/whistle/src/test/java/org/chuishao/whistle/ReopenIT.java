package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.time.TravelClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a head alone may do: stand behind an emergency, and call the same departments once more. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ReopenIT {
    private static final Map<String, String> NOTE = Map.of("note", "井盖再次松动。");
    private static final String OTHER_HEAD = person("other-head", OTHER_STATION, Roles.STATION_HEAD);

    @Inject
    TravelClock clock;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    @Test
    void anEmergencyIsRatifiedOnceByItsOwnHead() {
        String id = raise(MEMBER, Map.of("kind", "EMERGENCY", "itemCode", COLLAPSE))
                .statusCode(201)
                .body("$", not(hasKey("ratifiedAt")))
                .extract()
                .path("id");
        as(DEPUTY).get("/whistles/" + id).then().body("moves", not(hasItem("ratify")));
        refused(OTHER_HEAD, r -> r.post("/whistles/" + id + "/ratify"), 404, "NOT_FOUND");
        as(HEAD).get("/whistles/" + id).then().body("moves", hasItem("ratify"));
        as(HEAD).post("/whistles/" + id + "/ratify")
                .then()
                .statusCode(200)
                .body("stage", is("DISPATCHED"), "ratifiedAt", notNullValue(), "moves", not(hasItem("ratify")));
        refused(HEAD, r -> r.post("/whistles/" + id + "/ratify"), 409, "ILLEGAL_MOVE");

        String routine = raise(DEPUTY, Map.of("itemCode", PIPE)).extract().path("id");
        refused(HEAD, r -> r.post("/whistles/" + routine + "/ratify"), 409, "ILLEGAL_MOVE");
        raise(HEAD, Map.of("kind", "EMERGENCY", "itemCode", COLLAPSE)).body("ratifiedAt", notNullValue());
    }

    @Test
    void whoTookOverIsCalledInsteadOfWhoIsGone() {
        for (var code : List.of("GAS", "WATER")) isDepartment(code, "true");
        String merged = closed("HOUSING", "GAS");
        String assistGone = closed("HOUSING", "WATER");
        String leadGone = closed("WATER", "URBAN");
        isDepartment("GAS", "false, \"successor\": \"FIRE\"");
        isDepartment("WATER", "false");
        await().untilAsserted(() ->
                refused(HEAD, r -> r.body(NOTE).post("/whistles/" + leadGone + "/reopen"), 409, "DEPARTMENT_GONE"));
        as(HEAD).get("/whistles/" + leadGone).then().body("stage", is("CLOSED"), "cycle", is(1));
        reopened(merged, "HOUSING", "FIRE");
        reopened(assistGone, "HOUSING");
    }

    private static void reopened(String id, String... departments) {
        as(HEAD).body(NOTE)
                .post("/whistles/" + id + "/reopen")
                .then()
                .statusCode(200)
                .body("departments.organisation", contains(departments));
    }

    private static void isDepartment(String code, String active) {
        TestBroker.send("organisation", "340803/" + code, "organisation-changed.v1", """
                {"code": "%s", "name": "%s局", "kind": "DEPARTMENT", "active": %s}""".formatted(code, code, active));
    }

    private static String untriaged() {
        return raise(DEPUTY, Map.of()).statusCode(201).extract().path("id");
    }

    /** Handled, verified and at its end. */
    private static String closed(String lead, String assist) {
        String id = untriaged();
        await().untilAsserted(() -> as(DISPATCHER)
                .body(Map.of("lead", lead, "assists", List.of(assist)))
                .post("/whistles/" + id + "/dispatch")
                .then()
                .statusCode(200));
        var roles = Map.of(lead, "LEAD", assist, "ASSIST");
        var solved = ", \"outcome\": \"SOLVED\", \"result\": \"好\"";
        roles.forEach((called, role) -> assignment(id, called, role, "assignment-checked-in.v1", "CHECKED_IN", ""));
        roles.forEach((called, role) -> assignment(id, called, role, "assignment-completed.v1", "DONE", solved));
        awaitStage(id, "AWAITING_VERIFICATION");
        var stars = roles.keySet().stream()
                .map(called -> Map.of("organisation", called, "stars", 4))
                .toList();
        as(DEPUTY)
                .body(Map.of("passed", true, "ratings", stars))
                .post("/whistles/" + id + "/verify")
                .then()
                .body("stage", is("CLOSED"));
        return id;
    }

    @Test
    void aClosedWhistleIsReopenedWithinThirtyDays() {
        String id = raise(DEPUTY, Map.of("itemCode", PIPE)).extract().path("id");
        refused(HEAD, r -> r.body(NOTE).post("/whistles/" + id + "/reopen"), 409, "ILLEGAL_MOVE");
        assignment(id, "HOUSING", "assignment-checked-in.v1", "CHECKED_IN", "");
        assignment(id, "HOUSING", "assignment-completed.v1", "DONE", ", \"outcome\": \"SOLVED\", \"result\": \"好\"");
        awaitStage(id, "AWAITING_VERIFICATION");
        as(DEPUTY)
                .body(Map.of("passed", true, "ratings", List.of(Map.of("organisation", "HOUSING", "stars", 4))))
                .post("/whistles/" + id + "/verify")
                .then()
                .body("stage", is("CLOSED"), "moves", empty());

        refused(DEPUTY, r -> r.body(NOTE).post("/whistles/" + id + "/reopen"), 403, "FORBIDDEN");
        refused(HEAD, r -> r.body("{}").post("/whistles/" + id + "/reopen"), 400, "INVALID_FIELDS");
        var today = clock.instant();
        try {
            // counted from the next day, until offices close
            clock.travelTo(Instant.parse("2026-12-18T17:29:00+08:00"));
            as(HEAD).get("/whistles/" + id).then().body("moves", contains("reopen"));
            clock.travelTo(Instant.parse("2026-12-18T17:30:01+08:00"));
            as(HEAD).get("/whistles/" + id).then().body("moves", empty());
            refused(HEAD, r -> r.body(NOTE).post("/whistles/" + id + "/reopen"), 409, "ILLEGAL_MOVE");
        } finally {
            clock.travelTo(today);
        }
        as(HEAD).body(NOTE)
                .post("/whistles/" + id + "/reopen")
                .then()
                .statusCode(200)
                .body("stage", is("DISPATCHED"), "cycle", is(2), "$", not(hasKey("outcome")))
                .body("departments.organisation", contains("HOUSING"), "departments.stage", contains("PENDING"));
        as(DEPUTY)
                .get("/whistles/" + id + "/timeline")
                .then()
                .body("lines.find { it.move == 'REOPEN' }.note", is("井盖再次松动。"));
        var told = await().until(
                        () -> TestBroker.received("whistle").stream()
                                .filter(e -> e.key().equals(id))
                                .map(TestBroker.Received::type)
                                .toList(),
                        hasSize(8));
        assertEquals(List.of("whistle-reopened.v1", "whistle-dispatched.v1"), told.subList(6, 8));
    }
}
