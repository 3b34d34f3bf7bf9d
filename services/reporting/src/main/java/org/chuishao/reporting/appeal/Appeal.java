package org.chuishao.reporting.appeal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** A department's objection to lines of a published sheet (申诉), and the ruling on it. */
@Entity
public class Appeal {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    /** Of the sheet it was filed against. */
    public String period;

    public String organisation;

    /** The ledger lines it objects to. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<UUID> lines;

    /** That blew the whistles the lines rest on: their people do not rule. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> stations;

    public String evidence;

    @Enumerated(EnumType.STRING)
    private AppealStage stage = AppealStage.FILED;

    @Column(name = "filed_by_name")
    public String filedByName;

    @Column(name = "filed_at")
    public Instant filedAt;

    /** When the assessor should have ruled. */
    @Column(name = "rule_by")
    public Instant ruleBy;

    public Boolean upheld;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Correction> corrections;

    public String reason;

    /** The token subject of the assessor who ruled. */
    @Column(name = "ruled_by")
    public String ruledBy;

    @Column(name = "ruled_by_name")
    public String ruledByName;

    @Column(name = "ruled_at")
    public Instant ruledAt;

    /** Why the reviewer did not sign the ruling before. */
    @Column(name = "sent_back_reason")
    public String sentBackReason;

    @Column(name = "signed_by_name")
    public String signedByName;

    @Column(name = "decided_at")
    public Instant decidedAt;

    /** The lines the ruling posted. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<UUID> compensations;

    @Version
    public int version;

    public AppealStage stage() {
        return stage;
    }

    /** @throws org.chuishao.kernel.problem.Problem 409 naming the moves possible now */
    public void go(AppealMove move) {
        stage = AppealMove.TABLE.go(stage, move);
    }
}
