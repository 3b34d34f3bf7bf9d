package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.reporting.GoldenStory.itIs;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.problem.Text;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.reporting.assignment.Assignments;
import org.chuishao.reporting.ledger.Ledger;
import org.chuishao.reporting.scoring.AdjustmentKind;
import org.chuishao.reporting.scoring.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The golden example of domain §4 through events and HTTP, number for number, under three policies. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class GoldenIT {
    @Inject
    Ledger ledger;

    @Inject
    Assignments assignments;

    @Inject
    Clock clock;

    private Instant today;

    @BeforeEach
    void leave() {
        today = clock.instant();
    }

    @AfterEach
    void comeBack() {
        io.restassured.RestAssured.given()
                .basePath("/")
                .body(today.toString())
                .put("/q/clock")
                .then()
                .statusCode(204);
        District.awaitSettled(today);
    }

    private static <T> T in(String district, Supplier<T> work) {
        return CurrentDistrict.within(
                district, () -> QuarkusTransaction.requiringNew().call(work::get));
    }

    private void adjusted(String district, String department, String duty, AdjustmentKind kind, String at) {
        in(
                district,
                () -> ledger.adjust(
                        district,
                        department,
                        duty == null
                                ? null
                                : assignments.find(UUID.fromString(duty)).orElseThrow(),
                        kind,
                        at,
                        new Text("已核准", "approved"),
                        Instant.parse(at)));
    }

    private void commended(GoldenStory story, String district) {
        adjusted(district, "MARKET", story.duty("W7", "MARKET"), AdjustmentKind.COMMENDATION, "2026-09-18T02:00:00Z");
    }

    private static void awaitScore(
            GoldenStory story, String department, String period, String earned, String possible) {
        await().untilAsserted(() ->
                story.score(department, period).body("earned", is(earned)).body("possible", is(possible)));
    }

    /**
     * July and August of the quarter: five and four ROUTINE whistles each of 100 points. One that comes to nothing after its
     * deadline loses 20 + 30, a late one 20.
     *
     * @param lost {@code "50 20"}: what is lost on the first, the second …
     */
    private static void month(GoldenStory story, String month, String department, int whistles, String lost) {
        itIs(month + "-06 09:00");
        var losses = lost.split(" ");
        for (int i = 0; i < whistles; i++) {
            story.dispatched(month + department + i, "ROUTINE", month + "-06 09:00", department);
        }
        for (int i = 0; i < whistles; i++) {
            var whistle = month + department + i;
            story.comes(whistle, department);
            if (i >= losses.length) story.completes(whistle, department, "SOLVED");
        }
        itIs(month + "-20 09:00");
        for (int i = 0; i < whistles; i++) {
            var whistle = month + department + i;
            boolean unsolved = i < losses.length && losses[i].equals("50");
            if (i < losses.length) story.completes(whistle, department, "SOLVED");
            story.rated(whistle, month + "-20 10:00", department + " 5");
            story.closed(whistle, month + "-21 10:00", unsolved ? "UNSOLVED" : "SOLVED", "SATISFIED");
        }
    }

    @Test
    void monthQuarterAndAppeal() {
        var district = "340881";
        var story = new GoldenStory(district);
        month(story, "2026-07", "URBAN", 5, "50");
        month(story, "2026-07", "MARKET", 5, "50 50");
        month(story, "2026-07", "HOUSING", 5, "50 20 20");
        awaitScore(story, "URBAN", "2026-07", "450", "500");
        awaitScore(story, "MARKET", "2026-07", "400", "500");
        awaitScore(story, "HOUSING", "2026-07", "410", "500");
        month(story, "2026-08", "URBAN", 4, "20");
        month(story, "2026-08", "MARKET", 4, "50 20");
        adjusted(district, "MARKET", null, AdjustmentKind.SHIRKING, "2026-08-20T02:00:00Z");
        month(story, "2026-08", "HOUSING", 4, "50 50");
        story.sentBack("2026-08HOUSING3", "HOUSING", "2026-08-21 11:00");
        awaitScore(story, "URBAN", "2026-08", "380", "400");
        awaitScore(story, "MARKET", "2026-08", "330", "400");
        awaitScore(story, "HOUSING", "2026-08", "300", "400");

        story.september();
        commended(story, district);
        awaitScore(story, "URBAN", "2026-09", "269.75", "288.75");
        awaitScore(story, "MARKET", "2026-09", "269.75", "327.5");
        awaitScore(story, "HOUSING", "2026-09", "242", "363.75");
        var month = story.assessor().get("/scores?period=2026-09").then().statusCode(200);
        month.body("items.organisation", contains("URBAN", "MARKET", "HOUSING"))
                .body("items.rank", contains(1, 2, 3))
                .body("items.score", contains("93.42", "84.37", "65.53"))
                .body("items.band", contains("EXCELLENT", "GOOD", "FAIR"))
                .body("items.adjustment", contains("0.00", "2.00", "-1.00"))
                .body("items.assignments", contains(4, 3, 3))
                .body("items.policy", everyItem(is("v1")))
                .body("items.rates.CHECK_IN", contains("86.67", "100.00", "80.00"))
                .body("items.rates.ON_TIME", contains("100.00", "28.57", "80.00"))
                .body("items.rates.SOLVED", contains("100.00", "100.00", "53.33"))
                .body("items.rates.SATISFIED", contains("95.00", "95.00", "60.00"))
                .body("items.rates.COOPERATION", contains("81.82", "82.14", "53.33"));
        story.assessor()
                .get("/scores?period=2026-Q3")
                .then()
                .body("items.organisation", contains("URBAN", "MARKET", "HOUSING"))
                .body("items.score", contains("92.51", "81.45", "74.66"))
                .body("items.earned", contains("1099.75", "999.75", "952"))
                .body("items.possible", contains("1188.75", "1227.5", "1263.75"))
                .body("items.adjustment", contains("0.00", "0.00", "-0.67"));
        // the same period under the same rules, judged anew from the facts, is what it was
        story.assessor()
                .body("{\"period\": \"2026-Q3\"}")
                .post("/policies/v1/simulate")
                .then()
                .statusCode(200)
                .body("items.organisation", contains("URBAN", "MARKET", "HOUSING"))
                .body("items.after.score", contains("92.51", "81.45", "74.66"))
                .body("items.change", everyItem(is("0.00")), "unknown", empty());
        // hotline rules, by hand: MARKET 98.46 (see the other test) beside 84.37
        story.assessor()
                .body("{\"period\": \"2026-09\"}")
                .post("/policies/hotline-1/simulate")
                .then()
                .body("items.find { it.organisation == 'MARKET' }.before.score", is("84.37"))
                .body("items.find { it.organisation == 'MARKET' }.after.score", is("98.46"))
                .body("items.find { it.organisation == 'MARKET' }.change", is("+14.09"));
        story.assessor()
                .get("/scores/HOUSING/trend?from=2026-07&to=2026-09")
                .then()
                .body("items.period", contains("2026-07", "2026-08", "2026-09"))
                // 82 and 75 − 1; behind URBAN 90 and 95, MARKET 80 and 82.5 − 2
                .body("items.score", contains("82.00", "74.00", "65.53"))
                .body("items.rank", contains(2, 3, 3));
        // W3 alone: 0 of 63.75
        story.assessor()
                .get("/scores/HOUSING?period=2026-09&kind=JOINT")
                .then()
                .body("earned", is("0"), "possible", is("63.75"), "adjustment", is("0.00"));
        story.assessor()
                .get("/scores/HOUSING?period=2026-09&item=DG-1")
                .then()
                .body("earned", is("242"), "possible", is("300"), "adjustment", is("-1.00"));
        // of the two items DG-1 is a penalty; nothing is a licence
        TestBroker.send(
                UUID.randomUUID(),
                district,
                "item",
                "DG-1",
                "item-changed.v1",
                ApiSpecs.sample("item-changed.v1").replace("DG-010204", "DG-1").replace("PUBLIC_SERVICE", "PENALTY"));
        await().untilAsserted(() -> story.assessor()
                .get("/scores/HOUSING?period=2026-09&itemType=PENALTY")
                .then()
                .body("earned", is("242"), "possible", is("300")));
        story.assessor()
                .get("/scores?period=2026-09&itemType=LICENCE")
                .then()
                .statusCode(200)
                .body("items", empty());
        story.assessor()
                .get("/scores/stations?period=2026-09")
                .then()
                .body("items.code", contains(district + "001002"), "items[0].whistles", is(8))
                .body("items[0].whistleRate", is("100.00")) // the station settled nothing itself
                .body("items[0].assignments", is(11), "items[0].returnRate", is("0.00"))
                .body("items[0].stars", contains(1, 0, 2, 3, 3), "items[0].meanStars", is("3.78"));
        story.assessor()
                .get("/scores/stations?period=2026-Q3&level=STREET")
                .then()
                .body("items.code", contains(district + "001"), "items[0].whistles", is(35));

        appeal(district, story);
    }

    /** HOUSING proves it arrived on time at W3: +18.75 and +22.5. */
    private void appeal(String district, GoldenStory story) {
        var before = clock.instant().toString();
        itIs("2026-10-12 10:00");
        for (var line : in(district, () -> ledger.linesOf(UUID.fromString(story.duty("W3", "HOUSING"))))) {
            var becomes = Map.of("CHECK_IN", Finding.CHECKED_IN_ON_TIME, "SOLVED", Finding.SOLVED)
                    .get(line.fact);
            if (becomes != null)
                in(
                        district,
                        () -> ledger.compensate(line, becomes, new Text("申诉成立", "appeal upheld"), clock.instant()));
        }
        story.score("HOUSING", "2026-09")
                .body("earned", is("283.25"), "possible", is("363.75"))
                .body("score", is("76.87"), "rank", is(3), "assignments", is(3));
        story.assessor()
                .queryParam("asOf", before)
                .get("/scores/HOUSING?period=2026-09")
                .then()
                .body("score", is("65.53"), "earned", is("242"));
        story.assessor()
                .body("{\"period\": \"2026-09\"}")
                .post("/policies/v1/simulate")
                .then()
                .body("items.find { it.organisation == 'HOUSING' }.after.score", is("76.87"));
    }

    private static void adopt(GoldenStory story, String version) {
        itIs("2026-08-20 09:00");
        story.assessor()
                .body("{\"effectiveFrom\": \"2026-09-01\"}")
                .post("/policies/" + version + "/adopt")
                .then()
                .statusCode(200)
                .body("inForce", is(false));
    }

    /**
     * 10 + 50 + 40, leads only, every kind alike, late is 0, no adjustments. URBAN: W1 100 of 100, W6 10 of 10 = 110/110.
     * MARKET: W3 60 of 60 (nobody answered), W5 100 of 100, W7 10 + 50 + 36 of 100 = 256/260 = 98.4615…. HOUSING: W2
     * 10 + 50 + 36 of 100, W4 10 of 100 = 106/200.
     */
    @Test
    void theHotlinesThreeRates() {
        var district = "340882";
        var story = new GoldenStory(district);
        adopt(story, "hotline-1");
        story.september();
        commended(story, district); // worth nothing here
        awaitScore(story, "URBAN", "2026-09", "110", "110");
        awaitScore(story, "MARKET", "2026-09", "256", "260");
        awaitScore(story, "HOUSING", "2026-09", "106", "200");
        story.assessor()
                .get("/scores?period=2026-09")
                .then()
                .body("items.organisation", contains("URBAN", "MARKET", "HOUSING"))
                .body("items.score", contains("100.00", "98.46", "53.00"))
                .body("items.rank", contains(1, 2, 3))
                .body("items.adjustment", everyItem(is("0.00")))
                .body("items.policy", everyItem(is("hotline-1")))
                .body("items[1].rates", aMapWithSize(3));
        for (var line : story.ledger("MARKET", "2026-09")) assertEquals("hotline-1", line.get("policy"));
        // what these rules gave no weight left no line: nobody can say what v1 would have made of it
        story.assessor()
                .body("{\"period\": \"2026-09\"}")
                .post("/policies/v1/simulate")
                .then()
                .body(
                        "unknown",
                        contains(
                                "ON_TIME",
                                "COOPERATION",
                                "ASSIST",
                                "REWORK",
                                "SHIRKING",
                                "FALSE_FEEDBACK",
                                "COMMENDATION"));
    }

    /**
     * 20 + 30 + 50; assists 0.6; JOINT 1.2, EMERGENCY 1.5; a late check-in counts 0.8. URBAN: W1 100 of 100; W2 as assist of
     * an emergency (0.9) 14.4 + 27 + 45 of 90; W3 as joint assist (0.72) 72 of 72; W6 20 of 20 = 278.4/282 = 98.7234….
     * MARKET: W3 24 + 0 + 60 of 120, W5 100 of 100, W7 20 + 0 + 50 of 100 = 254/320 = 79.375, + 1 for the commendation =
     * 80.375. HOUSING: W2 150 of 150, W3 0 of 72, W4 20 + 30 + 0 of 100 = 200/322 = 62.1118…, − 2 for the rework.
     */
    @Test
    void aDistrictThatDeducts() {
        var district = "340883";
        var story = new GoldenStory(district);
        adopt(story, "deduction-2");
        story.september();
        commended(story, district);
        awaitScore(story, "URBAN", "2026-09", "278.4", "282");
        awaitScore(story, "MARKET", "2026-09", "254", "320");
        awaitScore(story, "HOUSING", "2026-09", "200", "322");
        story.assessor()
                .get("/scores?period=2026-09")
                .then()
                .body("items.organisation", contains("URBAN", "MARKET", "HOUSING"))
                .body("items.score", contains("98.72", "80.38", "60.11"))
                .body("items.adjustment", contains("0.00", "1.00", "-2.00"))
                .body("items.band", contains("FIRST", "THIRD", "THIRD"));
    }

    /** The same events from nothing, twice: once each, and once every event three times over. The ledgers are one. */
    @Test
    void replayedFromNothingTheLedgerIsTheSame() {
        var once = new GoldenStory("340884");
        var again = new GoldenStory("340885", 3);
        for (var story : List.of(once, again)) {
            story.september();
            awaitScore(story, "URBAN", "2026-09", "269.75", "288.75");
            awaitScore(story, "MARKET", "2026-09", "269.75", "327.5");
            awaitScore(story, "HOUSING", "2026-09", "242", "363.75");
        }
        assertEquals(facts(once), facts(again));
        assertEquals(44, facts(once).size()); // the marks of domain §4’s table, and the rework
    }

    /** Everything a line says but whose row it is; a clerk's deed to the minute. */
    private static Map<String, Map<String, Object>> facts(GoldenStory story) {
        var facts = new TreeMap<String, Map<String, Object>>();
        Stream.of("URBAN", "MARKET", "HOUSING")
                .flatMap(d -> story.ledger(d, "2026-09").stream())
                .forEach(line -> {
                    List.of("id", "seq", "position", "leaf", "district", "assignmentId", "whistleId", "postedAt")
                            .forEach(line::remove);
                    line.compute("occurredAt", (name, at) -> at.toString().substring(0, 16));
                    facts.put(
                            "%s %s %s".formatted(line.get("whistleNumber"), line.get("organisation"), line.get("fact")),
                            line);
                });
        return facts;
    }
}
