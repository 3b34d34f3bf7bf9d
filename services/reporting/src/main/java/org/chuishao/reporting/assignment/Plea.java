package org.chuishao.reporting.assignment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.lifecycle.SuspensionGround;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** What a department's lead asked the linkage centre for (申请), and the answer. */
@Entity
public class Plea {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    @Column(name = "assignment_id")
    public UUID assignmentId;

    @Column(name = "whistle_id")
    public UUID whistleId;

    public String organisation;

    @Enumerated(EnumType.STRING)
    public PleaKind kind;

    @Enumerated(EnumType.STRING)
    public PleaStage stage = PleaStage.ASKED;

    /** RETURN, RULING: the catalogue item that proves it is another's. */
    @Column(name = "cited_item")
    public String citedItem;

    /** SUSPENSION: one of the closed list. */
    @Enumerated(EnumType.STRING)
    public SuspensionGround ground;

    /** SUSPENSION: the day it ends by itself. */
    @Column(name = "review_on")
    public LocalDate reviewOn;

    public String reason;

    /** The token's subject. */
    @Column(name = "asked_by")
    public String askedBy;

    @Column(name = "asked_by_name")
    public String askedByName;

    @Column(name = "asked_at")
    public Instant askedAt;

    /** When the centre should have answered. */
    @Column(name = "decide_by")
    public Instant decideBy;

    @Column(name = "decided_by_name")
    public String decidedByName;

    @Column(name = "decided_at")
    public Instant decidedAt;

    /** Why it was granted or refused. */
    public String answer;
}
