package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.whistle.Village.as;
import static org.chuishao.whistle.Village.whistle;
import static org.hamcrest.Matchers.*;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;
import org.chuishao.kernel.time.TravelClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A year nobody has imported yet, imported, and imported again with other days, while a whistle waits for it. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class CalendarYearIT {
    /** A district of its own: what a year's days are is a district's. */
    private static final String HERE = "340881";

    private static final String STATION = HERE + "001002";
    private static final String DEPUTY = person("deputy", STATION, Roles.STATION_DEPUTY);
    private static final String DISPATCHER = person("dispatcher", HERE, Roles.DISPATCHER);

    @Inject
    TravelClock clock;

    @Inject
    AgroalDataSource database;

    private Instant today;

    @BeforeEach
    void station() {
        today = clock.instant();
        TestBroker.send(
                UUID.randomUUID(), HERE, "workstation", HERE + "/" + STATION, "workstation-changed.v1", """
                {"code": "%s", "name": "马山社区红领工作站", "active": true}""".formatted(
                                STATION));
        await().untilAsserted(() -> raised().statusCode(201));
    }

    @AfterEach
    void comeHome() {
        clock.travelTo(today);
    }

    @Test
    void aDeadlineIsCountedOnceItsYearIsKnownAndStaysWhenTheYearIsImportedAgain() {
        clock.travelTo(Instant.parse("2026-12-31T16:00:00+08:00"));
        String early = raised().body("stage", is("SUBMITTED"), "deadlines", empty())
                .extract()
                .path("id");
        inTime(early);
        // two and a half of its four working hours are the new year's
        imported(1, "{\"name\": \"元旦\", \"date\": \"2027-01-01\", \"offDay\": true}");
        awaitDue(early, "2027-01-04T11:00").body("deadlines[0].en", containsString("not counted 01-01"));
        inTime(early);
        await("the job has fixed it").until(() -> isFixed(early));

        // the Saturday is worked after all
        imported(
                2,
                "{\"name\": \"元旦\", \"date\": \"2027-01-01\", \"offDay\": true},"
                        + " {\"name\": \"元旦\", \"date\": \"2027-01-02\", \"offDay\": false}");
        await().untilAsserted(() -> raised().body("deadlines[0].due", startsWith("2027-01-02T11:0")));
        // what somebody was told stands; the days it was counted by are no longer those of the year
        see(early)
                .body("deadlines[0].due", startsWith("2027-01-04T11:0"))
                .body("deadlines[0].en", not(containsString("counted")))
                .body("deadlines[0].overdue", is(false));
        clock.travelTo(Instant.parse("2027-01-02T12:00:00+08:00"));
        see(early).body("deadlines[0].overdue", is(false));
        clock.travelTo(Instant.parse("2027-01-04T11:10:00+08:00"));
        see(early).body("deadlines[0].overdue", is(true), "stage", is("SUBMITTED"));
    }

    /** The third working day after the 30th is the new year's. */
    @Test
    void nothingIsSentBackIntoAYearThatIsMissing() {
        var there = "340889";
        var station = there + "001002";
        var deputy = person(there, "deputy", station, Roles.STATION_DEPUTY);
        var dispatcher = person(there, "dispatcher", there, Roles.DISPATCHER);
        var operator = person(there, "operator", there, Roles.CALLBACK_OPERATOR);
        TestBroker.send(
                UUID.randomUUID(), there, "workstation", there + "/" + station, "workstation-changed.v1", """
                {"code": "%s", "name": "马山社区红领工作站", "active": true}""".formatted(
                                station));
        TestBroker.send(UUID.randomUUID(), there, "organisation", there + "/HOUSING", "organisation-changed.v1", """
                {"code": "HOUSING", "name": "住建局", "kind": "DEPARTMENT", "active": true}""");
        clock.travelTo(Instant.parse("2026-12-21T10:00:00+08:00"));
        var matter = whistle(Map.of("stationCode", station, "resident", Map.of("name", "王小明", "phone", "13800005678")));
        String id =
                await().until(() -> as(deputy).body(matter).post("/whistles").<String>path("id"), notNullValue());
        await().untilAsserted(() -> as(dispatcher)
                .body(Map.of("lead", "HOUSING"))
                .post("/whistles/" + id + "/dispatch")
                .then()
                .statusCode(200));
        clock.travelTo(Instant.parse("2026-12-29T10:00:00+08:00"));
        told(there, id, "assignment-checked-in.v1", "CHECKED_IN", "");
        told(there, id, "assignment-completed.v1", "DONE", ", \"outcome\": \"SOLVED\", \"result\": \"已换管\"");
        await().untilAsserted(
                        () -> as(dispatcher).get("/whistles/" + id).then().body("stage", is("AWAITING_VERIFICATION")));

        clock.travelTo(Instant.parse("2026-12-30T10:00:00+08:00"));
        var failed = Map.of("passed", false, "note", "还在漏");
        refused(deputy, r -> r.body(failed).post("/whistles/" + id + "/verify"), 409, "CALENDAR_YEAR_MISSING");
        as(deputy)
                .body(Map.of("passed", true, "ratings", List.of(Map.of("organisation", "HOUSING", "stars", 4))))
                .post("/whistles/" + id + "/verify")
                .then()
                .statusCode(200)
                .body("stage", is("AWAITING_CALLBACK"));
        var again = Map.of("reached", true, "satisfaction", "DISSATISFIED", "rework", true, "note", "没修好");
        refused(operator, r -> r.body(again).post("/whistles/" + id + "/callback"), 409, "CALENDAR_YEAR_MISSING");
        imported(there, 1, "{\"name\": \"元旦\", \"date\": \"2027-01-01\", \"offDay\": true}");
        await().untilAsserted(() -> as(operator)
                .body(again)
                .post("/whistles/" + id + "/callback")
                .then()
                .statusCode(200)
                .body("stage", is("IN_PROGRESS")));
    }

    /** Fifteen working days after the 1st are in the old year, after the appointment in the new. */
    @Test
    void nobodyIsAppointedIntoAYearThatIsMissing() {
        var there = "340888";
        var station = there + "001002";
        var head = person(there, "head", station, Roles.STATION_HEAD);
        var dispatcher = person(there, "dispatcher", there, Roles.DISPATCHER);
        TestBroker.send(
                UUID.randomUUID(), there, "workstation", there + "/" + station, "workstation-changed.v1", """
                {"code": "%s", "name": "马山社区红领工作站", "active": true}""".formatted(
                                station));
        TestBroker.send(UUID.randomUUID(), there, "organisation", there + "/HOUSING", "organisation-changed.v1", """
                {"code": "HOUSING", "name": "住建局", "kind": "DEPARTMENT", "active": true}""");
        clock.travelTo(Instant.parse("2026-12-01T10:00:00+08:00"));
        var matter = whistle(Map.of("stationCode", station, "kind", "JOINT"));
        String id = await().until(() -> as(head).body(matter).post("/whistles").<String>path("id"), notNullValue());
        await().untilAsserted(() -> refused(
                dispatcher,
                r -> r.body(Map.of("lead", "HOUSING", "appointedAt", "2026-12-28T09:00:00+08:00"))
                        .post("/whistles/" + id + "/dispatch"),
                409,
                "CALENDAR_YEAR_MISSING"));
        as(dispatcher)
                .body(Map.of("lead", "HOUSING", "appointedAt", "2026-12-02T09:00:00+08:00"))
                .post("/whistles/" + id + "/dispatch")
                .then()
                .statusCode(200);
    }

    /** Four working hours; what was fixed stays when the hours of its year change. */
    @Test
    void aDeadlineGoesByTheHoursOfEachDay() {
        var there = "340837";
        var station = there + "001002";
        var deputy = person(there, "deputy", station, Roles.STATION_DEPUTY);
        TestBroker.send(
                UUID.randomUUID(), there, "workstation", there + "/" + station, "workstation-changed.v1", """
                {"code": "%s", "name": "马山社区红领工作站", "active": true}""".formatted(
                                station));
        var newYear = "{\"name\": \"元旦\", \"date\": \"2027-01-01\", \"offDay\": true}";
        imported(there, 1, newYear);
        clock.travelTo(Instant.parse("2027-05-31T16:00:00+08:00"));
        clock.travelTo(Instant.parse("2027-05-31T16:00:00+08:00"));
        String early = await().until(() -> raised(deputy, station), raised -> raised.path("deadlines[0].due") != null)
                .path("id");
        as(deputy).get("/whistles/" + early).then().body("deadlines[0].due", startsWith("2027-06-01T11:00"));

        imported(there, 2, newYear, """
                , "workingHours": [{"from": "2027-01-01", "hours": "08:30-12:00,14:00-17:30"},
                  {"from": "2027-06-01", "hours": "08:00-12:00,15:00-18:00"}]""");
        // an hour and a half on the last day of spring, the others from eight on
        await().untilAsserted(
                        () -> raised(deputy, station).then().body("deadlines[0].due", startsWith("2027-06-01T10:3")));
        as(deputy).get("/whistles/" + early).then().body("deadlines[0].due", startsWith("2027-06-01T11:00"));
        clock.travelTo(Instant.parse("2027-06-01T10:50:00+08:00"));
        raised(deputy, station)
                .then()
                .body(
                        "deadlines[0].due",
                        startsWith("2027-06-01T17:5"),
                        "deadlines[0].en",
                        containsString("counted 06-01"));
    }

    @Test
    void aClosedWhistleIsReopenedUntilThatDaysOfficesClose() {
        var there = "340838";
        var station = there + "001002";
        var head = person(there, "head", station, Roles.STATION_HEAD);
        var dispatcher = person(there, "dispatcher", there, Roles.DISPATCHER);
        TestBroker.send(
                UUID.randomUUID(), there, "workstation", there + "/" + station, "workstation-changed.v1", """
                {"code": "%s", "name": "马山社区红领工作站", "active": true}""".formatted(
                                station));
        TestBroker.send(UUID.randomUUID(), there, "organisation", there + "/HOUSING", "organisation-changed.v1", """
                {"code": "HOUSING", "name": "住建局", "kind": "DEPARTMENT", "active": true}""");
        imported(
                there,
                1,
                "{\"name\": \"元旦\", \"date\": \"2027-01-01\", \"offDay\": true}",
                ", \"workingHours\": [{\"from\": \"2027-01-01\", \"hours\": \"08:00-12:00,15:00-18:00\"}]");
        clock.travelTo(Instant.parse("2027-06-01T10:00:00+08:00"));
        String id = await().until(() -> raised(head, station).<String>path("id"), notNullValue());
        await().untilAsserted(() -> as(dispatcher)
                .body(Map.of("lead", "HOUSING"))
                .post("/whistles/" + id + "/dispatch")
                .then()
                .statusCode(200));
        told(there, id, "assignment-checked-in.v1", "CHECKED_IN", "");
        told(there, id, "assignment-completed.v1", "DONE", ", \"outcome\": \"SOLVED\", \"result\": \"已换管\"");
        await().untilAsserted(() -> as(head).get("/whistles/" + id).then().body("stage", is("AWAITING_VERIFICATION")));
        as(head).body(Map.of("passed", true, "ratings", List.of(Map.of("organisation", "HOUSING", "stars", 4))))
                .post("/whistles/" + id + "/verify")
                .then()
                .statusCode(200)
                .body("stage", is("CLOSED"));
        clock.travelTo(Instant.parse("2027-07-01T18:00:01+08:00"));
        refused(head, r -> r.body(Map.of("note", "还在漏")).post("/whistles/" + id + "/reopen"), 409, "ILLEGAL_MOVE");
        clock.travelTo(Instant.parse("2027-07-01T17:59:00+08:00"));
        as(head).get("/whistles/" + id).then().body("moves", contains("reopen"));
        as(head).body(Map.of("note", "还在漏"))
                .post("/whistles/" + id + "/reopen")
                .then()
                .statusCode(200)
                .body("stage", is("DISPATCHED"));
    }

    private void told(String district, String whistle, String type, String stage, String more) {
        TestBroker.send(UUID.randomUUID(), district, "assignment", whistle, type, """
                {"assignmentId": "%s", "whistleId": "%s", "whistleNumber": "n", "cycle": 1, "organisation": "HOUSING",
                 "role": "LEAD", "stage": "%s", "at": "%s", "by": "clerk"%s}""".formatted(
                        UUID.nameUUIDFromBytes(whistle.getBytes()), whistle, stage, clock.instant(), more));
    }

    private boolean isFixed(String id) throws SQLException {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement("select due_at from whistle where district = ? and id = ?::uuid")) {
            query.setString(1, HERE);
            query.setString(2, id);
            try (var row = query.executeQuery()) {
                return row.next() && row.getObject(1) != null;
            }
        }
    }

    private static void inTime(String id) {
        as(DISPATCHER).get("/whistles?overdue=false").then().body("items.id", hasItem(id));
        as(DISPATCHER).get("/whistles?overdue=true").then().body("items.id", not(hasItem(id)));
    }

    private static ValidatableResponse awaitDue(String id, String due) {
        await().untilAsserted(() -> see(id).body("deadlines[0].due", startsWith(due)));
        return see(id);
    }

    private static ValidatableResponse see(String id) {
        return as(DISPATCHER).get("/whistles/" + id).then().statusCode(200);
    }

    private static ValidatableResponse raised() {
        return raised(DEPUTY, STATION).then();
    }

    private static Response raised(String deputy, String station) {
        return as(deputy).body(whistle(Map.of("stationCode", station))).post("/whistles");
    }

    private static void imported(int version, String days) {
        imported(HERE, version, days);
    }

    private static void imported(String district, int version, String days) {
        imported(district, version, days, "");
    }

    private static void imported(String district, int version, String days, String hours) {
        TestBroker.send(
                UUID.randomUUID(), district, "calendar", district + "/2027", "calendar-year-changed.v1", """
                {"year": 2027, "version": %d, "source": "国务院办公厅通知", "days": [%s]%s}""".formatted(
                                version, days, hours));
    }

    private static String person(String name, String at, String role) {
        return person(HERE, name, at, role);
    }

    private static String person(String district, String name, String at, String role) {
        return Tokens.of(name).district(district).at(at).roles(role).token();
    }
}
