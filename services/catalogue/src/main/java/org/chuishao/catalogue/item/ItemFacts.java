package org.chuishao.catalogue.item;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What the catalogue says of an item; a new version is made when any of it changes.
 *
 * @param lists names of {@link ListKind}
 * @param streetPower null: none of the five
 * @param successor the item that replaces one no longer in the catalogue
 * @param validTo the last day on which it applies
 */
@Embeddable
public record ItemFacts(
        String name,
        String category,
        String subcategory,
        @Enumerated(EnumType.STRING) ItemType type,
        String lead,
        List<String> assists,
        @Column(name = "on_call") List<String> onCall,
        List<String> keywords,
        @Column(name = "legal_basis") String legalBasis,
        boolean active,
        List<String> lists,

        @Column(name = "street_power") @Enumerated(EnumType.STRING)
        StreetPower streetPower,

        @Column(name = "consent_required") boolean consentRequired,
        String successor,
        @Column(name = "valid_to") LocalDate validTo,
        @JdbcTypeCode(SqlTypes.JSON) ItemDetails details) {

    /** Of an item whose last day has passed. */
    ItemFacts ended() {
        return new ItemFacts(
                name,
                category,
                subcategory,
                type,
                lead,
                assists,
                onCall,
                keywords,
                legalBasis,
                false,
                lists,
                streetPower,
                consentRequired,
                successor,
                validTo,
                details);
    }
}
