package org.chuishao.reporting.sheet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.reporting.scoring.Period;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** The scores of a period on their way to being final (积分公示表). What was signed lies in its {@link SheetVersion}s. */
@Entity
@Table(name = "score_sheet")
public class ScoreSheet {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    public String period;

    @Enumerated(EnumType.STRING)
    private SheetStage stage;

    /** The latest signed version; 0 while there is none. */
    public int version;

    /** How many lines of the sealed ledger are counted, from its beginning; later lines of the period are late. */
    @Column(name = "ledger_end")
    public long ledgerEnd;

    /** The lines an assessor proposed, until a reviewer signs exactly these. */
    public String draft;

    @Column(name = "proposed_by")
    public String proposedBy;

    @Column(name = "proposed_by_name")
    public String proposedByName;

    @Column(name = "proposed_at")
    public Instant proposedAt;

    @Column(name = "sent_back_by_name")
    public String sentBackBy;

    @Column(name = "sent_back_because")
    public String sentBackBecause;

    @Column(name = "signed_by_name")
    public String signedByName;

    @Column(name = "published_at")
    public Instant publishedAt;

    @Column(name = "appeals_until")
    public Instant appealsUntil;

    @Column(name = "appeals_until_zh")
    public String appealsUntilZh;

    @Column(name = "appeals_until_en")
    public String appealsUntilEn;

    @Column(name = "finalised_by_name")
    public String finalisedByName;

    @Column(name = "finalised_at")
    public Instant finalisedAt;

    @Version
    public int revision;

    public SheetStage stage() {
        return stage;
    }

    /** @throws org.chuishao.kernel.problem.Problem 409 naming the moves possible now */
    public void go(SheetMove move) {
        stage = SheetMove.TABLE.go(stage, move);
    }

    public Period period() {
        return Period.parse(period);
    }
}
