package org.chuishao.catalogue.organisation;

/** An organisation is new or says something else now: its whole state, {@code organisation-changed.v1}. */
public record OrganisationChanged(String code, String name, String shortName, Kind kind, boolean active, int version) {
    static final String TYPE = "organisation-changed.v1";

    static OrganisationChanged of(Organisation o) {
        return new OrganisationChanged(
                o.code, o.facts.name(), o.facts.shortName(), o.facts.kind(), o.facts.active(), o.version);
    }
}
