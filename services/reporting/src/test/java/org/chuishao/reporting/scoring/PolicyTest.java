package org.chuishao.reporting.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.policy.InvalidPolicy;
import org.chuishao.reporting.policy.PolicyDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    @Test
    void versionOneIsTheDomains() {
        Policy v1 = Policy.bundled();
        assertEquals("v1", v1.version());
        BigDecimal hundred = v1.weights().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, BigDecimal.valueOf(100).compareTo(hundred));
        assertEquals(Set.of(1, 2, 5), v1.starsNeedingReason());
        assertEquals("EXCELLENT", v1.band(new BigDecimal("90.00")).code());
        assertEquals("GOOD", v1.band(new BigDecimal("89.99")).code());
        assertEquals("FAIR", v1.band(new BigDecimal("60.00")).code());
        assertEquals("POOR", v1.band(new BigDecimal("0.00")).code());
    }

    /** Domain §4: other districts' rules fit by changing the document alone. */
    @Test
    void theHotlinesThreeRatesNeedNoOtherCode() throws IOException {
        Policy hotline = read(bytes("/policies/hotline-12345.json"));
        AssignmentFacts lead = new AssignmentFacts(Role.LEAD, WhistleKind.JOINT, true);
        List<Posted> ledger = new ArrayList<>();
        for (Fact fact : List.of(
                new Fact.CheckedIn(true),
                new Fact.ResultGiven(false),
                new Fact.VerifiedWithStars(5, null),
                new Fact.Closed(Outcome.SOLVED),
                new Fact.CalledBack(Satisfaction.MOSTLY_SATISFIED),
                new Fact.Adjusted(AdjustmentKind.REWORK))) {
            ScoringRules.lines(fact, lead, hotline)
                    .forEach(line -> ledger.add(new Posted(new UUID(0, 1), YearMonth.of(2026, 9), line)));
        }
        assertEquals(3, ledger.size());
        AssignmentFacts assist = new AssignmentFacts(Role.ASSIST, WhistleKind.JOINT, true);
        assertEquals(List.of(), ScoringRules.lines(new Fact.CheckedIn(true), assist, hotline));
        Score score = Score.of(
                Tally.of("URBAN", ledger), Period.parse("2026-09"), Instant.parse("2026-10-01T00:00:00Z"), hotline);
        assertEquals(new BigDecimal("96.00"), score.score().orElseThrow());
        assertEquals(
                Set.of(Indicator.CHECK_IN, Indicator.SOLVED, Indicator.SATISFIED),
                score.rates().keySet());
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        "version": "v1"          | "version": " "            | a policy needs a version, such as "v1"
        "CHECK_IN": 25           | "CHECK_IN": -25           | the weight of CHECK_IN must be 0 to 100, not -25
        "CHECK_IN": 25           | "CHECK_IN": 20            | the weights must add up to 100, not 95
        "CHECK_IN": 25           | "CHECK_IN": 1e99999999    | the weight of CHECK_IN must be 0 to 100
        "CHECK_IN": 25           | "CHECK_IN": 1e-99999999   | the weight of CHECK_IN may have 4 decimals
        "CHECK_IN": 25           | "CHECK_IN": null          | the weight of CHECK_IN is missing
        "CHECK_IN": 25           | "PUNCTUALITY": 25         | PUNCTUALITY
        "LEAD": 1,               |                           | the factor of LEAD is missing
        "JOINT": 1.5             | "JOINT": 1000             | the factor of JOINT must be 0 to 100
        "RESULT_LATE": 0,        |                           | the grade of RESULT_LATE is missing
        "FIVE_STARS": 1          | "FIVE_STARS": 1.1         | the grade of FIVE_STARS must be 0 to 1, not 1.1
        [1, 2, 5]                | [1, 2, 6]                 | stars that need a reason are among 1, 2 and 5
        [1, 2, 5]                | [3]                       | stars that need a reason are among 1, 2 and 5
        "REWORK": -1             | "REWORK": 1               | the points of REWORK must be -100 to 0, not 1
        "COMMENDATION": 2        | "COMMENDATION": -2        | the points of COMMENDATION must be 0 to 100
        "lowest": -10            | "lowest": 10              | the month's lowest adjustment must be -100 to 0
        , "highest": 5           |                           | the month's highest adjustment is missing
        "from": 80               | "from": 95                | bands go from the highest to the lowest, not GOOD
        "from": 0,               | "from": 10,               | the lowest band must begin at 0
        "GOOD"                   | "EXCELLENT"               | the band EXCELLENT is given twice
        "code": "GOOD",          |                           | every band needs code, from, zh and en
        "cardLine": 80           | "cardLine": 101           | the card line must be 0 to 100
        "minimumAssignments": 3  | "minimumAssignments": 0   | the minimum of assignments must be 1 or more
        "minimumAssignments": 3  | "minimumAssignments": 2.5 | /minimumAssignments
        "cardLine": 80           | "cardLine": 80, "colour": "red" | colour
        "cardLine": 80           | "cardLine": 80, "cardLine": 70 | cardLine
        """)
    void whatIsWrongIsSaidClearly(String right, String wrong, String said) throws IOException {
        String document = new String(bytes("/policies/policy-v1.json"), UTF_8);
        assertTrue(document.contains(right), right);
        byte[] broken = document.replace(right, wrong == null ? "" : wrong).getBytes(UTF_8);
        InvalidPolicy refused = assertThrows(InvalidPolicy.class, () -> read(broken));
        assertTrue(refused.getMessage().contains(said), refused::getMessage);
    }

    /** Domain §4: a result is in time or it is 0. What a deadline posted is never raised by a result that comes after it. */
    @ParameterizedTest
    @ValueSource(strings = {"policy-v1", "hotline-12345", "deduction-2"})
    void noShippedPolicyPromisesPointsForALateResult(String file) throws IOException {
        var policy = read(bytes("/policies/" + file + ".json"));
        assertEquals(policy.grade(Finding.RESULT_MISSED), policy.grade(Finding.RESULT_LATE));
    }

    @Test
    void anEmptyDocumentHearsOfEverythingAtOnce() {
        InvalidPolicy refused =
                assertThrows(InvalidPolicy.class, () -> read("{\"minimumAssignments\": 3}".getBytes(UTF_8)));
        assertTrue(refused.problems().size() > 8, refused::getMessage);
        assertTrue(refused.getMessage().contains("at least one indicator needs a weight"));
    }

    private static Policy read(byte[] json) {
        return PolicyDocument.read(new ByteArrayInputStream(json), Policy.class);
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream file = PolicyTest.class.getResourceAsStream(resource)) {
            return file.readAllBytes();
        }
    }
}
