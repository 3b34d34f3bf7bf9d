package org.chuishao.reporting.score;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.EnumMap;
import java.util.Map;
import org.chuishao.reporting.scoring.Band;
import org.chuishao.reporting.scoring.Indicator;
import org.chuishao.reporting.scoring.Ranking.Place;
import org.chuishao.reporting.scoring.Score.Status;

/**
 * A score as the assessment office pulls it: decimals as text, two places, earned and possible exact.
 *
 * @param version how many ledger lines it counts: lines are only ever added, so the same version is the same score, bit for
 *     bit
 */
@JsonPropertyOrder({"period", "organisation", "name", "score", "band", "rank", "status"})
public record ScoreView(
        String period,
        String organisation,
        String name,
        String score,
        String band,
        Integer rank,
        Status status,
        int assignments,
        Map<Indicator, String> rates,
        String earned,
        String possible,
        String adjustment,
        String policy,
        long version) {

    static ScoreView of(Place place, String name, long lines) {
        var score = place.score();
        var rates = new EnumMap<Indicator, String>(Indicator.class);
        score.rates().forEach((indicator, rate) -> rates.put(indicator, rate.toPlainString()));
        return new ScoreView(
                score.period().toString(),
                score.organisation(),
                name,
                score.score().map(Object::toString).orElse(null),
                score.band().map(Band::code).orElse(null),
                place.rank().isPresent() ? place.rank().getAsInt() : null,
                score.status(),
                score.assignments(),
                rates,
                score.earned().stripTrailingZeros().toPlainString(),
                score.possible().stripTrailingZeros().toPlainString(),
                score.adjustment().toPlainString(),
                score.policy(),
                lines);
    }
}
