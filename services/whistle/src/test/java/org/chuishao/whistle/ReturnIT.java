package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Departments that return a duty, are relieved of it or suspended: the whistle follows its lead. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ReturnIT {
    private static final String SAMPLES_WHISTLE = "01996f4a-3c80-7d15-9a41-5b0e6c2f8a31";

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    private static String dispatched(String lead, String... assists) {
        String id =
                raise(HEAD, Map.of("kind", "JOINT")).statusCode(201).extract().path("id");
        dispatch(id, lead, assists);
        return id;
    }

    private static void dispatch(String id, String lead, String... assists) {
        as(DISPATCHER)
                .body(Map.of("lead", lead, "assists", List.of(assists)))
                .post("/whistles/" + id + "/dispatch")
                .then()
                .statusCode(200)
                .body("stage", is("DISPATCHED"));
    }

    private static void tell(String id, String organisation, String role, String duty, String type, String stage) {
        TestBroker.send("assignment", id, "assignment-" + type + ".v1", """
                {"assignmentId": "%s", "whistleId": "%s", "whistleNumber": "n", "cycle": 1, "organisation": "%s",
                 "role": "%s", "stage": "%s", "at": "2026-11-18T02:00:00Z", "by": "x"%s}""".formatted(
                        UUID.nameUUIDFromBytes((id + duty).getBytes()),
                        id,
                        organisation,
                        role,
                        stage,
                        stage.equals("DONE") ? ", \"outcome\": \"SOLVED\", \"result\": \"好\"" : ""));
    }

    private static void awaitDepartments(String id, String... expected) {
        await().untilAsserted(() -> {
            JsonPath departments = as(DISPATCHER).get("/whistles/" + id).jsonPath();
            var seen = departments.getList("departments.collect { it.organisation + ' ' + it.role + ' ' + it.stage }");
            assertEquals(
                    List.of(expected).stream().sorted().toList(),
                    seen.stream().sorted().toList());
        });
    }

    @Test
    void theLeadsUpheldReturnBringsTheWhistleBackToTheDispatcher() {
        var id = dispatched("URBAN", "FIRE");
        tell(id, "URBAN", "LEAD", "u", "opened", "PENDING");
        tell(id, "FIRE", "ASSIST", "f", "opened", "PENDING");
        for (var type : List.of("assignment-return-asked.v1", "assignment-return-refused.v1"))
            TestBroker.send("assignment", id, type, ApiSpecs.sample(type).replace(SAMPLES_WHISTLE, id));
        tell(id, "URBAN", "LEAD", "u", "returned", "RETURNED");
        awaitStage(id, "SUBMITTED");
        as(DISPATCHER).get("/whistles/" + id).then().body("moves", hasItem("dispatch"));
        as(DISPATCHER)
                .get("/whistles/" + id + "/timeline")
                .then()
                .body(
                        "lines.move",
                        hasItems(
                                "ASSIGNMENT_RETURN_ASKED",
                                "ASSIGNMENT_RETURN_REFUSED",
                                "ASSIGNMENT_RETURNED",
                                "LEAD_RETURNED"));

        // the assisting department leads now, and its duty as an assist ends afterwards
        dispatch(id, "FIRE");
        awaitDepartments(id, "URBAN LEAD RETURNED", "FIRE LEAD PENDING");
        tell(id, "FIRE", "ASSIST", "f", "accepted", "ACCEPTED");
        tell(id, "FIRE", "ASSIST", "f", "withdrawn", "WITHDRAWN");
        tell(id, "FIRE", "LEAD", "f2", "opened", "PENDING");
        tell(id, "FIRE", "LEAD", "f2", "checked-in", "CHECKED_IN");
        awaitStage(id, "IN_PROGRESS");
        tell(id, "FIRE", "LEAD", "f2", "completed", "DONE");
        awaitStage(id, "AWAITING_VERIFICATION");
        as(HEAD).body(Map.of("passed", true, "ratings", List.of(Map.of("organisation", "FIRE", "stars", 4))))
                .post("/whistles/" + id + "/verify")
                .then()
                .statusCode(200)
                .body("stage", is("CLOSED"));
        // reopened, only who was responsible is called
        as(HEAD).body(Map.of("note", "又来了"))
                .post("/whistles/" + id + "/reopen")
                .then()
                .statusCode(200)
                .body("departments.organisation", contains("FIRE"));
    }

    @Test
    void anAssistsUpheldReturnJustDropsIt() {
        var id = dispatched("URBAN", "FIRE");
        tell(id, "URBAN", "LEAD", "u", "opened", "PENDING");
        tell(id, "FIRE", "ASSIST", "f", "opened", "PENDING");
        tell(id, "FIRE", "ASSIST", "f", "returned", "RETURNED");
        tell(id, "URBAN", "LEAD", "u", "checked-in", "CHECKED_IN");
        awaitStage(id, "IN_PROGRESS");
        tell(id, "URBAN", "LEAD", "u", "completed", "DONE");
        awaitStage(id, "AWAITING_VERIFICATION");
    }

    @Test
    void aReassignedLeadIsFollowedAndTheWhistleStaysOut() {
        var id = dispatched("URBAN");
        tell(id, "URBAN", "LEAD", "u", "opened", "PENDING");
        tell(id, "HOUSING", "LEAD", "h", "opened", "PENDING");
        tell(id, "URBAN", "LEAD", "u", "returned", "RETURNED");
        awaitDepartments(id, "URBAN LEAD RETURNED", "HOUSING LEAD PENDING");
        awaitStage(id, "DISPATCHED");
        as(HOUSING_CLERK).get("/whistles/" + id).then().statusCode(200);
        // who is called now has heard nothing of it yet
        var told = await().until(
                        () -> TestBroker.received("whistle").stream()
                                .filter(event -> event.key().equals(id))
                                .toList(),
                        events -> events.size() == 3)
                .getLast();
        assertEquals("whistle-progressed.v1", told.type());
        assertEquals("DISPATCHED", ApiSpecs.json(told.data()).at("/stage").asText());
        tell(id, "HOUSING", "LEAD", "h", "checked-in", "CHECKED_IN");
        awaitStage(id, "IN_PROGRESS");
    }

    @Test
    void aWhistleIsTakenBackUntilSomebodyCameForItAlsoWhoWasSuspendedSince() {
        var id = dispatched("URBAN", "FIRE");
        tell(id, "URBAN", "LEAD", "u", "opened", "PENDING");
        tell(id, "FIRE", "ASSIST", "f", "opened", "PENDING");
        tell(id, "FIRE", "ASSIST", "f", "suspended", "SUSPENDED");
        awaitDepartments(id, "URBAN LEAD PENDING", "FIRE ASSIST SUSPENDED");
        as(HEAD).get("/whistles/" + id).then().body("moves", hasItem("withdraw"));
        tell(id, "FIRE", "ASSIST", "f", "resumed", "PENDING");
        tell(id, "FIRE", "ASSIST", "f", "checked-in", "CHECKED_IN");
        tell(id, "FIRE", "ASSIST", "f", "suspended", "SUSPENDED");
        await().untilAsserted(() -> as(HEAD).get("/whistles/" + id).then().body("moves", not(hasItem("withdraw"))));
        awaitDepartments(id, "URBAN LEAD PENDING", "FIRE ASSIST SUSPENDED");
        refused(HEAD, r -> r.body(Map.of("note", "误吹")).post("/whistles/" + id + "/withdraw"), 409, "ILLEGAL_MOVE");
    }

    @Test
    void aSuspendedWhistleIsTakenBackAsLongAsNobodyHasCome() {
        var waits = dispatched("URBAN");
        tell(waits, "URBAN", "LEAD", "u", "suspended", "SUSPENDED");
        var begun = dispatched("URBAN", "FIRE");
        tell(begun, "FIRE", "ASSIST", "f", "checked-in", "CHECKED_IN");
        tell(begun, "URBAN", "LEAD", "u", "suspended", "SUSPENDED");
        var note = Map.of("note", "居民已自行解决。");
        awaitStage(begun, "SUSPENDED");
        as(HEAD).get("/whistles/" + begun).then().body("moves", not(hasItem("withdraw")));
        refused(HEAD, r -> r.body(note).post("/whistles/" + begun + "/withdraw"), 409, "ILLEGAL_MOVE");
        awaitStage(waits, "SUSPENDED");
        as(HEAD).get("/whistles/" + waits).then().body("moves", hasItem("withdraw"));
        as(HEAD).body(note)
                .post("/whistles/" + waits + "/withdraw")
                .then()
                .statusCode(200)
                .body("stage", is("WITHDRAWN"), "moves", empty());
        tell(waits, "URBAN", "LEAD", "u", "withdrawn", "WITHDRAWN");
        awaitDepartments(waits, "URBAN LEAD WITHDRAWN");
        awaitStage(waits, "WITHDRAWN");
    }

    /** Whoever stayed away and is called once more has a new duty; what the old one still tells is history. */
    @Test
    void whoWasDeclaredAbsentIsCalledAgain() {
        var id = dispatched("URBAN", "FIRE", "HOUSING");
        for (var absent : List.of("FIRE", "HOUSING")) {
            tell(id, absent, "ASSIST", absent, "opened", "PENDING");
            tell(id, absent, "ASSIST", absent, "absent", "ABSENT");
        }
        tell(id, "URBAN", "LEAD", "u", "returned", "RETURNED");
        awaitStage(id, "SUBMITTED");
        dispatch(id, "HOUSING", "FIRE");
        awaitDepartments(id, "URBAN LEAD RETURNED", "HOUSING LEAD PENDING", "FIRE ASSIST PENDING");
        tell(id, "FIRE", "ASSIST", "FIRE", "overdue", "ABSENT");
        tell(id, "FIRE", "ASSIST", "f2", "opened", "PENDING");
        tell(id, "FIRE", "ASSIST", "f2", "accepted", "ACCEPTED");
        awaitDepartments(id, "URBAN LEAD RETURNED", "HOUSING LEAD PENDING", "FIRE ASSIST ACCEPTED");
    }

    /** After a second dispute the centre has said whose duty it is: nobody dispatches otherwise. */
    @Test
    void aRulingBindsWhoDispatchesAgain() {
        TestBroker.send("organisation", "340803/LAMPS", "organisation-changed.v1", """
                {"code": "LAMPS", "name": "路灯所", "kind": "DEPARTMENT", "active": false, "successor": "HOUSING"}""");
        var ruled = returned();
        var onAPart = returned();
        var undisputed = returned();
        ruled(ruled, "LAMPS", "LEAD");
        ruled(onAPart, "LAMPS", "ASSIST");
        await().until(() -> knows("known_organisation where code = 'LAMPS'")
                && knows("known_ruling where whistle_id = '" + ruled + "'")
                && knows("known_ruling where whistle_id = '" + onAPart + "'"));
        for (var lead : List.of("FIRE", "URBAN"))
            refused(
                            DISPATCHER,
                            r -> r.body(Map.of("lead", lead, "assists", List.of("HOUSING")))
                                    .post("/whistles/" + ruled + "/dispatch"),
                            409,
                            "RULED_OTHERWISE")
                    .body("lead", is("HOUSING"));
        as(DISPATCHER).get("/whistles/" + ruled).then().body("stage", is("SUBMITTED"));
        dispatch(ruled, "HOUSING", "FIRE");
        dispatch(onAPart, "FIRE");
        dispatch(undisputed, "FIRE");
    }

    private static String returned() {
        var id = dispatched("URBAN");
        tell(id, "URBAN", "LEAD", "u", "returned", "RETURNED");
        awaitStage(id, "SUBMITTED");
        return id;
    }

    private static void ruled(String id, String responsible, String role) {
        var ruling = ApiSpecs.sample("ruling-made.v1")
                .replaceAll("\"rulingId\": \"[^\"]*\"", "\"rulingId\": \"" + UUID.randomUUID() + '"')
                .replace("\"role\": \"LEAD\"", "\"role\": \"" + role + '"')
                .replaceAll("\"whistleId\": \"[^\"]*\"", "\"whistleId\": \"" + id + '"')
                .replaceAll("\"responsible\": \"[^\"]*\"", "\"responsible\": \"" + responsible + '"');
        TestBroker.send("ruling", id, "ruling-made.v1", ruling);
    }

    private boolean knows(String what) {
        return Sql.of("select 1 from " + what).first(database, row -> true).isPresent();
    }

    @Test
    void aSuspendedLeadSuspendsTheWhistleAndResumesItWhereItWas() {
        var id = dispatched("URBAN");
        tell(id, "URBAN", "LEAD", "u", "opened", "PENDING");
        tell(id, "URBAN", "LEAD", "u", "suspended", "SUSPENDED");
        awaitStage(id, "SUSPENDED");
        tell(id, "URBAN", "LEAD", "u", "resumed", "ACCEPTED");
        awaitStage(id, "DISPATCHED");
        tell(id, "URBAN", "LEAD", "u", "checked-in", "CHECKED_IN");
        tell(id, "URBAN", "LEAD", "u", "suspended", "SUSPENDED");
        awaitStage(id, "SUSPENDED");
        tell(id, "URBAN", "LEAD", "u", "resumed", "CHECKED_IN");
        awaitStage(id, "IN_PROGRESS");
    }
}
