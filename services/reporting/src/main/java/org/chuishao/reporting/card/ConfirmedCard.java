package org.chuishao.reporting.card;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.reporting.scoring.Card;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** A warning the assessor confirmed. */
@Entity
@Immutable
@Table(name = "confirmed_card")
public class ConfirmedCard {
    @Id
    public UUID id;

    @TenantId
    public String district;

    public String period;
    public String organisation;

    @Enumerated(EnumType.STRING)
    public Card card;

    @Column(name = "confirmed_by_name")
    public String confirmedByName;

    @Column(name = "confirmed_at")
    public Instant confirmedAt;
}
