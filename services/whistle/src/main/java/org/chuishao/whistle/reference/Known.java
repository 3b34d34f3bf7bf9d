package org.chuishao.whistle.reference;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** A copy of something another service owns, as its last event told it. Written by {@link ReferenceListener} alone. */
@MappedSuperclass
public abstract class Known {
    @Id
    public String code;

    @TenantId
    @PartitionKey
    public String district;

    public String name;
    public boolean active;
}
