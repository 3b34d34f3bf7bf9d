package org.chuishao.catalogue.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;

/** An organisation is new or says something else now: its whole state, {@code organisation-changed.v1}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrganisationChanged(
        String code,
        String name,
        String shortName,
        Kind kind,
        boolean active,
        String parent,
        String successor,
        int version) {
    static final String TYPE = "organisation-changed.v1";

    static OrganisationChanged of(Organisation o) {
        return new OrganisationChanged(
                o.code,
                o.facts.name(),
                o.facts.shortName(),
                o.facts.kind(),
                o.facts.active(),
                o.facts.parent(),
                o.facts.successor(),
                o.version);
    }
}
