package org.chuishao.catalogue.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** A department, street, village or the district itself. Codes are unique within a district only. */
@Entity
public class Organisation {
    @Id
    public String code;

    @TenantId
    @PartitionKey
    public String district;

    public int version;

    @Column(name = "valid_from")
    public Instant validFrom;

    @Embedded
    public OrganisationFacts facts;

    Organisation() {}

    Organisation(String code) {
        this.code = code;
    }

    void become(OrganisationVersion version) {
        this.version = version.version;
        this.validFrom = version.validFrom;
        this.facts = version.facts;
    }
}
