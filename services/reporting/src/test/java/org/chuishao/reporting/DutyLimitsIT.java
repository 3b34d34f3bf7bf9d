package org.chuishao.reporting;

import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.District.as;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.Footprint;
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
               "COMPLETE": {"amount": 10, "unit": "WORK_DAY"}}}}""";

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
                "\"amount\": 3, | \"amount\": 0, | amount",
                "\"amount\": 3, | \"amount\": 1001, | amount",
                "\"amount\": 3, | '' | amount",
                "\"WORK_DAY\" | \"MOON\" | unit",
                "\"bad\" | \"Not One\" | version",
                "\"CHECK_IN\": {\"amount\": 1, \"unit\": \"WORK_DAY\"}, | '' | limits",
                "\"CHECK_IN\": {\"amount\": 1, \"unit\": \"WORK_DAY\"} | \"MAKE_SAFE\": {\"amount\": 1, \"unit\": \"WORK_DAY\"} | limits",
                "{\"amount\": 3, \"unit\": \"WORK_DAY\"} | null | limits",
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
