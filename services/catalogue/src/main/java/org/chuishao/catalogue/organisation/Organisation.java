package org.chuishao.catalogue.organisation;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** A department, street or the district itself. Codes are unique within a district only. */
@Entity
public class Organisation {
    @Id
    public String code;

    @TenantId
    @PartitionKey
    public String district;

    public int version;

    @Embedded
    public OrganisationFacts facts;

    Organisation() {}

    Organisation(String code) {
        this.code = code;
    }

    void become(OrganisationFacts facts) {
        this.version++;
        this.facts = facts;
    }
}
