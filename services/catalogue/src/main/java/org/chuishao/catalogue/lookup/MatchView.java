package org.chuishao.catalogue.lookup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.chuishao.catalogue.match.Match;
import org.chuishao.catalogue.match.Reason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Items for a text, the best first; none when the text says nothing the catalogue knows. */
public record MatchView(List<Proposed> items) {

    /**
     * @param consentRequired its lead must have the street's or village's consent before it acts 须征得同意
     * @param confidence "0.00" to "1.00": how much speaks for this item and against those of other departments
     */
    public record Proposed(
            String code,
            String name,
            String category,
            String subcategory,
            String lead,
            List<String> assists,
            List<String> onCall,
            boolean consentRequired,
            @Schema(examples = "0.52") String confidence,
            List<Reason> reasons) {
        static Proposed of(Match match) {
            var item = match.item();
            return new Proposed(
                    item.code(),
                    item.name(),
                    item.field(),
                    item.subfield(),
                    item.lead(),
                    item.assists(),
                    item.onCall(),
                    item.consentRequired(),
                    BigDecimal.valueOf(match.confidence())
                            .setScale(2, RoundingMode.HALF_UP)
                            .toPlainString(),
                    match.reasons());
        }
    }

    static MatchView of(List<Match> matches) {
        return new MatchView(matches.stream().map(Proposed::of).toList());
    }
}
