package org.chuishao.catalogue.organisation;

/** An organisation as the register has it now. */
public record OrganisationView(String code, String name, String shortName, Kind kind, boolean active, int version) {
    static OrganisationView of(Organisation o) {
        return new OrganisationView(
                o.code, o.facts.name(), o.facts.shortName(), o.facts.kind(), o.facts.active(), o.version);
    }
}
