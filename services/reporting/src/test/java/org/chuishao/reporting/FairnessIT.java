package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.District.as;
import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;

/** What catches the eye is shown with its evidence, and what is ordinary is not. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class FairnessIT {
    private static final String START = "2026-03-02T09:00";

    private final District district = new District("349941");

    @Test
    void favourBurstsAndSplitWhistlesAreShownWithTheirLines() {
        District.inAnotherTime(() -> {
            district.department("ROADS", "交通局");
            District.at(START);
            var generous = district.code + "001009";
            // five ratings of five stars within minutes; elsewhere ROADS gets two
            var favoured = blown(generous, 5);
            for (int i = 0; i < 5; i++) district.rated(favoured.get(i), "2026-03-03T10:0" + i, "ROADS 5");
            var others = blown(district.station(), 6);
            for (int i = 0; i < 6; i++) district.rated(others.get(i), "2026-03-0" + (i + 3) + "T10:00", "ROADS 2");
            // one matter, three whistles
            for (int i = 0; i < 3; i++)
                district.blown(district.station(), "DG-SPLIT", "SPLIT-" + i, "ROUTINE", START, "ROADS");
            await().untilAsserted(() -> as(district.assessor)
                    .get("/scores/ROADS/ledger?limit=200&period=2026-03")
                    .then()
                    .body("items.findAll { it.indicator == 'COOPERATION' }", hasSize(11)));

            var pair = "items.find { it.kind == 'PAIR_BIAS' && it.station == '%s' }.".formatted(generous);
            var burst = "items.find { it.kind == 'BURST_OF_RATINGS' }.";
            var split = "items.find { it.kind == 'SPLIT_WHISTLES' }.";
            as(district.assessor)
                    .get("/fairness?period=2026-03")
                    .then()
                    .statusCode(200)
                    .body("items.kind", hasItem("STAR_OUTLIER"))
                    .body(pair + "organisation", is("ROADS"))
                    .body(pair + "numbers.mean", is("5.00"))
                    .body(pair + "numbers.others", is("2.00"))
                    .body(pair + "lines", hasSize(5))
                    .body(burst + "station", is(generous))
                    .body(burst + "numbers.ratings", is("5"))
                    .body("items.findAll { it.kind == 'BURST_OF_RATINGS' }", hasSize(1))
                    .body(split + "whistles", contains("SPLIT-0", "SPLIT-1", "SPLIT-2"))
                    .body(split + "numbers.day", is("2026-03-02"))
                    .body("items.findAll { it.kind == 'SPLIT_WHISTLES' }", hasSize(1))
                    .body("notCovered", hasSize(1));
            as(district.assessor).get("/fairness?period=2026-01").then().body("items", empty());
            as(new District("349942").assessor)
                    .get("/fairness?period=2026-03")
                    .then()
                    .body("items", empty());
        });
        refused(district.assessor, r -> r.get("/fairness?period=2026-3"), 400, "INVALID_FIELDS");
        refused(district.assessor, r -> r.get("/fairness"), 400, "INVALID_FIELDS");
    }

    /** Four working hours to accept from nine: the last fifth of the time until 15:00 begins at 13:48. */
    @Test
    void dutiesTakenAwayJustBeforeADeadlineAreShown() {
        District.inAnotherTime(() -> {
            var town = new District("349943");
            District.at(START);
            var early = town.dispatched("EARLY", "ROUTINE", START, "ROADS");
            var late = town.dispatched("LATE", "ROUTINE", START, "ROADS");
            var parks = town.dispatched("PARKS", "ROUTINE", START, "PARKS");
            District.at("2026-03-02T14:00");
            town.told(early, "whistle-withdrawn.v1", "2026-03-02T13:40", "");
            town.told(late, "whistle-withdrawn.v1", "2026-03-02T13:50", "");
            town.told(parks, "whistle-withdrawn.v1", "2026-03-02T10:00", "");
            var found = "items.find { it.kind == 'TAKEN_AWAY_NEAR_DEADLINE' }.";
            await().untilAsserted(() ->
                    as(town.assessor).get("/fairness?period=2026-03").then().body(found + "numbers.all", is("2")));
            as(town.assessor)
                    .get("/fairness?period=2026-03")
                    .then()
                    .body("items", hasSize(1))
                    .body(found + "organisation", is("ROADS"))
                    .body(found + "whistles", contains("LATE"))
                    .body(found + "numbers.nearDeadline", is("1"), found + "numbers.by", is("WITHDRAW"));
        });
    }

    private List<String> blown(String station, int whistles) {
        var all = new ArrayList<String>();
        for (int i = 0; i < whistles; i++)
            all.add(district.blown(station, "DG-" + station + i, station + "-" + i, "ROUTINE", START, "ROADS"));
        return all;
    }
}
