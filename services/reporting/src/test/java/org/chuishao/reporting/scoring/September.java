package org.chuishao.reporting.scoring;

import static org.chuishao.reporting.lifecycle.Role.ASSIST;
import static org.chuishao.reporting.lifecycle.Role.LEAD;
import static org.chuishao.reporting.lifecycle.WhistleKind.EMERGENCY;
import static org.chuishao.reporting.lifecycle.WhistleKind.JOINT;
import static org.chuishao.reporting.lifecycle.WhistleKind.ROUTINE;
import static org.chuishao.reporting.scoring.Outcome.SOLVED;
import static org.chuishao.reporting.scoring.Outcome.UNSOLVED;
import static org.chuishao.reporting.scoring.Satisfaction.DISSATISFIED;
import static org.chuishao.reporting.scoring.Satisfaction.MOSTLY_SATISFIED;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;

/** The facts of the golden example, domain §4: eight whistles of 2026-09. */
final class September {

    static final YearMonth MONTH = YearMonth.of(2026, 9);
    static final Policy V1 = Policy.bundled();

    private final Map<String, List<Posted>> ledgers = new TreeMap<>();
    private final Map<String, List<Posted>> byRow = new TreeMap<>();

    September() {
        came(
                "W1",
                "URBAN",
                LEAD,
                ROUTINE,
                onTime(),
                result(true),
                closed(SOLVED),
                answered(Satisfaction.SATISFIED),
                stars(5));
        came(
                "W2",
                "HOUSING",
                LEAD,
                EMERGENCY,
                onTime(),
                result(true),
                closed(SOLVED),
                answered(MOSTLY_SATISFIED),
                stars(4));
        came(
                "W2",
                "URBAN",
                ASSIST,
                EMERGENCY,
                late(),
                result(true),
                closed(SOLVED),
                answered(MOSTLY_SATISFIED),
                stars(3));
        came("W3", "MARKET", LEAD, JOINT, onTime(), result(false), closed(SOLVED), stars(4));
        came("W3", "URBAN", ASSIST, JOINT, onTime(), result(true), closed(SOLVED), stars(5));
        post(
                "W3",
                "HOUSING",
                new AssignmentFacts(ASSIST, JOINT, false),
                new Fact.NeverCheckedIn(),
                new Fact.ResultMissed(),
                closed(SOLVED),
                stars(1));
        came(
                "W4",
                "HOUSING",
                LEAD,
                ROUTINE,
                onTime(),
                result(true),
                closed(UNSOLVED),
                answered(DISSATISFIED),
                stars(3),
                adjusted(AdjustmentKind.REWORK));
        came(
                "W5",
                "MARKET",
                LEAD,
                ROUTINE,
                onTime(),
                result(true),
                closed(SOLVED),
                answered(Satisfaction.SATISFIED),
                stars(5));
        came("W6", "URBAN", LEAD, ROUTINE, onTime());
        came(
                "W7",
                "MARKET",
                LEAD,
                ROUTINE,
                onTime(),
                new Fact.ResultMissed(),
                closed(SOLVED),
                answered(MOSTLY_SATISFIED),
                stars(4),
                adjusted(AdjustmentKind.COMMENDATION));
        came("W8", "HOUSING", LEAD, ROUTINE);
    }

    List<Posted> ledger(String organisation) {
        return ledgers.get(organisation);
    }

    List<Posted> row(String whistle, String organisation) {
        return byRow.get(whistle + " " + organisation);
    }

    IndicatorLine line(String whistle, String organisation, Indicator indicator) {
        return row(whistle, organisation).stream()
                .map(Posted::line)
                .filter(line -> line instanceof IndicatorLine posted && posted.indicator() == indicator)
                .map(IndicatorLine.class::cast)
                .findFirst()
                .orElseThrow();
    }

    static UUID assignment(String whistle, String organisation) {
        return UUID.nameUUIDFromBytes((whistle + organisation).getBytes(StandardCharsets.UTF_8));
    }

    private void came(String whistle, String organisation, Role role, WhistleKind kind, Fact... facts) {
        post(whistle, organisation, new AssignmentFacts(role, kind, true), facts);
    }

    private void post(String whistle, String organisation, AssignmentFacts about, Fact... facts) {
        List<Posted> row = Arrays.stream(facts)
                .flatMap(fact -> ScoringRules.lines(fact, about, V1).stream())
                .map(line -> new Posted(assignment(whistle, organisation), MONTH, line))
                .toList();
        byRow.put(whistle + " " + organisation, row);
        ledgers.computeIfAbsent(organisation, none -> new ArrayList<>()).addAll(row);
    }

    private static Fact onTime() {
        return new Fact.CheckedIn(true);
    }

    private static Fact late() {
        return new Fact.CheckedIn(false);
    }

    private static Fact result(boolean onTime) {
        return new Fact.ResultGiven(onTime);
    }

    private static Fact closed(Outcome outcome) {
        return new Fact.Closed(outcome);
    }

    private static Fact answered(Satisfaction satisfaction) {
        return new Fact.CalledBack(satisfaction);
    }

    private static Fact stars(int stars) {
        return new Fact.VerifiedWithStars(stars, "理由");
    }

    private static Fact adjusted(AdjustmentKind kind) {
        return new Fact.Adjusted(kind);
    }
}
