package org.chuishao.catalogue.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** An organisation as it was once, or is to be: never changed, so that what an old name meant stays known. */
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

    /** Taken back before its day. */
    @Formula("(exists (select 1 from organisation_withdrawal w where w.district = district and w.code = code"
            + " and w.version = version))")
    public boolean withdrawn;

    /** The version in force, null if none is yet. */
    @Formula("(select o.version from organisation o where o.district = district and o.code = code)")
    public Integer current;

    OrganisationVersion() {}

    OrganisationVersion(String code, int version, Instant validFrom, OrganisationFacts facts) {
        this.code = code;
        this.version = version;
        this.validFrom = validFrom;
        this.facts = facts;
    }
}
