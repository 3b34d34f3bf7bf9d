package org.chuishao.reporting.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingAndCardsTest {

    private static final Policy V1 = Policy.bundled();
    private static final Instant NEXT_YEAR = Instant.parse("2027-01-05T00:00:00Z");
    private static final Period MONTH = Period.parse("2026-09");

    @Test
    void equalScoresShareARankAndTheNextIsSkipped() {
        List<Score> scores = List.of(
                score("D", MONTH, "65.53", 3),
                score("C", MONTH, "84.37", 3),
                score("B", MONTH, "84.37", 3),
                score("A", MONTH, "93.42", 3),
                score("E", MONTH, "99", 2));
        assertEquals("A 1, B 2, C 2, D 4, E –", told(Ranking.of(scores)));
    }

    @Test
    void scoresThatOnlyRoundToTheSameShareARankToo() {
        assertEquals(
                "A 1, B 1", told(Ranking.of(List.of(score("A", MONTH, "84.371", 3), score("B", MONTH, "84.369", 3)))));
    }

    @Test
    void onlyOnePeriodIsRanked() {
        List<Score> mixed = List.of(score("A", MONTH, "90", 3), score("B", Period.parse("2026-08"), "90", 3));
        assertThrows(IllegalArgumentException.class, () -> Ranking.of(mixed));
        assertEquals(List.of(), Ranking.of(List.of()).places());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "good, NONE",
        "behind, BLUE",
        "behind behind, YELLOW",
        "behind behind behind, RED",
        "behind behind behind behind, RED",
        "behind behind good, NONE",
        "behind good behind, BLUE",
        "behind unranked, BLUE",
        "behind unranked behind, YELLOW",
        "unranked, NONE",
        "behind behind unranked behind, RED"
    })
    void cards(String history, Card card) {
        List<Score> quarters = new ArrayList<>();
        Period quarter = Period.parse("2025-Q1");
        for (String kind : history.split(" ")) {
            quarters.add(
                    switch (kind) {
                        case "good" -> score("A", quarter, "80", 3);
                        case "behind" -> score("A", quarter, "79.99", 3);
                        default -> score("A", quarter, "10", 2);
                    });
            quarter = quarter.next();
        }
        assertEquals(card, Card.after(quarters));
    }

    @Test
    void cardsNeedConsecutiveQuarters() {
        Score first = score("A", Period.parse("2026-Q1"), "70", 3);
        Score third = score("A", Period.parse("2026-Q3"), "70", 3);
        assertThrows(IllegalArgumentException.class, () -> Card.after(List.of(first, third)));
        assertThrows(IllegalArgumentException.class, () -> Card.after(List.of(score("A", MONTH, "70", 3))));
        assertEquals(Card.NONE, Card.after(List.of()));
    }

    @Test
    void aMonthIsNeverBehindOnItsOwn() {
        assertEquals(false, score("A", MONTH, "10", 3).behind());
    }

    @Test
    void nothingToEarnIsNoScore() {
        Tally idle = new Tally("A", Map.of(), Map.of(YearMonth.of(2026, 9), new BigDecimal("2")), Set.of());
        Score score = Score.of(idle, MONTH, NEXT_YEAR, V1);
        assertEquals(Optional.empty(), score.score());
        assertEquals(Optional.empty(), score.band());
        assertEquals(Score.Status.UNRANKED, score.status());
        assertEquals("A –", told(Ranking.of(List.of(score))));
    }

    @Test
    void aMonthsAdjustmentsAreClampedBeforeTheMean() {
        Map<YearMonth, BigDecimal> adjustments = Map.of(
                YearMonth.of(2026, 7), new BigDecimal("-25"),
                YearMonth.of(2026, 8), new BigDecimal("14"));
        Score quarter = Score.of(tally("A", "50", 3, adjustments), Period.parse("2026-Q3"), NEXT_YEAR, V1);
        assertEquals(new BigDecimal("-1.67"), quarter.adjustment());
        assertEquals(new BigDecimal("48.33"), quarter.score().orElseThrow());
    }

    @Test
    void aRunningQuarterCountsTheMonthsThatHaveBegun() {
        Map<YearMonth, BigDecimal> july = Map.of(YearMonth.of(2026, 7), new BigDecimal("-2"));
        Tally tally = tally("A", "50", 3, july);
        Period quarter = Period.parse("2026-Q3");
        assertEquals(
                new BigDecimal("49.00"),
                Score.of(tally, quarter, Instant.parse("2026-08-15T00:00:00Z"), V1)
                        .score()
                        .orElseThrow());
        Instant june = Instant.parse("2026-06-15T00:00:00Z");
        assertThrows(IllegalArgumentException.class, () -> Score.of(tally, quarter, june, V1));
    }

    @Test
    void aTallyOfOtherMonthsIsRefused() {
        Tally august = tally("A", "50", 3, Map.of(YearMonth.of(2026, 8), BigDecimal.ONE));
        assertThrows(IllegalArgumentException.class, () -> Score.of(august, MONTH, NEXT_YEAR, V1));
        Tally other = tally("B", "50", 3, Map.of());
        assertThrows(IllegalArgumentException.class, () -> august.plus(other));
    }

    @Test
    void halvesAreRoundedUpOnce() {
        assertEquals(
                new BigDecimal("84.38"), score("A", MONTH, "84.375", 3).score().orElseThrow());
        assertEquals(
                new BigDecimal("84.37"),
                score("A", MONTH, "84.3749999999999999999999999999999999999", 3)
                        .score()
                        .orElseThrow());
    }

    private static Score score(String organisation, Period period, String percent, int assignments) {
        return Score.of(tally(organisation, percent, assignments, Map.of()), period, NEXT_YEAR, V1);
    }

    private static Tally tally(
            String organisation, String percent, int assignments, Map<YearMonth, BigDecimal> adjustments) {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < assignments; i++) {
            ids.add(new UUID(0, i));
        }
        Sum sum = new Sum(BigDecimal.valueOf(100), new BigDecimal(percent));
        return new Tally(organisation, Map.of(Indicator.SOLVED, sum), adjustments, ids);
    }

    private static String told(Ranking ranking) {
        return ranking.places().stream()
                .map(place -> place.score().organisation() + " "
                        + (place.rank().isPresent() ? place.rank().getAsInt() : "–"))
                .collect(Collectors.joining(", "));
    }
}
