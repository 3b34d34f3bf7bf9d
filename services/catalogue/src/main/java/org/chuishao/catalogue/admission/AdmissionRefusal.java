package org.chuishao.catalogue.admission;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** A village refused work that was not admitted. Never changed, and nothing is counted from it. */
@Entity
@Immutable
@Table(name = "admission_refusal")
public class AdmissionRefusal {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    public String organisation;
    public String station;
    public String item;
    public String title;
    public String reason;

    @Column(name = "refused_by")
    public String refusedBy;

    @Column(name = "refused_at")
    public Instant refusedAt;
}
