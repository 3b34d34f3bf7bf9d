package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.time.TravelClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What time itself does: nobody verifies, nobody is reached, no head stands behind an emergency, a resident is forgotten. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class TimersIT {
    private static final Map<String, String> RESIDENT = Map.of("name", "王小明", "phone", "13800005678");
    private static final String ADMIN = person("admin", "340803", "admin");

    @Inject
    TravelClock clock;

    @Inject
    AgroalDataSource database;

    private Instant today;

    @BeforeEach
    void papers() {
        publishPapers();
        today = clock.instant();
    }

    @AfterEach
    void comeHome() {
        clock.travelTo(today);
    }

    /** A whistle whose lead says it is done on Wednesday 2026-11-18 at ten. */
    private static String worked(Map<String, Object> more) {
        String id = raise(DEPUTY, more).statusCode(201).extract().path("id");
        assignment(id, "HOUSING", "assignment-checked-in.v1", "CHECKED_IN", "");
        assignment(id, "HOUSING", "assignment-completed.v1", "DONE", ", \"outcome\": \"SOLVED\", \"result\": \"好\"");
        awaitStage(id, "AWAITING_VERIFICATION");
        return id;
    }

    private void at(String shanghai) {
        clock.travelTo(Instant.parse(shanghai + "+08:00"));
    }

    @Test
    void silencePassesWithoutStarsAfterTwoWorkingDays() {
        var id = worked(Map.of("itemCode", PIPE));
        as(DEPUTY)
                .get("/whistles/" + id)
                .then()
                .body("deadlines.step", contains("VERIFY"))
                .body("deadlines[0].due", startsWith("2026-11-20T17:30"))
                .body("deadlines[0].overdue", is(false))
                .body("deadlines[0].en", startsWith("2 working days from 2026-11-18 10:0"))
                .body("deadlines[0].zh", containsString("个工作日"))
                .body("policy", is("v1"));
        at("2026-11-20T17:29:00");
        refused(DEPUTY, r -> r.body("{\"passed\": true}").post("/whistles/" + id + "/verify"), 400, "INVALID_FIELDS");
        at("2026-11-20T17:30:01");
        awaitStage(id, "CLOSED");
        refused(DEPUTY, r -> r.body("{\"passed\": true}").post("/whistles/" + id + "/verify"), 409, "ILLEGAL_MOVE");
        as(DEPUTY)
                .get("/whistles/" + id)
                .then()
                .body("outcome", is("SOLVED"), "deadlines", empty(), "$", not(hasKey("satisfaction")));
        as(DEPUTY)
                .get("/whistles/" + id + "/timeline")
                .then()
                .body("lines.last().move", is("LAPSE"), "lines.last().details.en", startsWith("2 working days"));
        var verified = told(id, 6).get(4);
        assertEquals("whistle-verified.v1", verified.type());
        assertEquals(0, ApiSpecs.json(verified.data()).path("ratings").size());
        assertEquals("whistle-closed.v1", told(id, 6).get(5).type());
    }

    @Test
    void whoeverCannotBeReachedIsNotCalledForEver() {
        var id = worked(Map.of("itemCode", PIPE, "resident", RESIDENT));
        at("2026-11-23T09:00:00");
        awaitStage(id, "AWAITING_CALLBACK");
        as(OPERATOR)
                .body(Map.of("reached", false))
                .post("/whistles/" + id + "/callback")
                .then()
                .statusCode(200)
                .body("deadlines.step", contains("CALLBACK"))
                // a try does not begin the three days anew
                .body("deadlines[0].due", startsWith("2026-11-26T17:30"));
        at("2026-11-26T17:30:01");
        awaitStage(id, "CLOSED");
        as(DEPUTY)
                .get("/whistles/" + id + "/timeline")
                .then()
                .body("lines.last().move", is("CALLBACK_EXHAUSTED"), "lines.last().from", is("AWAITING_CALLBACK"));
        for (var event : told(id, 7)) assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()));
    }

    @Test
    void whatAResidentSaidBeforeTheReworkCountsForNothingAfterIt() {
        var id = worked(Map.of("itemCode", PIPE, "resident", RESIDENT));
        verified(id);
        for (int tries = 1; tries <= 2; tries++)
            as(OPERATOR)
                    .body(Map.of("reached", false))
                    .post("/whistles/" + id + "/callback")
                    .then()
                    .statusCode(200);
        as(OPERATOR)
                .body(Map.of("reached", true, "satisfaction", "DISSATISFIED", "rework", true, "note", "还在漏。"))
                .post("/whistles/" + id + "/callback")
                .then()
                .statusCode(200)
                .body("stage", is("IN_PROGRESS"), "$", not(hasKey("satisfaction")));
        as(DEPUTY)
                .get("/whistles/" + id + "/timeline")
                .then()
                .body("lines.last().details.satisfaction", is("DISSATISFIED"), "lines.last().details.try", is(3));
        assignment(id, "HOUSING", "assignment-completed.v1", "DONE", ", \"outcome\": \"SOLVED\", \"result\": \"好\"");
        awaitStage(id, "AWAITING_VERIFICATION");
        verified(id);
        as(OPERATOR)
                .body(Map.of("reached", false))
                .post("/whistles/" + id + "/callback")
                .then()
                .statusCode(200)
                .body("stage", is("AWAITING_CALLBACK"));
        at("2026-11-24T09:00:00");
        awaitStage(id, "CLOSED");
        as(DEPUTY).get("/whistles/" + id).then().body("outcome", is("SOLVED"), "$", not(hasKey("satisfaction")));
    }

    private static void verified(String id) {
        as(DEPUTY)
                .body(Map.of("passed", true, "ratings", List.of(Map.of("organisation", "HOUSING", "stars", 4))))
                .post("/whistles/" + id + "/verify")
                .then()
                .statusCode(200)
                .body("stage", is("AWAITING_CALLBACK"));
    }

    @Test
    void anEmergencyThatIsClosedBeforeAnybodyStoodBehindItIsTold() {
        String id = raise(MEMBER, Map.of("kind", "EMERGENCY", "itemCode", PIPE))
                .extract()
                .path("id");
        assignment(id, "HOUSING", "assignment-checked-in.v1", "CHECKED_IN", "");
        assignment(id, "HOUSING", "assignment-completed.v1", "DONE", ", \"outcome\": \"SOLVED\", \"result\": \"好\"");
        awaitStage(id, "AWAITING_VERIFICATION");
        as(DEPUTY)
                .body(Map.of("passed", true, "ratings", List.of(Map.of("organisation", "HOUSING", "stars", 4))))
                .post("/whistles/" + id + "/verify")
                .then()
                .body("stage", is("CLOSED"), "deadlines.step", contains("RATIFY"));
        clock.travelTo(today.plus(Duration.ofHours(24)).plusSeconds(90));
        assertEquals("whistle-ratification-overdue.v1", told(id, 7).get(6).type());
        as(HEAD).post("/whistles/" + id + "/ratify").then().statusCode(200).body("deadlines", empty());
    }

    @Test
    void anEmergencyNobodyStandsBehindIsShownAndToldOnce() {
        String id = raise(MEMBER, Map.of("kind", "EMERGENCY", "itemCode", COLLAPSE))
                .body("deadlines.step", contains("RATIFY"))
                .body("deadlines[0].due", startsWith("2026-11-19T10:0"))
                .extract()
                .path("id");
        clock.travelTo(today.plus(Duration.ofHours(24)).plusSeconds(90));
        var overdue = told(id, 3).get(2);
        assertEquals("whistle-ratification-overdue.v1", overdue.type());
        assertEquals(List.of(), ApiSpecs.violations(overdue.type(), overdue.data()));
        clock.travelTo(today.plus(Duration.ofHours(30)));
        as(HEAD).get("/whistles/" + id).then().body("deadlines[0].overdue", is(true), "moves", hasItem("ratify"));
        as(HEAD).post("/whistles/" + id + "/ratify").then().statusCode(200).body("deadlines", empty());
        var types = told(id, 4).stream().map(TestBroker.Received::type).toList();
        assertEquals("whistle-ratified.v1", types.getLast());
        as(HEAD).get("/whistles/" + id + "/timeline")
                .then()
                .body("lines.findAll { it.move == 'RATIFICATION_OVERDUE' }.size()", is(1));
    }

    @Test
    void aHeadIsExpectedAgainOnceARejectedEmergencyIsObjectedTo() {
        String id = raise(MEMBER, Map.of("kind", "EMERGENCY")).extract().path("id");
        as(DISPATCHER)
                .body(Map.of("reason", "STATION_MATTER", "note", "村内可以处理。"))
                .post("/whistles/" + id + "/reject")
                .then()
                .statusCode(200)
                .body("deadlines.step", not(hasItem("RATIFY")));
        as(MEMBER)
                .body(Map.of("note", "墙体还在开裂。"))
                .post("/whistles/" + id + "/object")
                .then()
                .statusCode(200)
                .body("stage", is("SUBMITTED"), "deadlines.step", hasItem("RATIFY"));
        clock.travelTo(today.plus(Duration.ofHours(24)).plusSeconds(90));
        await().untilAsserted(() -> as(HEAD).get("/whistles/" + id + "/timeline")
                .then()
                .body("lines.findAll { it.move == 'RATIFICATION_OVERDUE' }.size()", is(1)));
    }

    @Test
    void aCentreHasFourWorkingHoursAndTwoWhenItMustDispatchAgain() {
        String id = raise(DEPUTY, Map.of())
                .body("deadlines.step", contains("DISPATCH"))
                .body("deadlines[0].due", startsWith("2026-11-18T16:"))
                .extract()
                .path("id");
        as(DISPATCHER)
                .body(Map.of("lead", "HOUSING"))
                .post("/whistles/" + id + "/dispatch")
                .then()
                .body("deadlines", empty());
        assignment(id, "HOUSING", "assignment-returned.v1", "RETURNED", "");
        awaitStage(id, "SUBMITTED");
        as(DISPATCHER)
                .get("/whistles/" + id)
                .then()
                .body("deadlines[0].due", startsWith("2026-11-18T14:"))
                .body("deadlines[0].overdue", is(false));
        at("2026-11-18T14:45:00");
        as(DISPATCHER).get("/whistles/" + id).then().body("deadlines[0].overdue", is(true), "stage", is("SUBMITTED"));
    }

    @Test
    void aCentreIsRemindedAtHalfAndNineTenthsOfTheTimeItHasToDispatchAgain() {
        String id = raise(DEPUTY, Map.of("itemCode", PIPE))
                .body("stage", is("DISPATCHED"))
                .extract()
                .path("id");
        assignment(id, "HOUSING", "assignment-returned.v1", "RETURNED", "");
        awaitStage(id, "SUBMITTED");
        // it came back just after ten and is due two working hours later, just after two
        at("2026-11-18T10:59:00");
        assertEquals(List.of(), reminders(id));
        at("2026-11-18T11:30:00");
        await().untilAsserted(() -> assertEquals(List.of(50), reminders(id)));
        at("2026-11-18T11:46:00");
        assertEquals(List.of(50), reminders(id));
        at("2026-11-18T11:59:00");
        await().untilAsserted(() -> assertEquals(List.of(50, 90), reminders(id)));
        var seen = as(DISPATCHER).get("/whistles/" + id).header("ETag");
        as(DISPATCHER)
                .header("If-None-Match", seen)
                .get("/whistles/" + id)
                .then()
                .statusCode(304);
        at("2026-11-19T10:00:00");
        // nobody touched it: it is time alone that made a difference
        as(DISPATCHER)
                .header("If-None-Match", seen)
                .get("/whistles/" + id)
                .then()
                .statusCode(200)
                .body("deadlines[0].overdue", is(true));
        as(DISPATCHER)
                .body(Map.of("lead", "URBAN"))
                .post("/whistles/" + id + "/dispatch")
                .then()
                .statusCode(200);
        at("2026-11-20T10:00:00");
        var reminded = told(id, 6).stream()
                .filter(e -> e.type().equals("whistle-triage-reminded.v1"))
                .toList();
        assertEquals(2, reminded.size());
        for (var event : reminded) assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()));
        assertEquals(List.of(50, 90), reminders(id));
    }

    @Test
    void whatIsAnsweredIsRemindedOfAnew() {
        String id = raise(DEPUTY, Map.of()).extract().path("id");
        at("2026-11-18T14:30:00");
        await().untilAsserted(() -> assertEquals(List.of(50), reminders(id)));
        as(DISPATCHER)
                .body(Map.of("note", "请补充照片。"))
                .post("/whistles/" + id + "/ask")
                .then()
                .statusCode(200);
        at("2026-11-19T14:00:00");
        as(DEPUTY)
                .body(Map.of("note", "已补充。"))
                .post("/whistles/" + id + "/answer")
                .then()
                .statusCode(200);
        assertEquals(List.of(50), reminders(id));
        at("2026-11-19T16:05:00");
        await().untilAsserted(() -> assertEquals(List.of(50, 50), reminders(id)));
        as(DEPUTY)
                .body(Map.of("note", "已自行解决。"))
                .post("/whistles/" + id + "/withdraw")
                .then()
                .statusCode(200);
        at("2026-11-20T16:05:00");
        assertEquals(List.of(50, 50), reminders(id));
    }

    private static List<Integer> reminders(String id) {
        return as(DISPATCHER)
                .get("/whistles/" + id + "/timeline")
                .then()
                .statusCode(200)
                .extract()
                .path("lines.findAll { it.move == 'TRIAGE_REMINDED' }.details.percent");
    }

    @Test
    void aResidentIsForgottenSixMonthsAfterTheEndAndWhoReadIsNot() throws SQLException {
        var id = worked(Map.of("itemCode", PIPE, "resident", RESIDENT));
        as(DEPUTY).get("/whistles/" + id + "/resident?reason=核对地址").then().body("phone", is("13800005678"));
        at("2026-11-23T09:00:00");
        awaitStage(id, "AWAITING_CALLBACK");
        as(OPERATOR)
                .body(Map.of("reached", true, "satisfaction", "SATISFIED"))
                .post("/whistles/" + id + "/callback")
                .then()
                .body("stage", is("CLOSED"));
        at("2027-05-23T08:59:00");
        as(DEPUTY).get("/whistles/" + id).then().body("resident.name", is("王**"));
        at("2027-05-23T09:10:00");
        await().untilAsserted(() ->
                as(DEPUTY).get("/whistles/" + id).then().statusCode(200).body("$", not(hasKey("resident"))));
        refused(DEPUTY, r -> r.get("/whistles/" + id + "/resident?reason=x"), 404, "NOT_FOUND");
        as(DEPUTY).get("/whistles/" + id + "/timeline").then().body("lines.last().move", is("RESIDENT_ERASED"));
        try (var connection = database.getConnection();
                var kept = connection.prepareStatement(
                        "select resident_name is null and resident_phone is null from whistle where id = '" + id
                                + "'");
                var row = kept.executeQuery()) {
            row.next();
            assertTrue(row.getBoolean(1));
        }
        as(ADMIN)
                .get("/whistles/" + id + "/resident/reads?limit=1")
                .then()
                .statusCode(200)
                .body("items.reader", contains("deputy"), "items.reason", contains("核对地址"), "$", not(hasKey("next")));
        refused(ADMIN, r -> r.get("/whistles/" + id + "/resident/reads?cursor=x"), 400, "INVALID_CURSOR");
    }

    @Test
    void aResidentIsForgottenAlsoOfADraftNobodyHasTouched() {
        String id = raise(DEPUTY, Map.of("draft", true, "resident", RESIDENT))
                .body("stage", is("DRAFT"), "deadlines", empty())
                .extract()
                .path("id");
        at("2027-05-18T09:59:00");
        String other = raise(DEPUTY, Map.of("draft", true, "resident", RESIDENT))
                .extract()
                .path("id");
        as(DEPUTY).get("/whistles/" + id).then().body("resident.name", is("王**"));
        at("2027-05-18T10:10:00");
        await().untilAsserted(() -> as(DEPUTY)
                .get("/whistles/" + id)
                .then()
                .statusCode(200)
                .body("stage", is("DRAFT"), "$", not(hasKey("resident"))));
        refused(DEPUTY, r -> r.get("/whistles/" + id + "/resident?reason=x"), 404, "NOT_FOUND");
        as(DEPUTY).get("/whistles/" + id + "/timeline").then().body("lines.last().move", is("RESIDENT_ERASED"));
        as(DEPUTY).get("/whistles/" + other).then().body("resident.name", is("王**"));
        as(DEPUTY).post("/whistles/" + id + "/blow").then().statusCode(200).body("stage", is("SUBMITTED"));
    }

    private static List<TestBroker.Received> told(String id, int expected) {
        return await().until(
                        () -> TestBroker.received("whistle").stream()
                                .filter(e -> e.key().equals(id))
                                .toList(),
                        hasSize(expected));
    }
}
