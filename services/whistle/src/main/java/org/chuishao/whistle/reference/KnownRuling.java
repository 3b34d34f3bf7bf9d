package org.chuishao.whistle.reference;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chuishao.whistle.casefile.Participant.Role;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** A ruling as reporting told it (裁定): whose duty a matter is, said after a second dispute. Written by {@link ReferenceListener} alone. */
@Entity
@Immutable
@Table(name = "known_ruling")
public class KnownRuling {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    /** What was ruled on. */
    @Column(name = "whistle_id")
    public UUID whistleId;

    /** Whose next dispatch it is a precedent for: the whistle's item, or the cited one where the whistle named none. */
    @Column(name = "item_code")
    public String itemCode;

    /** Whose part of the work was disputed: who only assists says nothing of who leads. */
    @Enumerated(EnumType.STRING)
    public Role role;

    public String responsible;

    @Column(name = "not_responsible")
    public List<String> notResponsible;

    /** The item the ruling rests on. */
    @Column(name = "cited_item")
    public String citedItem;

    public String reason;

    @Column(name = "ruled_at")
    public Instant ruledAt;
}
