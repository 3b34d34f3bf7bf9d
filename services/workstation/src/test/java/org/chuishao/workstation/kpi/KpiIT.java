package org.chuishao.workstation.kpi;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.workstation.issue.Village.as;
import static org.chuishao.workstation.issue.Village.stations;
import static org.chuishao.workstation.issue.Village.whistleBlown;
import static org.chuishao.workstation.issue.Village.whistleTells;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;
import org.chuishao.kernel.time.TravelClock;
import org.chuishao.workstation.issue.Village;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A station's month, a street's and the district's, to the digit. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class KpiIT {
    /** A street of its own: other tests find issues in theirs. */
    private static final String STREET = "340803060";

    private static final String FIRST = STREET + "001";
    private static final String SECOND = STREET + "002";
    private static final String ASSESSOR =
            Tokens.of("kpi").roles(Roles.ASSESSOR).token();

    @Inject
    TravelClock clock;

    private Instant now;

    @BeforeEach
    void thereAreStations() {
        stations(FIRST, SECOND);
        now = clock.instant();
    }

    @AfterEach
    void comeBack() {
        clock.travelTo(now);
    }

    private static String deputy(String station) {
        return Tokens.of("kpi-deputy").at(station).roles(Roles.STATION_DEPUTY).token();
    }

    private String found(String station, String kind) {
        var body = Map.of(
                "kind", kind, "title", "事", "description", "情况", "location", Map.of("address", UUID.randomUUID()));
        return as(deputy(station))
                .body(body)
                .post("/workstations/" + station + "/issues")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void move(String station, String id, String move, Map<String, ?> body) {
        as(deputy(station))
                .body(body)
                .post("/workstations/" + station + "/issues/" + id + "/" + move)
                .then()
                .statusCode(200);
    }

    private static JsonPath kpi(String division, String query) {
        return as(ASSESSOR)
                .get("/workstations/" + division + "/kpi" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void at(String instant) {
        clock.travelTo(Instant.parse(instant));
    }

    @Test
    void oneMonthOfAStationItsStreetAndTheDistrict() {
        at("2026-03-02T01:00:00Z");
        var settled = new ArrayList<String>();
        for (var kind : List.of("DEMAND", "DISPUTE", "DISPUTE", "DEMAND")) settled.add(found(FIRST, kind));
        var escalated = found(FIRST, "DEMAND");
        var mistake = found(FIRST, "DEMAND");
        move(FIRST, mistake, "drop", Map.of("reason", "MISTAKE"));
        var hours = List.of(2, 10, 30, 100);
        for (int i = 0; i < 4; i++) {
            clock.travelTo(Instant.parse("2026-03-02T01:00:30Z").plus(Duration.ofHours(hours.get(i))));
            move(FIRST, settled.get(i), "settle", Map.of("outcome", "SOLVED", "result", "好了"));
        }
        move(FIRST, escalated, "escalate", Map.of("kind", "ROUTINE", "whyNotInStation", "无权"));
        var whistle = UUID.randomUUID();
        whistleTells(whistle, "whistle-blown.v1", Village.STATION, FIRST);
        whistleTells(whistle, "whistle-closed.v1");
        at("2026-04-01T01:00:00Z");
        found(SECOND, "DISPUTE");

        var month = "?period=2026-03";
        var own = kpi(FIRST, month);
        assertEquals(
                "{found=5, demandsFound=3, disputesFound=2, settledInStation=4, disputesSettled=2, escalated=1,"
                        + " rate=80.00, belowLine=false, medianHours=10.00, p90Hours=100.00, whistlesBlown=0,"
                        + " whistlesClosed=0, whistlesSolved=0, meetingsHeld=0, overdueResolutions=0}",
                own.getMap("figures").toString());
        assertEquals("80.00", own.getString("line"));
        assertEquals(List.of(), own.getList("parts"));
        var street = kpi(STREET, month);
        assertEquals(own.getMap("figures"), street.getMap("figures"));
        assertEquals(List.of(FIRST, SECOND), street.getList("parts.code"));
        assertEquals(own.getMap("figures"), street.getMap("parts[0].figures"));
        assertEquals(0, street.getInt("parts[1].figures.found"));
        var district = kpi("340803", month);
        assertEquals(street.getList("parts"), district.getList("parts.find { it.code == '" + STREET + "' }.parts"));
        // nothing of March is counted in April, and what is settled later counts when it is settled
        assertEquals(1, kpi(STREET, "?period=2026-04").getInt("figures.found"));
        assertEquals(0, kpi(STREET, "?period=2026-04").getInt("figures.settledInStation"));
        assertEquals(6, kpi(STREET, "?from=2026-03-02&to=2026-04-01").getInt("figures.found"));
        assertEquals(6, kpi(STREET, "?period=2026").getInt("figures.found"));
        // the whistle was blown and closed in September, as its samples say
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var autumn = kpi(FIRST, "?period=2026-Q3");
            assertEquals(1, autumn.getInt("figures.whistlesBlown"));
            assertEquals(1, autumn.getInt("figures.whistlesSolved"));
            assertEquals(0, autumn.getInt("figures.found"));
        });
        as(ASSESSOR)
                .get("/workstations/" + SECOND + "/kpi" + month)
                .then()
                .body("figures.rate", nullValue(), "figures.medianHours", nullValue(), "parts", hasSize(0));
    }

    /** The figures live, and counted from nothing but what was told: the same. */
    @Test
    void countedLiveOrFromTheEventsAlone() {
        var station = "340803061001";
        stations(station);
        var chance = new Random(7);
        at("2026-05-04T01:00:00Z");
        for (int i = 0; i < 40; i++) {
            clock.travelTo(clock.instant().plus(Duration.ofMinutes(chance.nextInt(3000))));
            var id = found(station, chance.nextBoolean() ? "DEMAND" : "DISPUTE");
            clock.travelTo(clock.instant().plus(Duration.ofMinutes(chance.nextInt(2000))));
            switch (chance.nextInt(5)) {
                case 0 -> {}
                case 1 -> move(station, id, "drop", Map.of("reason", "MISTAKE"));
                case 2 -> move(station, id, "escalate", Map.of("kind", "ROUTINE", "whyNotInStation", "无权"));
                default -> move(station, id, "settle", Map.of("outcome", "EXPLAINED", "result", "已说明"));
            }
        }
        for (var period : List.of("2026-05", "2026-06", "2026")) {
            var live = kpi(station, "?period=" + period);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertEquals(
                            recounted(station, Days.named(period).orElseThrow()),
                            live.getMap("figures").toString()));
        }
    }

    @Test
    void aMatterSentBackIsUndecidedAgain() {
        var station = "340803061002";
        stations(station);
        at("2026-05-04T01:00:00Z");
        move(station, found(station, "DEMAND"), "settle", Map.of("outcome", "SOLVED", "result", "好了"));
        var id = found(station, "DISPUTE");
        move(station, id, "escalate", Map.of("kind", "ROUTINE", "whyNotInStation", "无权"));
        assertEquals("50.00", kpi(station, "?period=2026-05").getString("figures.rate"));
        var whistle = whistleBlown(id);
        whistleTells(whistle, "whistle-rejected.v1");
        counts(station, "100.00");
        whistleTells(whistle, "whistle-objected.v1");
        counts(station, "50.00");
        whistleTells(whistle, "whistle-withdrawn.v1");
        counts(station, "100.00");
    }

    /** Live and from the events alone. */
    private static void counts(String station, String rate) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var live = kpi(station, "?period=2026");
            assertEquals(rate, live.getString("figures.rate"));
            assertEquals(
                    recounted(station, Days.named("2026").orElseThrow()),
                    live.getMap("figures").toString());
        });
    }

    private static String recounted(String station, Days days) {
        var issues = new HashMap<String, Map<String, JsonNode>>();
        for (var event : TestBroker.received("station-issue")) {
            var data = ApiSpecs.json(event.data());
            if (!data.path("stationCode").asText().equals(station)) continue;
            var known = issues.computeIfAbsent(event.key(), key -> new HashMap<>());
            if (event.type().equals("issue-resumed.v1")) known.keySet().retainAll(List.of("issue-found.v1"));
            known.put(event.type(), data);
        }
        issues.values().removeIf(told -> told.containsKey("issue-dropped.v1"));
        int[] n = new int[6];
        var minutes = new ArrayList<Long>();
        for (var told : issues.values()) {
            var found = told.get("issue-found.v1");
            boolean dispute = found.get("kind").asText().equals("DISPUTE");
            if (within(days, found.get("foundAt"))) n[dispute ? 1 : 0]++;
            var settled = told.get("issue-settled.v1");
            if (settled != null && within(days, settled.get("settledAt"))) {
                n[dispute ? 3 : 2]++;
                minutes.add(Duration.between(at(settled.get("foundAt")), at(settled.get("settledAt")))
                        .toMinutes());
            }
            var escalated = told.get("issue-escalated.v1");
            if (escalated != null && within(days, escalated.get("escalatedAt"))) n[4]++;
        }
        minutes.sort(null);
        var settled = n[2] + n[3];
        var rate = Figures.rate(settled, n[4]);
        var text = "{found=%d, demandsFound=%d, disputesFound=%d, settledInStation=%d, disputesSettled=%d, escalated=%d"
                .formatted(n[0] + n[1], n[0], n[1], settled, n[3], n[4]);
        if (rate != null) text += ", rate=" + rate;
        text += ", belowLine=" + (rate != null && rate.doubleValue() < 80);
        if (!minutes.isEmpty())
            text += ", medianHours=" + Figures.hours(nearestRank(minutes, 0.5)) + ", p90Hours="
                    + Figures.hours(nearestRank(minutes, 0.9));
        return text + ", whistlesBlown=0, whistlesClosed=0, whistlesSolved=0, meetingsHeld=0, overdueResolutions=0}";
    }

    private static Long nearestRank(List<Long> sorted, double part) {
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }

    private static boolean within(Days days, JsonNode instant) {
        return !at(instant).isBefore(days.start()) && at(instant).isBefore(days.end());
    }

    private static Instant at(JsonNode instant) {
        return Instant.parse(instant.asText());
    }

    @Test
    void aStationSeesItsOwnFiguresAStreetItsVillages() {
        var member =
                Tokens.of("kpi-member").at(FIRST).roles(Roles.STATION_MEMBER).token();
        as(member).get("/workstations/" + FIRST + "/kpi").then().statusCode(200).body("from", is("2026-11-01"));
        refused(member, r -> r.get("/workstations/" + SECOND + "/kpi"), 404, "NOT_FOUND");
        refused(member, r -> r.get("/workstations/" + STREET + "/kpi"), 404, "NOT_FOUND");
        refused(member, r -> r.get("/workstations/340803/kpi"), 404, "NOT_FOUND");
        var street = Tokens.of("kpi-street").at(STREET).roles(Roles.DISPATCHER).token();
        as(street).get("/workstations/" + SECOND + "/kpi").then().statusCode(200);
        refused(street, r -> r.get("/workstations/340803/kpi"), 404, "NOT_FOUND");
        for (var code : List.of("3408", STREET + "777", "340899"))
            refused(ASSESSOR, r -> r.get("/workstations/" + code + "/kpi"), 404, "NOT_FOUND");
    }

    @Test
    void aPeriodIsWholeDaysOfThisCentury() {
        for (var query : List.of(
                "?period=2026-13",
                "?period=november",
                "?period=2026-11&from=2026-11-01&to=2026-11-02",
                "?from=2026-11-01",
                "?to=2026-11-01",
                "?from=2026-11-02&to=2026-11-01",
                "?from=1999-11-02&to=2026-11-01",
                "?from=2026-02-30&to=2026-11-01"))
            refused(ASSESSOR, r -> r.get("/workstations/" + FIRST + "/kpi" + query), 400, "INVALID_FIELDS");
        refused(ASSESSOR, r -> r.get("/workstations/" + FIRST + "/kpi?month=11"), 400, "UNKNOWN_PARAMETER");
    }
}
