package org.chuishao.local;

import static org.awaitility.Awaitility.await;
import static org.chuishao.local.Person.stars;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the assessment office's systems read, worked out by hand for a district where nothing else happens. */
class ScoresIT {
    private static final String SCORES = "/scores?period=2026-11";
    private static Town town;

    /** Three ROUTINE whistles for URBAN: 100 of 100, 96 of 100 (0.9 satisfied, 4 stars), 82.5 of 85 (nobody to ask). */
    @BeforeAll
    static void threeWhistlesAreSettled() {
        town = Town.shared().neighbour();
        settle(5, "SATISFIED");
        settle(4, "MOSTLY_SATISFIED");
        settle(4, null);
        await().atMost(Duration.ofSeconds(90))
                .until(() -> urban().path("possible").asText().startsWith("285"));
    }

    private static void settle(int count, String satisfaction) {
        var whistle = satisfaction == null
                ? town.deputy().raises("ROUTINE", "井盖缺失", Town.COVER)
                : town.deputy().raisesForAResident("ROUTINE", "井盖缺失", Town.COVER);
        town.clerk("URBAN").settles(whistle);
        town.deputy().passes(whistle, stars("URBAN", count));
        if (satisfaction != null) town.callback().hears(whistle, satisfaction);
    }

    private static JsonNode urban() {
        for (var score : town.office().gets(SCORES).path("items"))
            if (score.path("organisation").asText().equals("URBAN")) return score;
        return MissingNode.getInstance();
    }

    @Test
    void theScoreIsTheSumOfItsPointsToTwoDecimals() {
        assertEquals("97.72", urban().path("score").asText()); // 278.5 / 285
        assertEquals("RANKED", urban().path("status").asText());
        assertEquals(1, urban().path("rank").asInt());
        assertEquals("95.00", urban().path("rates").path("SATISFIED").asText());
    }

    @Test
    void theSameNumbersComeAsCsv() {
        var csv = town.office().reads(SCORES, "Accept", "text/csv");

        assertEquals(200, csv.status());
        assertTrue(csv.text().contains("URBAN") && csv.text().contains("97.72"), csv::text);
        assertTrue(csv.text().contains("参加排名") && !csv.text().contains("RANKED"), csv::text);
    }

    @Test
    void whoeverHasTheRankingAlreadyIsToldSo() {
        var first = town.office().reads(SCORES);
        var tag = first.headers().firstValue("ETag").orElseThrow();

        assertEquals(304, town.office().reads(SCORES, "If-None-Match", tag).status());
    }
}
