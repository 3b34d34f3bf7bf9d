package org.chuishao.reporting.ruling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chuishao.reporting.lifecycle.Role;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** Whose duty a matter is, said by the linkage centre after a second dispute (裁定). It binds, stays, and is a precedent. */
@Entity
@Immutable
public class Ruling {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    @Column(name = "whistle_id")
    public UUID whistleId;

    @Column(name = "whistle_number")
    public String whistleNumber;

    /** The duty the dispute was about. */
    @Column(name = "assignment_id")
    public UUID assignmentId;

    /** Whose part it was about: who assists is no answer to who leads. */
    @Enumerated(EnumType.STRING)
    public Role role;

    @Column(name = "station_code")
    public String stationCode;

    @Column(name = "item_code")
    public String itemCode;

    @Column(name = "item_name")
    public String itemName;

    public String responsible;

    @Column(name = "not_responsible")
    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> notResponsible;

    @Column(name = "cited_item")
    public String citedItem;

    public String reason;

    @Column(name = "ruled_by_name")
    public String ruledByName;

    @Column(name = "ruled_at")
    public Instant ruledAt;
}
