package org.chuishao.reporting.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.chuishao.reporting.scoring.Score.Status;

/** Organisations in order of their rounded scores, competition style: 1, 2, 2, 4 (domain §4). */
public record Ranking(List<Place> places) {

    /** The unranked have no rank and come last. */
    public record Place(OptionalInt rank, Score score) {}

    private static final Comparator<Score> BEST_FIRST = Comparator.comparing(Score::status)
            .thenComparing(score -> score.score().orElse(BigDecimal.ZERO), Comparator.reverseOrder())
            .thenComparing(Score::organisation);

    public static Ranking of(List<Score> scores) {
        if (scores.stream().map(Score::period).distinct().count() > 1) {
            throw new IllegalArgumentException("only scores of one period can be ranked");
        }
        List<Place> places = new ArrayList<>();
        for (Score score : scores.stream().sorted(BEST_FIRST).toList()) {
            places.add(new Place(rank(score, places), score));
        }
        return new Ranking(List.copyOf(places));
    }

    private static OptionalInt rank(Score score, List<Place> better) {
        if (score.status() == Status.UNRANKED) {
            return OptionalInt.empty();
        }
        if (!better.isEmpty() && better.getLast().score().score().equals(score.score())) {
            return better.getLast().rank();
        }
        return OptionalInt.of(better.size() + 1);
    }
}
