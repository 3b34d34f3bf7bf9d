package org.chuishao.catalogue.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.chuishao.catalogue.course.VersionState;
import org.chuishao.kernel.time.Shanghai;

/**
 * An item in one of its versions.
 *
 * @param state of this version
 * @param streetPower absent: it falls under none of the five
 * @param consentRequired the department must have the street's or village's consent before it acts 须征得同意
 */
public record ItemView(
        String code,
        int version,
        VersionState state,
        OffsetDateTime validFrom,
        @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate validTo,
        String name,
        String category,
        String subcategory,
        ItemType type,
        String lead,
        List<String> assists,
        List<String> onCall,
        List<String> keywords,
        @JsonInclude(JsonInclude.Include.NON_NULL) String legalBasis,
        boolean active,
        List<ListKind> lists,
        @JsonInclude(JsonInclude.Include.NON_NULL) StreetPower streetPower,
        boolean consentRequired,
        @JsonInclude(JsonInclude.Include.NON_NULL) String successor,
        ItemDetails details) {
    static ItemView of(Item item) {
        return of(item.code, item.version, VersionState.CURRENT, item.validFrom, item.facts);
    }

    /** @param current the version in force, 0 if none is yet */
    static ItemView of(ItemVersion version, int current) {
        return of(
                version.code,
                version.version,
                VersionState.of(version.withdrawn, version.version, current),
                version.validFrom,
                version.facts);
    }

    private static ItemView of(String code, int version, VersionState state, Instant validFrom, ItemFacts facts) {
        return new ItemView(
                code,
                version,
                state,
                Shanghai.time(validFrom),
                facts.validTo(),
                facts.name(),
                facts.category(),
                facts.subcategory(),
                facts.type(),
                facts.lead(),
                facts.assists(),
                facts.onCall(),
                facts.keywords(),
                facts.legalBasis(),
                facts.active(),
                facts.lists().stream().map(ListKind::valueOf).toList(),
                facts.streetPower(),
                facts.consentRequired(),
                facts.successor(),
                facts.details());
    }
}
