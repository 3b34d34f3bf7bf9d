package org.chuishao.reporting.scoring;

import static org.chuishao.reporting.lifecycle.Role.ASSIST;
import static org.chuishao.reporting.lifecycle.WhistleKind.JOINT;
import static org.chuishao.reporting.scoring.September.V1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.chuishao.kernel.problem.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The golden example of domain §4, number for number. */
class GoldenScoreTest {

    private static final Instant AFTERWARDS = Instant.parse("2026-10-08T00:30:00Z");
    private static final Period MONTH = Period.parse("2026-09");
    private static final Period QUARTER = Period.parse("2026-Q3");

    private final September september = new September();

    @ParameterizedTest(name = "{0} {1}: {2} / {3}")
    @CsvSource({
        "W1, URBAN, 100, 100",
        "W2, HOUSING, 192, 200",
        "W2, URBAN, 81, 100",
        "W3, MARKET, 93.75, 127.5",
        "W3, URBAN, 63.75, 63.75",
        "W3, HOUSING, 0, 63.75",
        "W4, HOUSING, 50, 100",
        "W5, MARKET, 100, 100",
        "W6, URBAN, 25, 25",
        "W7, MARKET, 76, 100",
        "W8, HOUSING, 0, 0"
    })
    void everyRow(String whistle, String organisation, BigDecimal earned, BigDecimal possible) {
        Sum total = Tally.of(organisation, september.row(whistle, organisation)).total();
        assertExactly(earned, total.earned());
        assertExactly(possible, total.possible());
    }

    @ParameterizedTest(name = "{0}: {9}, rank {10}")
    @CsvSource({
        "URBAN,   86.67, 100.00, 100.00, 95.00, 81.82, 269.75, 288.75,  0, 93.42, 1, EXCELLENT",
        "MARKET, 100.00,  28.57, 100.00, 95.00, 82.14, 269.75, 327.5,   2, 84.37, 2, GOOD",
        "HOUSING, 80.00,  80.00,  53.33, 60.00, 53.33, 242,    363.75, -1, 65.53, 3, FAIR"
    })
    void everyScore(
            String organisation,
            BigDecimal checkIn,
            BigDecimal onTime,
            BigDecimal solved,
            BigDecimal satisfied,
            BigDecimal cooperation,
            BigDecimal earned,
            BigDecimal possible,
            BigDecimal adjustment,
            BigDecimal points,
            int rank,
            String band) {
        Score score = score(organisation);
        assertEquals(
                Map.of(
                        Indicator.CHECK_IN, checkIn,
                        Indicator.ON_TIME, onTime,
                        Indicator.SOLVED, solved,
                        Indicator.SATISFIED, satisfied,
                        Indicator.COOPERATION, cooperation),
                score.rates());
        assertExactly(earned, score.earned());
        assertExactly(possible, score.possible());
        assertExactly(adjustment, score.adjustment());
        assertEquals(points, score.score().orElseThrow());
        assertEquals(band, score.band().orElseThrow().code());
        assertEquals(
                OptionalInt.of(rank), rank(organisation, List.of(score("URBAN"), score("MARKET"), score("HOUSING"))));
    }

    @ParameterizedTest(name = "{0}: {5} / {6} gives {8}")
    @CsvSource({
        "URBAN,   450, 0, 380, 0,  1099.75, 1188.75,  0.00, 92.51, false",
        "MARKET,  400, 0, 330, -2, 999.75,  1227.5,   0.00, 81.45, false",
        "HOUSING, 410, 0, 300, -1, 952,     1263.75, -0.67, 74.66, true"
    })
    void theQuarterPoolsItsMonths(
            String organisation,
            BigDecimal julyEarned,
            BigDecimal julyAdjustment,
            BigDecimal augustEarned,
            BigDecimal augustAdjustment,
            BigDecimal earned,
            BigDecimal possible,
            BigDecimal adjustment,
            BigDecimal points,
            boolean behind) {
        Tally july = past(organisation, 7, julyEarned, "500", julyAdjustment);
        Tally august = past(organisation, 8, augustEarned, "400", augustAdjustment);
        Tally pooled = july.plus(august).plus(Tally.of(organisation, september.ledger(organisation)));
        Score quarter = Score.of(pooled, QUARTER, AFTERWARDS, V1);
        assertExactly(earned, quarter.earned());
        assertExactly(possible, quarter.possible());
        assertEquals(adjustment, quarter.adjustment());
        assertEquals(points, quarter.score().orElseThrow());
        assertEquals(behind, quarter.behind());
    }

    @Test
    void aQuarterBehindIsBlueAndTheSecondYellow() {
        Tally july = past("HOUSING", 7, new BigDecimal("410"), "500", BigDecimal.ZERO);
        Tally august = past("HOUSING", 8, new BigDecimal("300"), "400", new BigDecimal("-1"));
        Tally pooled = july.plus(august).plus(Tally.of("HOUSING", september.ledger("HOUSING")));
        Score third = Score.of(pooled, QUARTER, AFTERWARDS, V1);
        Score second = Score.of(
                past("HOUSING", 5, new BigDecimal("79.99"), "100", BigDecimal.ZERO),
                Period.parse("2026-Q2"),
                AFTERWARDS,
                V1);
        assertEquals(Card.BLUE, Card.after(List.of(third)));
        assertEquals(Card.YELLOW, Card.after(List.of(second, third)));
    }

    @Test
    void theAppealRaisesHousingByCompensationAlone() {
        AssignmentFacts itCame = new AssignmentFacts(ASSIST, JOINT, true);
        Compensation checkIn = Compensation.of(
                september.line("W3", "HOUSING", Indicator.CHECK_IN),
                IndicatorLine.of(Finding.CHECKED_IN_ON_TIME, itCame, V1),
                new Text("申诉成立", "appeal upheld"));
        Compensation solved = Compensation.of(
                september.line("W3", "HOUSING", Indicator.SOLVED),
                IndicatorLine.of(Finding.SOLVED, itCame, V1),
                new Text("申诉成立", "appeal upheld"));
        assertExactly(new BigDecimal("18.75"), checkIn.earned());
        assertExactly(new BigDecimal("22.5"), solved.earned());
        assertEquals(0, checkIn.possible().signum() + solved.possible().signum());

        List<Posted> ledger = new ArrayList<>(september.ledger("HOUSING"));
        UUID w3 = September.assignment("W3", "HOUSING");
        ledger.add(new Posted(w3, September.MONTH, checkIn));
        ledger.add(new Posted(w3, September.MONTH, solved));
        Score appealed = Score.of(Tally.of("HOUSING", ledger), MONTH, AFTERWARDS, V1);
        assertExactly(new BigDecimal("283.25"), appealed.earned());
        assertExactly(new BigDecimal("363.75"), appealed.possible());
        assertEquals(new BigDecimal("76.87"), appealed.score().orElseThrow());
        assertEquals(3, appealed.assignments());
        assertEquals(OptionalInt.of(3), rank("HOUSING", List.of(score("URBAN"), score("MARKET"), appealed)));
    }

    private Score score(String organisation) {
        return Score.of(Tally.of(organisation, september.ledger(organisation)), MONTH, AFTERWARDS, V1);
    }

    private static OptionalInt rank(String organisation, List<Score> scores) {
        return Ranking.of(scores).places().stream()
                .filter(place -> place.score().organisation().equals(organisation))
                .findFirst()
                .orElseThrow()
                .rank();
    }

    private static Tally past(
            String organisation, int month, BigDecimal earned, String possible, BigDecimal adjustment) {
        return new Tally(
                organisation,
                Map.of(Indicator.SOLVED, new Sum(new BigDecimal(possible), earned)),
                Map.of(YearMonth.of(2026, month), adjustment),
                Set.of(new UUID(month, 1), new UUID(month, 2), new UUID(month, 3)));
    }

    private static void assertExactly(BigDecimal expected, BigDecimal actual) {
        assertEquals(expected.stripTrailingZeros(), actual.stripTrailingZeros());
    }
}
