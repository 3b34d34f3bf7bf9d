package org.chuishao.whistle.centre;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** An official's turn of duty at a centre. A turn that was entered wrongly is taken out and entered again. */
@Entity
@Immutable
@Table(name = "duty_turn")
class DutyTurn {
    @Id
    UUID id;

    @TenantId
    String district;

    String centre;
    String official;
    String post;

    /** The duty desk's, not a private one. */
    String phone;

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;
}
