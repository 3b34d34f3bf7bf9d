package org.chuishao.reporting.scoring;

import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.chuishao.kernel.problem.Text;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;

class ScorePropertyTest {

    private static final Policy V1 = Policy.bundled();
    private static final Instant AFTERWARDS = Instant.parse("2026-10-08T00:00:00Z");
    private static final Period QUARTER = Period.parse("2026-Q3");

    /** One assignment's line in one of the quarter's months. */
    @Provide
    Arbitrary<Posted> lines() {
        Arbitrary<AssignmentFacts> about = Combinators.combine(
                        Arbitraries.of(Role.class), Arbitraries.of(WhistleKind.class), Arbitraries.of(true, false))
                .as(AssignmentFacts::new);
        return Combinators.combine(
                        facts(),
                        about,
                        Arbitraries.integers().between(7, 9),
                        Arbitraries.longs().between(1, 20))
                .as((fact, of, month, assignment) -> new Posted(
                        new UUID(0, assignment),
                        YearMonth.of(2026, month),
                        ScoringRules.lines(fact, of, V1).getFirst()));
    }

    private static Arbitrary<Fact> facts() {
        return Arbitraries.oneOf(
                Arbitraries.of(true, false).map(Fact.CheckedIn::new),
                Arbitraries.of(true, false).map(Fact.ResultGiven::new),
                Arbitraries.of(new Fact.NeverCheckedIn(), new Fact.ResultMissed(), new Fact.LongOverdue()),
                Arbitraries.integers().between(1, 5).map(stars -> new Fact.VerifiedWithStars(stars, "理由")),
                Arbitraries.of(Outcome.class).map(Fact.Closed::new),
                Arbitraries.of(Satisfaction.class).map(Fact.CalledBack::new),
                Arbitraries.of(AdjustmentKind.class).map(Fact.Adjusted::new));
    }

    @Property
    void theOrderOfLinesChangesNothing(
            @ForAll @Size(max = 60) List<@From("lines") Posted> ledger, @ForAll Random random) {
        List<Posted> shuffled = new ArrayList<>(ledger);
        Collections.shuffle(shuffled, random);
        assertEquals(score(ledger), score(shuffled));
    }

    @Property
    void aScoreIsBetweenZeroAndAHundred(@ForAll @Size(max = 60) List<@From("lines") Posted> ledger) {
        score(ledger).score().ifPresent(score -> {
            assertTrue(score.signum() >= 0 && score.compareTo(BigDecimal.valueOf(100)) <= 0);
            assertEquals(2, score.scale());
        });
    }

    @Property
    void aPooledQuarterIsTheQuarterRecomputed(@ForAll @Size(min = 1, max = 60) List<@From("lines") Posted> ledger) {
        Map<YearMonth, List<Posted>> months = ledger.stream().collect(groupingBy(Posted::month));
        Tally pooled = months.values().stream()
                .map(month -> Tally.of("URBAN", month))
                .reduce(Tally::plus)
                .orElseThrow();
        assertEquals(Tally.of("URBAN", ledger), pooled);
        assertEquals(score(ledger), Score.of(pooled, QUARTER, AFTERWARDS, V1));
    }

    @Property
    void aCompensationAndItsReversalCancelExactly(@ForAll @Size(min = 1, max = 40) List<@From("lines") Posted> ledger) {
        Score before = score(ledger);
        List<Posted> after = new ArrayList<>(ledger);
        for (Posted posted : ledger) {
            if (posted.line() instanceof IndicatorLine was) {
                Compensation ruling = Compensation.voiding(was, new Text("裁定", "ruled"));
                after.add(new Posted(posted.assignment(), posted.month(), ruling));
                Compensation back =
                        new Compensation(was.indicator(), was.possible(), was.earned(), was.rule(), "复核", "reviewed");
                after.add(new Posted(posted.assignment(), posted.month(), back));
            }
            if (posted.line() instanceof Adjustment was) {
                after.add(new Posted(posted.assignment(), posted.month(), was.reversed(new Text("裁定", "ruled"))));
                after.add(new Posted(posted.assignment(), posted.month(), was));
            }
        }
        assertEquals(before, score(after));
    }

    @Property
    void whollyVoidedLinesLeaveNoTrace(@ForAll @Size(max = 40) List<@From("lines") Posted> ledger) {
        List<Posted> after = new ArrayList<>(ledger);
        for (Posted posted : ledger) {
            if (posted.line() instanceof IndicatorLine was) {
                after.add(new Posted(
                        posted.assignment(), posted.month(), Compensation.voiding(was, new Text("裁定", "ruled"))));
            }
        }
        assertTrue(score(after).score().isEmpty());
        assertTrue(score(after).rates().isEmpty());
    }

    /** The formula of domain §4 taken literally, at a precision no ledger reaches. */
    @Property
    void theSingleDivisionAgreesWithTheFormula(@ForAll @Size(max = 60) List<@From("lines") Posted> ledger) {
        MathContext fine = new MathContext(200, RoundingMode.HALF_UP);
        Tally tally = Tally.of("URBAN", ledger);
        Sum total = tally.total();
        if (total.possible().signum() == 0) {
            return;
        }
        BigDecimal mean = tally.adjustments().values().stream()
                .map(V1.month()::clamp)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(3), fine);
        BigDecimal literal = BigDecimal.valueOf(100)
                .multiply(total.earned())
                .divide(total.possible(), fine)
                .add(mean)
                .max(BigDecimal.ZERO)
                .min(BigDecimal.valueOf(100))
                .setScale(60, RoundingMode.HALF_UP)
                .setScale(2, RoundingMode.HALF_UP);
        assertEquals(literal, score(ledger).score().orElseThrow());
    }

    private static Score score(List<Posted> ledger) {
        return Score.of(Tally.of("URBAN", ledger), QUARTER, AFTERWARDS, V1);
    }
}
