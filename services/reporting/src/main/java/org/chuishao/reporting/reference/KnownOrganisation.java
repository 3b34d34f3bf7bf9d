package org.chuishao.reporting.reference;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** An organisation as catalogue last told it. */
@Entity
@Table(name = "known_organisation")
public class KnownOrganisation {
    @Id
    public String code;

    @TenantId
    @PartitionKey
    public String district;

    public String name;
    public String kind;
    public boolean active;

    /** Who took over from it, once it is gone; null where nobody did. */
    public String successor;
}
