package org.chuishao.reporting.score;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chuishao.reporting.policy.Policies;
import org.chuishao.reporting.reference.Organisations;
import org.chuishao.reporting.scoring.Period;
import org.chuishao.reporting.scoring.Ranking;
import org.chuishao.reporting.scoring.Score;
import org.chuishao.reporting.scoring.Tally;

/** The district's scores for a period: every department, ranked where it has enough to be compared. */
@ApplicationScoped
class Scores {
    @Inject
    Tallies tallies;

    @Inject
    Organisations organisations;

    @Inject
    Policies policies;

    @Inject
    Clock clock;

    List<ScoreView> of(String district, Period period) throws SQLException {
        var counted = new TreeMap<>(tallies.of(district, period, null));
        var names = organisations.departments();
        names.keySet().forEach(code -> counted.computeIfAbsent(code, Scores::nothingYet));
        var scores = counted.values().stream()
                .map(c -> Score.of(c.tally(), period, clock.instant(), policies.at(district, clock.instant())))
                .toList();
        return Ranking.of(scores).places().stream()
                .map(place -> {
                    var code = place.score().organisation();
                    return ScoreView.of(
                            place,
                            names.getOrDefault(code, code),
                            counted.get(code).ledgerEnd());
                })
                .toList();
    }

    boolean knows(String organisation) {
        return organisations.departments().containsKey(organisation);
    }

    private static Tallies.Counted nothingYet(String organisation) {
        return new Tallies.Counted(new Tally(organisation, Map.of(), Map.of(), Set.of()), 0);
    }
}
