package org.chuishao.reporting.adjustment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.reporting.scoring.AdjustmentKind;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** Points somebody proposed to give or take besides the indicators (加减分): a commendation, shirking, false feedback. */
@Entity
@Table(name = "adjustment")
public class ProposedAdjustment {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    public String organisation;

    /** The duty it is about; none when it is about the department as a whole. */
    @Column(name = "assignment_id")
    public UUID assignmentId;

    @Column(name = "whistle_number")
    public String whistleNumber;

    /** That blew the whistle: its people do not approve. */
    @Column(name = "station_code")
    public String stationCode;

    @Enumerated(EnumType.STRING)
    public AdjustmentKind kind;

    public String evidence;

    /** Decides the month it counts for. */
    @Column(name = "occurred_at")
    public Instant occurredAt;

    @Enumerated(EnumType.STRING)
    private AdjustmentStage stage = AdjustmentStage.PROPOSED;

    /** The token subject of whoever proposed it. */
    @Column(name = "proposed_by")
    public String proposedBy;

    @Column(name = "proposed_by_name")
    public String proposedByName;

    @Column(name = "proposed_at")
    public Instant proposedAt;

    @Column(name = "decided_by_name")
    public String decidedByName;

    @Column(name = "decided_at")
    public Instant decidedAt;

    /** Why it was declined. */
    public String reason;

    /** The ledger line it posted; none where the policy gives its kind no points. */
    public UUID line;

    @Version
    public int version;

    public AdjustmentStage stage() {
        return stage;
    }

    /** @throws org.chuishao.kernel.problem.Problem 409 naming the moves possible now */
    public void go(AdjustmentMove move) {
        stage = AdjustmentMove.TABLE.go(stage, move);
    }
}
