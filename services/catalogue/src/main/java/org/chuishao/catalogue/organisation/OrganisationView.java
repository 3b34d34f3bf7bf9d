package org.chuishao.catalogue.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.chuishao.kernel.time.TravelClock;

/**
 * An organisation in one of its versions.
 *
 * @param validFrom since when it says this
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrganisationView(
        String code,
        String name,
        String shortName,
        Kind kind,
        boolean active,
        String parent,
        List<String> ties,
        String successor,
        OffsetDateTime validFrom,
        int version) {
    static OrganisationView of(Organisation o) {
        return of(o.code, o.facts, o.validFrom, o.version);
    }

    static OrganisationView of(OrganisationVersion v) {
        return of(v.code, v.facts, v.validFrom, v.version);
    }

    private static OrganisationView of(String code, OrganisationFacts facts, Instant validFrom, int version) {
        return new OrganisationView(
                code,
                facts.name(),
                facts.shortName(),
                facts.kind(),
                facts.active(),
                facts.parent(),
                facts.ties(),
                facts.successor(),
                validFrom.atZone(TravelClock.SHANGHAI).toOffsetDateTime(),
                version);
    }
}
