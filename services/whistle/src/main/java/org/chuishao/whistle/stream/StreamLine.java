package org.chuishao.whistle.stream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** The place of a history's line among all lines of the district, in the order of their commits. */
@Entity
@Immutable
@Table(name = "stream_line")
class StreamLine {
    @Id
    long position;

    @TenantId
    @PartitionKey
    String district;

    @Column(name = "line_id")
    UUID lineId;

    @Column(name = "whistle_id")
    UUID whistleId;
}
