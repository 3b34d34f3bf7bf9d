package org.chuishao.catalogue.item;

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

/** An item as it was once: never changed, because whistles are judged by it. */
@Entity
@Immutable
@Table(name = "item_version")
@IdClass(ItemVersion.Key.class)
public class ItemVersion {
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
    public ItemFacts facts;

    /** Taken back before its day. */
    @Formula("(exists (select 1 from item_withdrawal w where w.district = district and w.code = code"
            + " and w.version = version))")
    public boolean withdrawn;

    ItemVersion() {}
}
