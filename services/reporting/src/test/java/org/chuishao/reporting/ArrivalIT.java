package org.chuishao.reporting;

import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.District.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;

/** Whoever blew says whether the department that checked in came: no device does, and no points follow by themselves. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ArrivalIT {
    private static final String MONTH = "2026-03";
    private static final String CAME = "{\"arrived\": true}";
    private static final String NOBODY = "{\"arrived\": false, \"note\": \"巡查两次均无人。\"}";

    private District district;
    private String duty;

    private void checkedIn(String code) {
        district = new District(code);
        district.department("ROADS", "交通局");
        District.at("2026-03-02T09:00");
        var whistle = district.dispatched("A1", "ROUTINE", "2026-03-02T09:00", "ROADS");
        duty = district.duty(whistle, "ROADS");
        as(district.deputy()).get("/assignments/" + duty).then().body("arrival", nullValue(), "moves", empty());
        refused(district.deputy(), r -> r.body(CAME).post(arrival()), 409, "ILLEGAL_MOVE");
        district.checksIn(whistle, "ROADS");
        district.awaitLine(MONTH, "ROADS", "25", "25", "0.00");
        as(district.deputy())
                .get("/assignments/" + duty)
                .then()
                .body("arrival", is("UNSTATED"), "moves", contains("arrival"));
    }

    private String arrival() {
        return "/assignments/" + duty + "/arrival";
    }

    private ValidatableResponse stated(String body) {
        return district.post(district.deputy(), arrival(), body).statusCode(200);
    }

    @Test
    void whoCameIsConfirmedOnceAndForAll() {
        District.inAnotherTime(() -> {
            checkedIn("349981");
            stated(CAME).body("arrival", is("CONFIRMED"), "state", is("CHECKED_IN"), "moves", not(hasItem("arrival")));
            refused(district.deputy(), r -> r.body(CAME).post(arrival()), 409, "ILLEGAL_MOVE")
                    .body("detail", containsString("已认定到场"));
            refused(district.deputy(), r -> r.body(NOBODY).post(arrival()), 409, "ILLEGAL_MOVE");
            as(district.lead("ROADS")).get("/assignments/" + duty).then().body("arrival", is("CONFIRMED"));
            as(district.assessor).get("/adjustments").then().body("items", empty());
            district.awaitLine(MONTH, "ROADS", "25", "25", "0.00");
        });
    }

    @Test
    void whereNobodyCameTheOfficeJudges() {
        District.inAnotherTime(() -> {
            checkedIn("349982");
            stated(NOBODY).body("arrival", is("DENIED"), "state", is("CHECKED_IN"));
            refused(district.deputy(), r -> r.body(NOBODY).post(arrival()), 409, "ILLEGAL_MOVE")
                    .body("moves", contains("arrival"));
            district.awaitLine(MONTH, "ROADS", "25", "25", "0.00");
            String id = as(district.assessor)
                    .get("/adjustments")
                    .then()
                    .body("items", hasSize(1))
                    .body("items[0].kind", is("FALSE_FEEDBACK"))
                    .body("items[0].stage", is("PROPOSED"))
                    .body("items[0].assignmentId", is(duty))
                    .body("items[0].evidence", is("报到后经工作站认定未到场：巡查两次均无人。"))
                    .extract()
                    .path("items[0].id");
            district.post(district.assessor, "/adjustments/" + id + "/approve", "{}")
                    .statusCode(200);
            district.awaitLine(MONTH, "ROADS", "25", "25", "-5.00");

            // they came in the end, and what was decided stays
            stated(CAME).body("arrival", is("CONFIRMED"));
            district.awaitLine(MONTH, "ROADS", "25", "25", "-5.00");
        });
    }

    @Test
    void whatIsBeforeTheOfficeAlreadyIsNotProposedAgain() {
        District.inAnotherTime(() -> {
            checkedIn("349983");
            var byHand = "{\"organisation\": \"ROADS\", \"assignmentId\": \"%s\", \"kind\": \"FALSE_FEEDBACK\","
                    + " \"evidence\": \"未到场\"}";
            district.post(district.deputy(), "/adjustments", byHand.formatted(duty))
                    .statusCode(201);
            stated(NOBODY).body("arrival", is("DENIED"));
            as(district.assessor).get("/adjustments").then().body("items", hasSize(1));
        });
    }
}
