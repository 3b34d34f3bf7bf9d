package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.District.as;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A district's own limits for its departments: checked as a whole, never changed, kept by every whistle that lives by them. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class DutyLimitsIT {
    private static final String AT = "2026-11-18T10:00";
    private static final String QUICK = """
            {"version": "%s", "limits": {
             "ROUTINE": {"ACCEPT": {"amount": 2, "unit": "WORK_HOUR"}, "CHECK_IN": {"amount": 1, "unit": "WORK_DAY"},
               "COMPLETE": {"amount": 3, "unit": "WORK_DAY"}},
             "EMERGENCY": {"ACCEPT": {"amount": 10, "unit": "URGENT_MINUTE"}, "CHECK_IN": {"amount": 30, "unit": "URGENT_MINUTE"},
               "COMPLETE": {"amount": 24, "unit": "URGENT_HOUR"}},
             "JOINT": {"ACCEPT": {"amount": 2, "unit": "WORK_HOUR"}, "CHECK_IN": {"amount": 30, "unit": "URGENT_MINUTE"},
               "COMPLETE": {"amount": 10, "unit": "WORK_DAY"}}},
             "pleas": {"answer": {"amount": 4, "unit": "WORK_HOUR"}, "returns": 1, "extensions": 2, "suspensions": 2,
               "suspensionDays": 90, "suspensionGrounds": ["COURT"]},
             "reminders": {"first": 50, "second": 90}}""";
    private static final String STRICT = QUICK.formatted("strict")
            .replace("\"answer\": {\"amount\": 4", "\"answer\": {\"amount\": 2")
            .replace("\"returns\": 1, \"extensions\": 2", "\"returns\": 0, \"extensions\": 1")
            .replace("\"suspensionDays\": 90", "\"suspensionDays\": 20")
            .replace("\"first\": 50, \"second\": 90", "\"first\": 25, \"second\": 75");
    private static final String MORE = "{\"reason\": \"定制主管。\"}";

    @Inject
    AgroalDataSource database;

    private static String admin(District here) {
        return here.person("admin", here.code, Roles.ADMIN);
    }

    private static ValidatableResponse see(District here, String duty) {
        return as(here.assessor).get("/assignments/" + duty).then().statusCode(200);
    }

    @Test
    void aWhistleKeepsTheLimitsItWasFirstDispatchedUnder() {
        var here = new District("340841");
        var neighbour = new District("340842");
        District.inAnotherTime(() -> {
            District.at(AT);
            var before = here.duty(here.dispatched("340841-2026-000001", "ROUTINE", AT, "URBAN"), "URBAN");
            see(here, before).body("limits", is("v1"));
            here.post(admin(here), "/duty-limits", QUICK.formatted("quick"))
                    .statusCode(201)
                    .header("Location", endsWith("/duty-limits/quick"))
                    .body("inForce", is(true), "createdBy", is("admin"))
                    .body("document.limits.ROUTINE.COMPLETE.amount", is(3));
            var after = here.duty(here.dispatched("340841-2026-000002", "ROUTINE", AT, "URBAN"), "URBAN");
            see(here, after)
                    .body("limits", is("quick"))
                    .body("deadlines.find { it.step == 'ACCEPT' }.due", startsWith("2026-11-18T12:00"))
                    .body("deadlines.find { it.step == 'COMPLETE' }.due", startsWith("2026-11-23T17:30"));
            see(here, before).body("deadlines.find { it.step == 'COMPLETE' }.due", startsWith("2026-11-25T17:30"));
            var elsewhere = neighbour.duty(neighbour.dispatched("340842-2026-000001", "ROUTINE", AT, "URBAN"), "URBAN");
            see(neighbour, elsewhere).body("limits", is("v1"));

            // more time is an original limit more: of each duty's own
            for (var duty : new String[] {before, after}) {
                here.post(here.clerk("URBAN"), "/assignments/" + duty + "/accept", "{}")
                        .statusCode(200);
                here.post(here.lead("URBAN"), "/assignments/" + duty + "/extend", "{\"reason\": \"定制主管。\"}")
                        .statusCode(200);
                here.post(
                                here.person("dispatcher", here.code, Roles.DISPATCHER),
                                "/assignments/" + duty + "/extend/approve",
                                "{\"note\": \"同意\"}")
                        .statusCode(200);
            }
            see(here, before).body("deadlines.last().due", startsWith("2026-12-02T17:30"));
            see(here, after).body("deadlines.last().due", startsWith("2026-11-26T17:30"));
        });
        as(here.reader)
                .get("/duty-limits")
                .then()
                .statusCode(200)
                .body("items.version", contains("quick", "v1"), "items.inForce", contains(true, false));
        as(here.reader).get("/duty-limits/v1").then().statusCode(200).body("inForce", is(false));
        as(neighbour.reader).get("/duty-limits").then().body("items.version", contains("v1"));
        refused(neighbour.reader, r -> r.get("/duty-limits/quick"), 404, "NOT_FOUND");
    }

    @Test
    void aDutyKeepsWhatItsDepartmentMayAskForAndWhenItIsReminded() {
        var here = new District("340845");
        var lead = here.lead("URBAN");
        District.inAnotherTime(() -> {
            District.at(AT);
            var lenient = here.duty(here.dispatched("340845-2026-000001", "ROUTINE", AT, "URBAN"), "URBAN");
            here.post(admin(here), "/duty-limits", STRICT)
                    .statusCode(201)
                    .body("document.pleas.extensions", is(1), "document.reminders.first", is(25));
            var whistle = here.dispatched("340845-2026-000002", "ROUTINE", AT, "URBAN");
            var strict = here.duty(whistle, "URBAN");

            as(lead).get("/assignments/" + lenient).then().body("moves", hasItem("return"));
            as(lead).get("/assignments/" + strict).then().body("moves", not(hasItem("return")));
            var anothers = "{\"citedItem\": \"DG-2\", \"reason\": \"不属于本局。\"}";
            refused(lead, r -> r.body(anothers).post("/assignments/" + strict + "/return"), 409, "ILLEGAL_MOVE");

            refused(
                            lead,
                            r -> r.body(suspension("COURT", "2026-12-09")).post("/assignments/" + strict + "/suspend"),
                            400,
                            "INVALID_FIELDS")
                    .body("violations.field", contains("reviewOn"))
                    .body("violations[0].message", containsString("20 天"));
            refused(
                            lead,
                            r -> r.body(suspension("SEASON_OR_ENGINEERING", "2026-12-08"))
                                    .post("/assignments/" + strict + "/suspend"),
                            400,
                            "INVALID_FIELDS")
                    .body("violations.field", contains("ground"));
            ask(here, strict, "suspend", suspension("COURT", "2026-12-08"), "2026-11-18T14:");
            ask(here, lenient, "suspend", suspension("SEASON_OR_ENGINEERING", "2026-12-09"), "2026-11-18T16:");
            for (var duty : new String[] {strict, lenient})
                here.post(dispatcher(here), "/assignments/" + duty + "/suspend/refuse", "{\"reason\": \"不同意\"}")
                        .statusCode(200);

            for (var duty : new String[] {strict, lenient}) {
                here.post(here.clerk("URBAN"), "/assignments/" + duty + "/accept", "{}")
                        .statusCode(200);
                here.post(lead, "/assignments/" + duty + "/extend", MORE).statusCode(200);
                here.post(dispatcher(here), "/assignments/" + duty + "/extend/approve", "{\"note\": \"同意\"}")
                        .statusCode(200);
            }
            as(lead).get("/assignments/" + lenient).then().body("moves", hasItem("extend"));
            refused(lead, r -> r.body(MORE).post("/assignments/" + strict + "/extend"), 409, "ILLEGAL_MOVE")
                    .body("moves", not(hasItem("extend")));

            // a quarter of the 12.5 working hours until tomorrow's close, half of them
            District.at("2026-11-18T15:10");
            await().untilAsserted(() -> reminders(here, strict)
                    .body("find { it.step == 'CHECK_IN' }.at", startsWith("2026-11-18T15:07:30")));
            District.at("2026-11-19T09:16");
            await().untilAsserted(() -> reminders(here, lenient)
                    .body("find { it.step == 'CHECK_IN' }.at", startsWith("2026-11-19T09:15:00")));
            var told = await().until(
                            () -> TestBroker.received("assignment").stream()
                                    .filter(e ->
                                            e.key().equals(whistle) && e.type().equals("assignment-reminded.v1"))
                                    .toList(),
                            not(empty()))
                    .getFirst();
            assertEquals(25, ApiSpecs.json(told.data()).path("percent").asInt());
            assertEquals(List.of(), ApiSpecs.violations(told.type(), told.data()));
        });
    }

    /** Half of ten days from a close of business that lies five days ahead: the same deadline once more. */
    @Test
    void reworkThatIsDueWhenTheFirstResultWasIsRemindedOfAsWell() {
        var here = new District("340847");
        District.inAnotherTime(() -> {
            District.at("2026-11-02T09:00");
            here.post(admin(here), "/duty-limits", QUICK.formatted("quick")).statusCode(201);
            District.at("2026-11-02T10:00");
            var whistle = here.dispatched("340847-2026-000001", "JOINT", "2026-11-02T10:00", "URBAN");
            var duty = here.duty(whistle, "URBAN");
            here.checksIn(whistle, "URBAN");
            District.at("2026-11-09T15:00");
            await().untilAsserted(() -> halves(here, duty).body("due", contains("2026-11-16T17:30:00+08:00")));
            here.released(whistle, "URBAN");
            here.completes(whistle, "URBAN", "SOLVED");
            here.told(whistle, "whistle-rework-ordered.v1", "2026-11-09T16:00", "");
            here.awaitReworked(whistle, "URBAN");
            District.at("2026-11-13T17:00");
            await().untilAsserted(() ->
                    halves(here, duty).body("due", contains("2026-11-16T17:30:00+08:00", "2026-11-16T17:30:00+08:00")));
        });
    }

    private static ValidatableResponse halves(District here, String duty) {
        return reminders(here, duty).rootPath("findAll { it.kind == 'HALF' && it.step == 'COMPLETE' }");
    }

    /** @param decideBy when the centre should have answered */
    private static void ask(District here, String duty, String what, String body, String decideBy) {
        here.post(here.lead("URBAN"), "/assignments/" + duty + "/" + what, body).statusCode(200);
        as(here.lead("URBAN"))
                .get("/assignments/" + duty + "/pleas")
                .then()
                .body("last().decideBy", startsWith(decideBy));
    }

    private static ValidatableResponse reminders(District here, String duty) {
        return as(here.lead("URBAN"))
                .get("/assignments/" + duty + "/reminders")
                .then()
                .statusCode(200);
    }

    private static String suspension(String ground, String until) {
        return "{\"ground\": \"%s\", \"reviewOn\": \"%s\", \"reason\": \"等待判决。\"}".formatted(ground, until);
    }

    private static String dispatcher(District here) {
        return here.person("dispatcher", here.code, Roles.DISPATCHER);
    }

    /** As documents were stored before what may be asked for was theirs to say. */
    @Test
    void limitsThatAreSilentAboutPleasHaveTheShippedOnes() throws SQLException {
        var here = new District("340846");
        var old = QUICK.formatted("old");
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into duty_limits (district, version, document, created_by, created_at)"
                                + " values ('340846', 'old', ?::jsonb, 'admin', now())")) {
            insert.setString(1, old.replaceAll("(?s),\\s*\"pleas\".*", "}"));
            insert.executeUpdate();
        }
        as(here.reader)
                .get("/duty-limits/old")
                .then()
                .statusCode(200)
                .body("inForce", is(true), "document.limits.ROUTINE.COMPLETE.amount", is(3))
                .body("document.pleas.suspensionDays", is(90), "document.reminders.second", is(90));
        var duty = here.duty(here.dispatched("340846-2026-000001", "ROUTINE", AT, "URBAN"), "URBAN");
        see(here, duty).body("limits", is("old"));
    }

    /** Whistle looks five working days ahead: of five hours each where the calendar has such. */
    @Test
    void workingHoursAreAsManyDaysAsTheShortestMakesThem() {
        var here = new District("340848");
        var six =
                QUICK.replace("{\"amount\": 2, \"unit\": \"WORK_HOUR\"}", "{\"amount\": 26, \"unit\": \"WORK_HOUR\"}");
        here.post(admin(here), "/duty-limits", six.formatted("of-seven-hours")).statusCode(201);
        TestBroker.send(UUID.randomUUID(), here.code, "calendar", here.code + "/2027", "calendar-year-changed.v1", """
                {"year": 2027, "version": 1, "source": "s", "days": [{"name": "元旦", "date": "2027-01-01", "offDay": true}],
                 "workingHours": [{"from": "2027-01-01", "hours": "08:30-12:00,14:00-17:30"},
                   {"from": "2027-07-01", "hours": "08:00-11:00,16:00-18:00"}]}""");
        await().untilAsserted(() -> here.post(admin(here), "/duty-limits", six.formatted("of-five"))
                .statusCode(400)
                .body("violations.field", contains("limits.ROUTINE.ACCEPT")));
        here.post(admin(here), "/duty-limits", six.formatted("five-days").replace("26", "25"))
                .statusCode(201);
    }

    @Test
    void aVersionIsThereOnce() {
        var here = new District("340843");
        here.post(admin(here), "/duty-limits", QUICK.formatted("once")).statusCode(201);
        var before = Footprint.of(database);
        for (var version : new String[] {"once", "v1"})
            refused(admin(here), r -> r.body(QUICK.formatted(version)).post("/duty-limits"), 409, "POLICY_EXISTS");
        assertEquals(before, Footprint.of(database));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"ROUTINE\" | \"URGENT\" | limits.URGENT",
                "\"ACCEPT\" | \"SIGN\" | limits.ROUTINE.SIGN",
                "\"amount\": 3, \"unit\": \"WORK_DAY\" | \"amount\": 6, \"unit\": \"WORK_DAY\" | limits.ROUTINE.COMPLETE",
                "\"amount\": 2, \"unit\": \"WORK_HOUR\" | \"amount\": 36, \"unit\": \"WORK_HOUR\" | limits.ROUTINE.ACCEPT",
                "\"amount\": 24, \"unit\": \"URGENT_HOUR\" | \"amount\": 1, \"unit\": \"WORK_DAY\" | limits.EMERGENCY.COMPLETE",
                "\"CHECK_IN\": {\"amount\": 1 | \"CHECK_IN\": {\"amount\": 4 | limits.ROUTINE.CHECK_IN",
                "\"amount\": 3, | \"amount\": 0, | amount",
                "\"amount\": 3, | \"amount\": 1001, | amount",
                "\"amount\": 3, | '' | amount",
                "\"WORK_DAY\" | \"MOON\" | unit",
                "\"bad\" | \"Not One\" | version",
                "\"CHECK_IN\": {\"amount\": 1, \"unit\": \"WORK_DAY\"}, | '' | limits",
                "\"CHECK_IN\": {\"amount\": 1, \"unit\": \"WORK_DAY\"} | \"MAKE_SAFE\": {\"amount\": 1, \"unit\": \"WORK_DAY\"} | limits",
                "{\"amount\": 3, \"unit\": \"WORK_DAY\"} | null | limits",
                "\"answer\": {\"amount\": 4 | \"answer\": {\"amount\": 0 | pleas.answer.amount",
                "\"returns\": 1 | \"returns\": 2 | pleas.returns",
                "\"extensions\": 2 | \"extensions\": 11 | pleas.extensions",
                "\"extensions\": 2 | \"extensions\": 1.5 | pleas.extensions",
                "\"suspensions\": 2 | \"suspensions\": -1 | pleas.suspensions",
                "\"suspensionDays\": 90 | \"suspensionDays\": 366 | pleas.suspensionDays",
                "[\"COURT\"] | [] | pleas.suspensionGrounds",
                "[\"COURT\"] | [\"WEATHER\"] | pleas.suspensionGrounds",
                "[\"COURT\"] | [null] | pleas.suspensionGrounds",
                "\"first\": 50 | \"first\": 90 | reminders.second",
                "\"second\": 90 | \"second\": 100 | reminders.second",
                "\"first\": 50 | \"first\": 0 | reminders.first",
                "{\"first\": 50, \"second\": 90} | null | reminders",
                "\"pleas\" | \"plea\" | plea",
            })
    void limitsThatAreNone(String good, String bad, String where) {
        var here = new District("340844");
        var before = Footprint.of(database);
        refused(
                        admin(here),
                        r -> r.body(QUICK.formatted("bad").replaceFirst(java.util.regex.Pattern.quote(good), bad))
                                .post("/duty-limits"),
                        400,
                        "INVALID_FIELDS")
                .body("violations.field", hasItem(containsString(where)));
        assertEquals(before, Footprint.of(database));
    }
}
