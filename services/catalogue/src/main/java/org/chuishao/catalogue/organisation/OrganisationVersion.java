package org.chuishao.catalogue.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** An organisation as it was once: never changed, so that what an old name meant stays known. */
@Entity
@Immutable
@Table(name = "organisation_version")
@IdClass(OrganisationVersion.Key.class)
public class OrganisationVersion {
    public record Key(String code, int version) {}

    @TenantId
    public String district;

    @Id
    public String code;

    @Id
    public int version;

    @Column(name = "valid_from")
    public Instant validFrom;

    @Embedded
    public OrganisationFacts facts;

    OrganisationVersion() {}

    OrganisationVersion(Organisation organisation) {
        this.code = organisation.code;
        this.version = organisation.version;
        this.validFrom = organisation.validFrom;
        this.facts = organisation.facts;
    }
}
