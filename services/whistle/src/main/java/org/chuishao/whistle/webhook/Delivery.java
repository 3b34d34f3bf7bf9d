package org.chuishao.whistle.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.kernel.id.Ids;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** One event to be told to one webhook: the same id at every attempt, so that a receiver knows what it has. */
@Entity
@Table(name = "webhook_delivery")
class Delivery {
    /** What the test button sends. */
    static final String PING = "ping";

    enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP
    }

    @Id
    UUID id;

    @TenantId
    @PartitionKey
    String district;

    @Generated
    Long seq;

    @Column(name = "webhook_id")
    UUID webhookId;

    String type;

    /** The whistle: what concerns one whistle arrives in order. */
    String subject;

    String body;

    @Enumerated(EnumType.STRING)
    State state = State.WAITING;

    int attempts;

    @Column(name = "next_at")
    Instant nextAt;

    Integer status;
    String error;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "ended_at")
    Instant endedAt;

    Delivery() {}

    Delivery(UUID webhookId, String type, String subject, String body, Instant now) {
        this.id = Ids.next();
        this.webhookId = webhookId;
        this.type = type;
        this.subject = subject;
        this.body = body;
        this.nextAt = now;
        this.createdAt = now;
    }
}
