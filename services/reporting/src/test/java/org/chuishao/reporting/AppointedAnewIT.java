package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.reporting.Departments.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.Test;

/** A joint whistle goes out again for another time: whoever stays and has not come yet comes then. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class AppointedAnewIT {
    private static final District HERE = new District("340857");
    private static final String FIRST = "2026-03-05T19:30:00+08:00";
    private static final String ANOTHER = "2026-03-12T19:30:00+08:00";

    private final String whistle = UUID.randomUUID().toString();

    @Test
    void whoHasNotComeYetComesAtTheNewTime() {
        District.inAnotherTime(() -> {
            District.at("2026-03-04T09:00");
            calls("2026-03-04T09:00", FIRST, "MARKET", "URBAN", "HOUSING", "FIRE");
            var urban = HERE.duty(whistle, "URBAN");
            move(HERE.clerk("URBAN"), urban, "accept", "{}").statusCode(200);
            HERE.checksIn(whistle, "HOUSING");
            var fire = HERE.duty(whistle, "FIRE");
            assertEquals(List.of(FIRST), due(urban, "CHECK_IN"));

            District.at("2026-03-04T10:00");
            calls("2026-03-04T10:00", ANOTHER, "POLICE", "URBAN", "HOUSING", "FIRE");
            var first = due(HERE.duty(whistle, "MARKET"), "COMPLETE").getFirst();
            var another = due(HERE.duty(whistle, "POLICE"), "COMPLETE").getFirst();
            for (var kept : List.of(urban, fire)) {
                assertEquals(List.of(FIRST, ANOTHER), due(kept, "CHECK_IN"));
                assertEquals(List.of(first, another), due(kept, "COMPLETE"));
            }
            duty(urban).body("state", is("ACCEPTED"), "nextDue", is(ANOTHER));
            duty(fire).body("state", is("PENDING"));
            assertEquals(List.of(FIRST), due(HERE.duty(whistle, "HOUSING"), "CHECK_IN"), "it is there already");
            assertEquals(List.of(first), due(HERE.duty(whistle, "HOUSING"), "COMPLETE"));
            isTold(urban, fire);

            // said once more, or without a time, it moves nothing
            calls("2026-03-04T10:10", ANOTHER, "POLICE", "URBAN", "HOUSING", "FIRE", "WATER");
            calls("2026-03-04T10:20", null, "POLICE", "URBAN", "HOUSING", "FIRE", "WATER", "GAS");
            assertEquals(List.of(FIRST, ANOTHER), due(urban, "CHECK_IN"));

            District.at("2026-03-06T09:00");
            var absent = "{\"note\": \"未到\"}";
            move(HERE.deputy(), urban, "absent", absent).statusCode(409);
            District.at("2026-03-12T19:31");
            move(HERE.deputy(), urban, "absent", absent).statusCode(200);
        });
    }

    private void calls(String at, String appointedAt, String... called) {
        var event = dispatch(whistle, "JOINT", District.instant(at), called).replace(STATION, HERE.station());
        if (appointedAt != null)
            event = event.replace("\"hasResident\"", "\"appointedAt\": \"" + appointedAt + "\", \"hasResident\"");
        TestBroker.send(UUID.randomUUID(), HERE.code, "whistle", whistle, "whistle-dispatched.v1", event);
        await().untilAsserted(() -> as(HERE.assessor)
                .get("/assignments?whistleId=" + whistle)
                .then()
                .body("items.findAll { it.state != 'WITHDRAWN' }.organisation", containsInAnyOrder(called)));
    }

    private static ValidatableResponse duty(String duty) {
        return as(HERE.assessor).get("/assignments/" + duty).then().statusCode(200);
    }

    private static List<String> due(String duty, String step) {
        return duty(duty).extract().path("deadlines.findAll { it.step == '" + step + "' }.due");
    }

    private void isTold(String... duties) {
        var told = await().until(
                        () -> TestBroker.received("assignment").stream()
                                .filter(e -> e.key().equals(whistle) && e.type().equals("assignment-resumed.v1"))
                                .toList(),
                        hasSize(duties.length));
        for (var event : told) {
            assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()));
            var data = JsonPath.from(event.data());
            assertTrue(List.of(duties).contains(data.getString("assignmentId")));
            assertEquals(List.of("CHECK_IN", "COMPLETE"), data.getList("deadlines.step"));
        }
    }
}
