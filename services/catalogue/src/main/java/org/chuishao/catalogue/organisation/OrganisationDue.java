package org.chuishao.catalogue.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** That a version's day has not come; gone once it is in force or taken back. */
@Entity
@Immutable
@Table(name = "organisation_due")
@IdClass(OrganisationVersion.Key.class)
public class OrganisationDue {
    @TenantId
    public String district;

    @Id
    public String code;

    @Id
    public int version;

    @Column(name = "due_at")
    public Instant dueAt;

    OrganisationDue() {}

    OrganisationDue(OrganisationVersion version) {
        this.code = version.code;
        this.version = version.version;
        this.dueAt = version.validFrom;
    }
}
