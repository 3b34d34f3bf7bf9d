package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.District.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.Test;

/** An emergency is made safe in two hours (domain §3, limits), which its department says; nobody loses points by it. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class MadeSafeIT {
    private static final String MONTH = "2026-03";

    private District district;
    private String whistle;
    private String duty;

    /** Dispatched at nine in the morning, so that the danger has to be over by eleven. */
    private void checkedIn(String code) {
        district = new District(code);
        district.department("ROADS", "交通局");
        district.department("POWER", "供电公司");
        District.at("2026-03-02T09:00");
        whistle = district.dispatched(code + "-2026-000001", "EMERGENCY", "2026-03-02T09:00", "ROADS", "POWER");
        duty = district.duty(whistle, "ROADS");
        refused(district.clerk("ROADS"), r -> r.body("{}").post(madeSafe()), 409, "ILLEGAL_MOVE");
        District.at("2026-03-02T09:08"); // before the limit of accepting, which would be told, too
        district.checksIn(whistle, "ROADS");
        as(district.clerk("ROADS")).get("/assignments/" + duty).then().body("moves", hasItem("made-safe"));
        as(district.deputy()).get("/assignments/" + duty).then().body("moves", not(hasItem("made-safe")));
        seen(duty)
                .body("makeSafeDue", is("2026-03-02T11:00:00+08:00"))
                .body("madeSafeAt", nullValue(), "makeSafeOverdue", is(false));
    }

    private String madeSafe() {
        return "/assignments/" + duty + "/made-safe";
    }

    private ValidatableResponse seen(String duty) {
        return as(district.assessor).get("/assignments/" + duty).then().statusCode(200);
    }

    private ValidatableResponse reminders(String step) {
        return as(district.assessor)
                .get("/assignments/" + duty + "/reminders")
                .then()
                .statusCode(200)
                .rootPath("findAll { it.step == '" + step + "' }");
    }

    private List<JsonNode> told(String type) {
        return TestBroker.received("assignment").stream()
                .filter(e -> e.key().equals(whistle) && e.type().equals(type))
                .map(e -> ApiSpecs.json(e.data()))
                .filter(e -> e.path("assignmentId").asText().equals(duty))
                .toList();
    }

    @Test
    void itsClockEndsWhenTheDepartmentSaysSoAndTheAssistsOwnGoesOn() {
        District.inAnotherTime(() -> {
            checkedIn("349984");
            District.at("2026-03-02T10:10");
            await().untilAsserted(() -> reminders("MAKE_SAFE").body("kind", contains("HALF")));
            refused(district.deputy(), r -> r.body("{}").post(madeSafe()), 403, "FORBIDDEN");
            district.post(district.clerk("ROADS"), madeSafe(), "{\"note\": \"塌陷处已围挡。\"}")
                    .statusCode(200)
                    .body("state", is("CHECKED_IN"), "moves", not(hasItem("made-safe")))
                    .body("madeSafeAt", startsWith("2026-03-02T10:10"), "makeSafeOverdue", is(false));
            refused(district.lead("ROADS"), r -> r.body("{}").post(madeSafe()), 409, "ILLEGAL_MOVE")
                    .body("detail", containsString("只有应急哨需要报排险，且只报一次"));
            await().untilAsserted(() ->
                    assertEquals(1, told("assignment-made-safe.v1").size()));
            var event = told("assignment-made-safe.v1").getFirst();
            assertEquals(List.of(), ApiSpecs.violations("assignment-made-safe.v1", event.toString()));
            assertEquals("塌陷处已围挡。", event.path("note").asText());

            District.at("2026-03-02T11:30");
            var assist = district.duty(whistle, "POWER");
            await().untilAsserted(() ->
                    seen(assist).body("makeSafeOverdue", is(true), "escalatedAt", is("2026-03-02T09:10:00+08:00")));
            await().untilAsserted(() -> as(district.assessor)
                    .get("/assignments/" + assist + "/reminders")
                    .then()
                    .body("findAll { it.step == 'MAKE_SAFE' }.kind", contains("HALF", "NEARLY", "OVERDUE")));
            reminders("MAKE_SAFE").body("kind", contains("HALF"));
            assertEquals(List.of(), told("assignment-overdue.v1"));
            seen(duty).body("makeSafeOverdue", is(false));
        });
    }

    @Test
    void whatIsMissedIsToldToTheLeadAndTheMeetingAndCostsNoPoints() {
        District.inAnotherTime(() -> {
            checkedIn("349985");
            district.awaitLine(MONTH, "ROADS", "50", "50", "0.00");
            District.at("2026-03-02T11:01");
            await().untilAsserted(() -> reminders("MAKE_SAFE")
                    .body("kind", contains("HALF", "NEARLY", "OVERDUE"))
                    .body("audience", contains("CLERK", "LEAD", "LEAD_AND_MEETING")));
            await().untilAsserted(
                            () -> assertEquals(1, told("assignment-overdue.v1").size()));
            var overdue = told("assignment-overdue.v1").getFirst();
            assertEquals(List.of(), ApiSpecs.violations("assignment-overdue.v1", overdue.toString()));
            assertEquals("MAKE_SAFE", overdue.path("step").asText());
            assertEquals("2026-03-02T03:00:00Z", overdue.path("due").asText());
            seen(duty)
                    .body("makeSafeOverdue", is(true), "overdue", is(false))
                    .body("escalatedAt", is("2026-03-02T11:00:00+08:00"));

            // said too late, it was late, and is over all the same
            district.post(district.lead("ROADS"), madeSafe(), "{}")
                    .statusCode(200)
                    .body("madeSafeAt", startsWith("2026-03-02T11:01"), "makeSafeOverdue", is(true));
            district.awaitLine(MONTH, "ROADS", "50", "50", "0.00");
        });
    }

    @Test
    void whoIsDoneHasMadeItSafeAndIsNotAskedAgainAtARework() {
        District.inAnotherTime(() -> {
            checkedIn("349986");
            District.at("2026-03-02T09:40");
            district.post(
                            district.clerk("ROADS"),
                            "/assignments/" + duty + "/complete",
                            "{\"outcome\": \"SOLVED\", \"result\": \"路面已修复。\"}")
                    .statusCode(200)
                    .body("madeSafeAt", startsWith("2026-03-02T09:40"), "makeSafeOverdue", is(false));
            district.told(whistle, "whistle-rework-ordered.v1", "2026-03-02T09:40", ", \"note\": \"仍在渗水。\"");
            await().untilAsserted(() -> seen(duty).body("state", is("CHECKED_IN"), "reworks", is(1)));
            refused(district.clerk("ROADS"), r -> r.body("{}").post(madeSafe()), 409, "ILLEGAL_MOVE");
            District.at("2026-03-02T11:30");
            var assist = district.duty(whistle, "POWER");
            await().untilAsserted(() -> seen(assist).body("makeSafeOverdue", is(true)));
            reminders("MAKE_SAFE").body("", hasSize(0));
            seen(duty).body("makeSafeOverdue", is(false));
        });
    }

    @Test
    void aSuspensionStopsThisClockToo() {
        District.inAnotherTime(() -> {
            checkedIn("349987");
            var centre = district.person("dispatcher", district.code, "dispatcher");
            District.at("2026-03-02T10:00");
            district.post(
                            district.lead("ROADS"),
                            "/assignments/" + duty + "/suspend",
                            "{\"ground\": \"SEASON_OR_ENGINEERING\", \"reviewOn\": \"2026-03-05\", \"reason\": \"山洪未退\"}")
                    .statusCode(200);
            district.post(centre, "/assignments/" + duty + "/suspend/approve", "{}")
                    .statusCode(200);
            District.at("2026-03-04T09:00");
            seen(duty).body("state", is("SUSPENDED"), "makeSafeOverdue", is(false));
            District.at("2026-03-05T08:31");
            await().untilAsserted(() -> seen(duty)
                    .body("state", is("CHECKED_IN"), "makeSafeDue", startsWith("2026-03-05T09:2"))
                    .body("makeSafeOverdue", is(false)));
            District.at("2026-03-05T09:31");
            await().untilAsserted(() -> reminders("MAKE_SAFE").body("kind", contains("HALF", "NEARLY", "OVERDUE")));
        });
    }

    /** What was made safe before the clocks stopped has no limit any more when they go on. */
    @Test
    void whatIsSafeStaysSoThroughASuspension() {
        District.inAnotherTime(() -> {
            checkedIn("349988");
            var centre = district.person("dispatcher", district.code, "dispatcher");
            District.at("2026-03-02T09:50");
            district.post(district.clerk("ROADS"), madeSafe(), "{}").statusCode(200);
            district.post(
                            district.lead("ROADS"),
                            "/assignments/" + duty + "/suspend",
                            "{\"ground\": \"COURT\", \"reviewOn\": \"2026-03-05\", \"reason\": \"诉讼中\"}")
                    .statusCode(200);
            district.post(centre, "/assignments/" + duty + "/suspend/approve", "{}")
                    .statusCode(200);
            District.at("2026-03-05T15:00");
            await().untilAsserted(() -> seen(duty)
                    .body(
                            "state",
                            is("CHECKED_IN"),
                            "deadlines.step",
                            contains("ACCEPT", "CHECK_IN", "MAKE_SAFE", "COMPLETE", "COMPLETE"))
                    .body("makeSafeOverdue", is(false)));
            reminders("MAKE_SAFE").body("", hasSize(0));
            assertEquals(List.of(), told("assignment-overdue.v1"));
        });
    }
}
