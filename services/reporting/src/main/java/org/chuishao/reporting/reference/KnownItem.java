package org.chuishao.reporting.reference;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** A catalogue item as catalogue last told it: whose matter it is. */
@Entity
@Table(name = "known_item")
public class KnownItem {
    @Id
    public String code;

    @TenantId
    @PartitionKey
    public String district;

    public String name;
    public String lead;

    /** Null of a copy older than the column. */
    @Enumerated(EnumType.STRING)
    public ItemType type;

    public boolean active;
}
