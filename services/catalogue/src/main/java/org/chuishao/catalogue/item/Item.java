package org.chuishao.catalogue.item;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** A matter and who is responsible for it, as of its latest version. */
@Entity
public class Item {
    @Id
    public String code;

    @TenantId
    @PartitionKey
    public String district;

    public int version;

    @Column(name = "valid_from")
    public Instant validFrom;

    @Embedded
    public ItemFacts facts;

    /** What a search looks at, and the pieces by which the index finds it. */
    String wording;

    String[] grams;

    Item() {}
}
