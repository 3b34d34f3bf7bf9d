package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.reporting.District.as;
import static org.chuishao.reporting.District.instant;
import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.Test;

/** A resident was not satisfied, the work was done again and verified again: the stars given last are those that count. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class RatedAgainIT {
    private static final String START = "2026-03-02T09:00";

    private static ValidatableResponse ledger(District district, String period) {
        return as(district.assessor)
                .get("/scores/ROADS/ledger?limit=200&period=" + period)
                .then()
                .statusCode(200);
    }

    private static String handled(District district, String number, String at) {
        District.at(at);
        var whistle = district.dispatched(number, "ROUTINE", at, "ROADS");
        district.checksIn(whistle, "ROADS");
        district.completes(whistle, "ROADS", "SOLVED");
        return whistle;
    }

    /** 25 + 20, and of 10 what the stars give: 10, 2.5, 7.5. */
    @Test
    void theLastStarsCountOnceAndInTheirOrder() {
        District.inAnotherTime(() -> {
            var district = new District("349955");
            district.department("ROADS", "交通局");
            var whistle = handled(district, "W-1", START);
            district.rated(whistle, "2026-03-04T10:00", "ROADS 5");
            district.awaitLine("2026-03", "ROADS", "55", "55", "0.00");
            district.rated(whistle, "2026-03-10T10:00", "ROADS 2");
            district.awaitLine("2026-03", "ROADS", "47.5", "55", "0.00");
            ledger(district, "2026-03")
                    .body("items.fact", contains("CHECK_IN", "ON_TIME", "COOPERATION", "COOPERATION_CORRECTED#1"))
                    .body(
                            "items[3].rule",
                            is("v1/TWO_STARS"),
                            "items[3].compensates",
                            is(cooperation(district, whistle)))
                    .body("items[3].zh", containsString("得 10 分，改为可得 10 分、得 2.5 分（再次核查评价）"))
                    .body("items[3].en", containsString("rated again at a later verification"));
            // the same stars, and those that are heard late, and a pass without stars, change nothing
            district.rated(whistle, "2026-03-11T10:00", "ROADS 2");
            district.rated(whistle, "2026-03-05T10:00", "ROADS 1");
            district.rated(whistle, "2026-03-04T10:00", "ROADS 5");
            district.told(whistle, "whistle-verified.v1", "2026-03-12T10:00", ", \"ratings\": []");
            // what the next month's verification gives still counts where the first did
            District.at("2026-04-08T10:00");
            district.rated(whistle, "2026-04-08T10:00", "ROADS 4");
            district.awaitLine("2026-03", "ROADS", "52.5", "55", "0.00");
            ledger(district, "2026-03").body("items", hasSize(5)).body("items[4].fact", is("COOPERATION_CORRECTED#2"));
            ledger(district, "2026-04").body("items", empty());
            // how the blower rates is what it said last
            as(district.assessor)
                    .get("/scores/stations?period=2026-03")
                    .then()
                    .body("items[0].stars", contains(0, 0, 0, 1, 0), "items[0].meanStars", is("4.00"));
        });
    }

    @Test
    void anotherCyclesStarsAreTheOtherDutys() {
        District.inAnotherTime(() -> {
            var district = new District("349956");
            district.department("ROADS", "交通局");
            var whistle = handled(district, "W-2", START);
            district.rated(whistle, "2026-03-04T10:00", "ROADS 5");
            district.awaitLine("2026-03", "ROADS", "55", "55", "0.00");
            District.at("2026-03-09T09:00");
            var again = Departments.dispatch(whistle, "ROUTINE", instant("2026-03-09T09:00"), "ROADS")
                    .replace(Departments.STATION, district.station())
                    .replace("\"cycle\": 1", "\"cycle\": 2");
            TestBroker.send(UUID.randomUUID(), district.code, "whistle", whistle, "whistle-dispatched.v1", again);
            TestBroker.send(UUID.randomUUID(), district.code, "whistle", whistle, "whistle-verified.v1", """
                    {"whistleId": "%s", "cycle": 2, "at": "2026-03-12T02:00:00Z", "ratings": [{"organisation": "ROADS", "stars": 3}]}""".formatted(
                            whistle));
            await().untilAsserted(() -> ledger(district, "2026-03")
                    .body(
                            "items.findAll { it.indicator == 'COOPERATION' }.rule",
                            contains("v1/FIVE_STARS", "v1/THREE_STARS"))
                    .body("items.findAll { it.indicator == 'COOPERATION' }.compensates", everyItem(nullValue())));
        });
    }

    /** A closed month takes it as it takes a matter that is solved late: beside the sheet, which stays as it was signed. */
    @Test
    void aPublishedSheetStaysAndAnAppealsWordIsTheLast() {
        District.inAnotherTime(() -> {
            var district = new District("349957");
            district.department("ROADS", "交通局");
            var appealed = handled(district, "W-3", START);
            var other = handled(district, "W-4", START);
            district.rated(appealed, "2026-03-04T10:00", "ROADS 1");
            district.rated(other, "2026-03-04T10:00", "ROADS 5");
            district.awaitLine("2026-03", "ROADS", "100", "110", "0.00");
            District.at("2026-04-01T09:00");
            district.published("2026-03");
            var line = cooperation(district, appealed);
            String appeal = district.post(district.lead("ROADS"), "/appeals", """
                            {"period": "2026-03", "lines": ["%s"], "evidence": "见附件"}""".formatted(line))
                    .statusCode(201)
                    .extract()
                    .path("id");
            district.post(district.assessor, "/appeals/" + appeal + "/rule", """
                            {"upheld": true, "reason": "评价有误", "corrections": [{"line": "%s", "finding": "FOUR_STARS"}]}""".formatted(line))
                    .statusCode(200);
            district.post(district.reviewer, "/appeals/" + appeal + "/sign", "{}")
                    .statusCode(200);
            as(district.assessor).get("/scores/ROADS?period=2026-03").then().body("earned", is("107.5"));

            District.at("2026-04-08T10:00");
            district.rated(appealed, "2026-04-08T10:00", "ROADS 1");
            district.rated(other, "2026-04-08T10:00", "ROADS 3");
            await().untilAsserted(() -> as(district.assessor)
                    .get("/scores/ROADS?period=2026-03")
                    .then()
                    .body("earned", is("102.5")));
            district.sheet(district.assessor, "2026-03")
                    .body("lines.find { it.organisation == 'ROADS' }.earned", is("107.5"))
                    .body("lateLines", is(1));
            ledger(district, "2026-03")
                    .body("items.findAll { it.compensates == '" + line + "' }.rule", contains("v1/FOUR_STARS"));
            // and so it is what both ways of looking at the blower leave out, or show as it was given
            as(district.assessor)
                    .get("/scores/stations?period=2026-03")
                    .then()
                    .body("items[0].stars", contains(1, 0, 1, 0, 0));
        });
    }

    private static String cooperation(District district, String whistle) {
        return district.line("2026-03", "ROADS", whistle, "COOPERATION");
    }
}
