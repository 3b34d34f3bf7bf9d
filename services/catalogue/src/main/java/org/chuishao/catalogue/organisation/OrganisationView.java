package org.chuishao.catalogue.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.chuishao.catalogue.course.VersionState;
import org.chuishao.kernel.time.Shanghai;

/**
 * An organisation in one of its versions.
 *
 * @param validFrom since when it says this, or from when on it will
 * @param state of this version
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
        int version,
        VersionState state) {
    static OrganisationView of(Organisation o) {
        return of(o.code, o.facts, o.validFrom, o.version, VersionState.CURRENT);
    }

    static OrganisationView of(OrganisationVersion v) {
        return of(
                v.code,
                v.facts,
                v.validFrom,
                v.version,
                VersionState.of(v.withdrawn, v.version, v.current == null ? 0 : v.current));
    }

    private static OrganisationView of(
            String code, OrganisationFacts facts, Instant validFrom, int version, VersionState state) {
        return new OrganisationView(
                code,
                facts.name(),
                facts.shortName(),
                facts.kind(),
                facts.active(),
                facts.parent(),
                facts.ties(),
                facts.successor(),
                Shanghai.time(validFrom),
                version,
                state);
    }
}
