package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a whistle as this service sees it, with the departments played by the test. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServers.class)
class StoryIT {
    private static final Map<String, Object> RESIDENT =
            Map.of("resident", Map.of("name", "王小明", "phone", "13800005678"), "itemCode", PIPE);

    @BeforeEach
    void papers() {
        publishPapers();
    }

    @Test
    void aRoutineWhistleGoesOutAtOnceAndEndsWithTheResidentSatisfied() {
        String id = raise(DEPUTY, RESIDENT)
                .statusCode(201)
                .body("stage", is("DISPATCHED"))
                .body("number", matchesPattern("340803-\\d{4}-\\d{6}"))
                .body("departments.organisation", contains("HOUSING"))
                .body("itemVersion", is(3))
                .body("resident.name", is("王**"))
                .body("resident.phone", is("138****5678"))
                .extract()
                .path("id");

        assignment(id, "HOUSING", "assignment-accepted.v1", "ACCEPTED", "");
        assignment(id, "HOUSING", "assignment-checked-in.v1", "CHECKED_IN", ", \"onSite\": true");
        awaitStage(id, "IN_PROGRESS");
        assignment(id, "HOUSING", "assignment-completed.v1", "DONE", ", \"outcome\": \"SOLVED\", \"result\": \"已换管\"");
        awaitStage(id, "AWAITING_VERIFICATION");

        as(DEPUTY).get("/whistles/" + id).then().body("moves", contains("verify"));
        as(DEPUTY)
                .body(Map.of("passed", true, "ratings", List.of(Map.of("organisation", "HOUSING", "stars", 4))))
                .post("/whistles/" + id + "/verify")
                .then()
                .statusCode(200)
                .body("stage", is("AWAITING_CALLBACK"));
        as(OPERATOR)
                .body(Map.of("reached", true, "satisfaction", "SATISFIED"))
                .post("/whistles/" + id + "/callback")
                .then()
                .statusCode(200)
                .body("stage", is("CLOSED"))
                .body("outcome", is("SOLVED"))
                .body("moves", empty());

        as(HOUSING_CLERK)
                .get("/whistles/" + id + "/timeline")
                .then()
                .body(
                        "lines.move",
                        contains(
                                "BLOW",
                                "DISPATCH",
                                "ASSIGNMENT_ACCEPTED",
                                "ASSIGNMENT_CHECKED_IN",
                                "LEAD_CHECKED_IN",
                                "ASSIGNMENT_COMPLETED",
                                "WORK_COMPLETED",
                                "VERIFY",
                                "CALLBACK"));
        assertEquals(
                List.of(
                        "whistle-blown.v1",
                        "whistle-dispatched.v1",
                        "whistle-progressed.v1",
                        "whistle-progressed.v1",
                        "whistle-verified.v1",
                        "whistle-closed.v1"),
                eventsOf(id, 6));
    }

    private static List<String> eventsOf(String id, int expected) {
        return await().until(
                        () -> TestBroker.received("whistle").stream()
                                .filter(e -> e.key().equals(id))
                                .map(TestBroker.Received::type)
                                .toList(),
                        hasSize(expected));
    }
}
