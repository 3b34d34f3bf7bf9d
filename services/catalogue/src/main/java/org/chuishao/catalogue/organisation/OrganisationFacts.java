package org.chuishao.catalogue.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;

/**
 * What the register says of an organisation; a new version is made when any of it changes.
 *
 * @param parent the organisation it belongs to
 * @param ties departments it works with
 * @param successor who took over from one that is no longer active
 */
@Embeddable
public record OrganisationFacts(
        String name,
        @Column(name = "short_name") String shortName,
        @Enumerated(EnumType.STRING) Kind kind,
        boolean active,
        String parent,
        List<String> ties,
        String successor) {

    OrganisationFacts mergedInto(String successor) {
        return new OrganisationFacts(name, shortName, kind, false, parent, ties, successor);
    }
}
