package org.chuishao.catalogue.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** What the register says of an organisation; a new version is made when any of it changes. */
@Embeddable
public record OrganisationFacts(
        String name,
        @Column(name = "short_name") String shortName,
        @Enumerated(EnumType.STRING) Kind kind,
        boolean active) {}
