package org.chuishao.whistle.reference;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** A station as workstation last told it. */
@Entity
@Table(name = "known_station")
public class KnownStation {
    @Id
    public String code;

    @TenantId
    @PartitionKey
    public String district;

    public String name;
    public boolean active;
}
