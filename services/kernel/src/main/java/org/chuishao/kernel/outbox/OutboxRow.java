package org.chuishao.kernel.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** One event waiting to be, or already, relayed. Columns are named as Debezium's outbox router expects them. */
@Entity
@Immutable
@Table(name = "outbox")
class OutboxRow {
    @Id
    UUID id;

    @TenantId
    String district;

    @Column(name = "aggregatetype")
    String aggregateType;

    @Column(name = "aggregateid")
    String aggregateId;

    String type;

    String payload;

    @Column(name = "occurred_at")
    Instant occurredAt;

    OutboxRow() {}

    OutboxRow(UUID id, String aggregateType, String aggregateId, String type, String payload, Instant occurredAt) {
        this.id = id;
        this.aggregateType = aggregateType;
        this.aggregateId = aggregateId;
        this.type = type;
        this.payload = payload;
        this.occurredAt = occurredAt;
    }
}
