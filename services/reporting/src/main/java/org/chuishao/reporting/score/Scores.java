package org.chuishao.reporting.score;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chuishao.reporting.ledger.Register;
import org.chuishao.reporting.policy.Policies;
import org.chuishao.reporting.reference.Organisations;
import org.chuishao.reporting.scoring.Period;
import org.chuishao.reporting.scoring.Policy;
import org.chuishao.reporting.scoring.Ranking;
import org.chuishao.reporting.scoring.Score;
import org.chuishao.reporting.scoring.Tally;

/** The district's scores for a period: every department, ranked where it has enough to be compared. */
@ApplicationScoped
public class Scores {
    @Inject
    Tallies tallies;

    @Inject
    Organisations organisations;

    @Inject
    Policies policies;

    @Inject
    Register register;

    @Inject
    Clock clock;

    /** As they are now. */
    public List<ScoreView> of(String district, Period period) {
        return of(district, period, Tallies.Which.ALL, clock.instant());
    }

    /**
     * As the first lines of the ledger alone make them: what a checkpoint of this size signs.
     *
     * @param at the checkpoint's time: how many months of the period had begun
     */
    public List<ScoreView> of(String district, Period period, long size, Instant at) {
        return of(district, period, new Tallies.Which(null, null, null, size), at);
    }

    /** @param asOf what was known then, or null for now */
    List<ScoreView> of(String district, Period period, ScoreFilter filter, Instant asOf) {
        if (asOf == null) return of(district, period, filter.which(null), clock.instant());
        return of(district, period, filter.which(register.sizeAt(district, asOf)), asOf);
    }

    /** One organisation's places, period after period, ranked among all each time. */
    List<ScoreView> trend(String district, String organisation, List<Period> periods, ScoreFilter filter) {
        var sheets = tallies.of(district, periods, filter.which(null));
        var names = organisations.departments();
        var trend = new ArrayList<ScoreView>();
        for (int i = 0; i < periods.size(); i++)
            ranked(district, periods.get(i), counted(sheets, periods, i, names.keySet()), names, clock.instant())
                    .stream()
                    .filter(score -> score.organisation().equals(organisation))
                    .forEach(trend::add);
        return trend;
    }

    boolean knows(String organisation) {
        return organisations.departments().containsKey(organisation);
    }

    /** @param of the sums that are scored, whatever they are made of */
    List<ScoreView> scored(
            String district, Period period, Collection<Tallies.Counted> of, Policy policy, Instant asOf) {
        var lines = new TreeMap<String, Long>();
        of.forEach(c -> lines.put(c.tally().organisation(), c.lines()));
        var names = organisations.departments();
        return Ranking.of(of.stream()
                        .map(c -> Score.of(c.tally(), c.assignments(), period, asOf, policy, month -> policy.month()))
                        .toList())
                .places()
                .stream()
                .map(place -> view(place, names, lines))
                .toList();
    }

    private List<ScoreView> of(String district, Period period, Tallies.Which which, Instant asOf) {
        var names = organisations.departments();
        var asked = List.of(period);
        var sheets = tallies.of(district, asked, which);
        return ranked(district, period, counted(sheets, asked, 0, names.keySet()), names, asOf);
    }

    private List<ScoreView> ranked(
            String district,
            Period period,
            Map<String, Tallies.Counted> counted,
            Map<String, String> names,
            Instant asOf) {
        var policy = policies.in(district, period.lastBegun(asOf));
        var lines = new TreeMap<String, Long>();
        counted.forEach((organisation, c) -> lines.put(organisation, c.lines()));
        var scores = counted.values().stream()
                .map(c -> Score.of(
                        c.tally(),
                        c.assignments(),
                        period,
                        asOf,
                        policy,
                        month -> policies.in(district, month).month()))
                .toList();
        return Ranking.of(scores).places().stream()
                .map(place -> view(place, names, lines))
                .toList();
    }

    private static ScoreView view(Ranking.Place place, Map<String, String> names, Map<String, Long> lines) {
        var code = place.score().organisation();
        return ScoreView.of(place, names.getOrDefault(code, code), lines.get(code));
    }

    private static Map<String, Tallies.Counted> counted(
            Map<String, Tallies.Sheet> sheets, List<Period> asked, int which, Set<String> departments) {
        var counted = new TreeMap<String, Tallies.Counted>();
        sheets.forEach((organisation, sheet) -> {
            var of = sheet.of(asked, which);
            if (of.lines() > 0) counted.put(organisation, of);
        });
        departments.forEach(code -> counted.computeIfAbsent(code, Scores::nothingYet));
        return counted;
    }

    private static Tallies.Counted nothingYet(String organisation) {
        return new Tallies.Counted(new Tally(organisation, Map.of(), Map.of(), Set.of()), 0, 0);
    }
}
