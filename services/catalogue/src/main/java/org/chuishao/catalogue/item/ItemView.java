package org.chuishao.catalogue.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.chuishao.kernel.time.TravelClock;

/** An item in one of its versions. */
public record ItemView(
        String code,
        int version,
        OffsetDateTime validFrom,
        String name,
        String category,
        String subcategory,
        ItemType type,
        String lead,
        List<String> assists,
        List<String> onCall,
        List<String> keywords,
        @JsonInclude(JsonInclude.Include.NON_NULL) String legalBasis,
        boolean active) {
    static ItemView of(Item item) {
        return of(item.code, item.version, item.validFrom, item.facts);
    }

    static ItemView of(ItemVersion version) {
        return of(version.code, version.version, version.validFrom, version.facts);
    }

    private static ItemView of(String code, int version, Instant validFrom, ItemFacts facts) {
        return new ItemView(
                code,
                version,
                validFrom.atZone(TravelClock.SHANGHAI).toOffsetDateTime(),
                facts.name(),
                facts.category(),
                facts.subcategory(),
                facts.type(),
                facts.lead(),
                facts.assists(),
                facts.onCall(),
                facts.keywords(),
                facts.legalBasis(),
                facts.active());
    }
}
