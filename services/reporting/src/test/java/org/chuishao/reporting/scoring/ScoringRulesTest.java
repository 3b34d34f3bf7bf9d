package org.chuishao.reporting.scoring;

import static org.chuishao.reporting.lifecycle.Role.ASSIST;
import static org.chuishao.reporting.lifecycle.Role.LEAD;
import static org.chuishao.reporting.lifecycle.WhistleKind.EMERGENCY;
import static org.chuishao.reporting.lifecycle.WhistleKind.JOINT;
import static org.chuishao.reporting.lifecycle.WhistleKind.ROUTINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.chuishao.kernel.problem.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringRulesTest {

    private static final Policy V1 = Policy.bundled();
    private static final AssignmentFacts ROUTINE_LEAD = new AssignmentFacts(LEAD, ROUTINE, true);
    private static final AssignmentFacts EMERGENCY_ASSIST = new AssignmentFacts(ASSIST, EMERGENCY, true);
    private static final AssignmentFacts NO_SHOW = new AssignmentFacts(ASSIST, JOINT, false);

    @Test
    void aLineSaysWhyItIsThere() {
        Line onTime = line(new Fact.CheckedIn(true), ROUTINE_LEAD);
        assertEquals("按时报到：25 × 主办 1 × 日常哨 1 = 25 分，得 25 分", onTime.zh());
        assertEquals("Checked in on time: 25 × lead 1 × routine 1 = 25 points, 25 earned", onTime.en());
        assertEquals("v1/CHECKED_IN_ON_TIME", onTime.rule());

        Line late = line(new Fact.CheckedIn(false), EMERGENCY_ASSIST);
        assertEquals("逾期报到：25 × 协办 0.5 × 应急哨 2 = 25 分，按 0.5 计，得 12.5 分", late.zh());
        assertEquals("Checked in late: 25 × assist 0.5 × emergency 2 = 25 points, graded 0.5, 12.5 earned", late.en());

        Line never = line(new Fact.NeverCheckedIn(), NO_SHOW);
        assertEquals("始终未报到：25 × 协办 0.5 × 联合执法哨 1.5 = 18.75 分，得 0 分", never.zh());
    }

    @ParameterizedTest(name = "{0} stars: {1}")
    @CsvSource({"1, 0", "2, 2.5", "3, 5", "4, 7.5", "5, 10"})
    void starsBecomeCooperation(int stars, BigDecimal earned) {
        IndicatorLine line = line(new Fact.VerifiedWithStars(stars, "因为"), ROUTINE_LEAD);
        assertEquals(0, earned.compareTo(line.earned()));
        assertEquals(Indicator.COOPERATION, line.indicator());
    }

    /** Whether they need a reason was for whistle to say, by a policy of its own: what has come is graded. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void starsAreGradedWithAReasonOrWithout(int stars) {
        var graded = line(new Fact.VerifiedWithStars(stars, "因为"), ROUTINE_LEAD);
        for (String reason : new String[] {null, "", "  "})
            assertEquals(graded, line(new Fact.VerifiedWithStars(stars, reason), ROUTINE_LEAD));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -1})
    void thereAreFiveStars(int stars) {
        assertThrows(IllegalArgumentException.class, () -> new Fact.VerifiedWithStars(stars, "因为"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"SOLVED, 30", "UNSOLVED, 0", "EXPLAINED, 0"})
    void onlyASolvedCaseEarns(Outcome outcome, BigDecimal earned) {
        assertEquals(
                0, earned.compareTo(line(new Fact.Closed(outcome), ROUTINE_LEAD).earned()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"SATISFIED, 15", "MOSTLY_SATISFIED, 13.5", "DISSATISFIED, 0"})
    void residentsAnswersEarn(Satisfaction satisfaction, BigDecimal earned) {
        assertEquals(
                0,
                earned.compareTo(
                        line(new Fact.CalledBack(satisfaction), ROUTINE_LEAD).earned()));
    }

    @Test
    void anAssistThatNeverCameHasNoPartInWhatOthersSolved() {
        IndicatorLine solved = line(new Fact.Closed(Outcome.SOLVED), NO_SHOW);
        assertEquals(0, solved.earned().signum());
        assertEquals(0, new BigDecimal("22.5").compareTo(solved.possible()));
        assertEquals("v1/NO_PART_IN_SOLVING", solved.rule());
        IndicatorLine satisfied = line(new Fact.CalledBack(Satisfaction.SATISFIED), NO_SHOW);
        assertEquals(0, satisfied.earned().signum());
    }

    @Test
    void deadlinesThatPassPostZero() {
        assertEquals(0, line(new Fact.ResultMissed(), ROUTINE_LEAD).earned().signum());
        assertEquals(0, line(new Fact.ResultGiven(false), ROUTINE_LEAD).earned().signum());
        assertEquals(0, line(new Fact.LongOverdue(), ROUTINE_LEAD).earned().signum());
    }

    @Test
    void solvingAfterAllIsCompensated() {
        IndicatorLine overdue = line(new Fact.LongOverdue(), ROUTINE_LEAD);
        IndicatorLine solved = line(new Fact.Closed(Outcome.SOLVED), ROUTINE_LEAD);
        Compensation late = Compensation.of(overdue, solved, new Text("后已解决", "solved after all"));
        assertEquals(0, late.possible().signum());
        assertEquals(0, new BigDecimal("30").compareTo(late.earned()));
        assertEquals("更正解决：可得 30 分、得 0 分，改为可得 30 分、得 30 分（后已解决）", late.zh());
        assertEquals("Corrected solved: 0 of 30 points become 30 of 30 (solved after all)", late.en());
        assertThrows(
                IllegalArgumentException.class,
                () -> Compensation.of(overdue, line(new Fact.CheckedIn(true), ROUTINE_LEAD), new Text("x", "x")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"REWORK, −1", "SHIRKING, −2", "FALSE_FEEDBACK, −5", "COMMENDATION, +2"})
    void adjustmentsSpeakToo(AdjustmentKind kind, String points) {
        Adjustment line = (Adjustment)
                ScoringRules.lines(new Fact.Adjusted(kind), ROUTINE_LEAD, V1).getFirst();
        assertEquals(kind.zh() + "：" + points + " 分", line.zh());
        assertEquals(kind.en() + ": " + points + " points", line.en());
        assertEquals(
                0,
                line.points()
                        .add(line.reversed(new Text("申诉成立", "appeal upheld")).points())
                        .signum());
        assertTrue(line.reversed(new Text("申诉成立", "appeal upheld")).zh().startsWith("更正" + kind.zh()));
    }

    @Test
    void everyFactPostsAtMostOneLine() {
        List<Fact> facts = List.of(
                new Fact.CheckedIn(true),
                new Fact.NeverCheckedIn(),
                new Fact.ResultGiven(true),
                new Fact.ResultMissed(),
                new Fact.VerifiedWithStars(4, null),
                new Fact.Closed(Outcome.SOLVED),
                new Fact.LongOverdue(),
                new Fact.CalledBack(Satisfaction.SATISFIED),
                new Fact.Adjusted(AdjustmentKind.REWORK));
        facts.forEach(fact ->
                assertEquals(1, ScoringRules.lines(fact, ROUTINE_LEAD, V1).size()));
    }

    private static IndicatorLine line(Fact fact, AssignmentFacts about) {
        return (IndicatorLine) ScoringRules.lines(fact, about, V1).getFirst();
    }
}
