package org.chuishao.reporting.sheet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.EnumMap;
import java.util.Map;
import org.chuishao.reporting.scoring.Band;
import org.chuishao.reporting.scoring.Indicator;
import org.chuishao.reporting.scoring.Ranking.Place;
import org.chuishao.reporting.scoring.Score.Status;

/**
 * A department's line on a score sheet: decimals as text, scores, rates and adjustment with two places, earned and possible
 * exact.
 *
 * @param behind a ranked quarter below the policy's card line
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record SheetLine(
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
        boolean behind) {

    static SheetLine of(Place place, String name) {
        var score = place.score();
        var rates = new EnumMap<Indicator, String>(Indicator.class);
        score.rates().forEach((indicator, rate) -> rates.put(indicator, rate.toPlainString()));
        return new SheetLine(
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
                score.behind());
    }
}
