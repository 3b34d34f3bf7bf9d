package org.chuishao.reporting.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.kernel.id.Ids;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.scoring.Adjustment;
import org.chuishao.reporting.scoring.AdjustmentKind;
import org.chuishao.reporting.scoring.Indicator;
import org.chuishao.reporting.scoring.IndicatorLine;
import org.chuishao.reporting.scoring.Line;
import org.chuishao.reporting.scoring.Period;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** One line of the append-only ledger (台账): the fact, the rule, the points, and why in words. */
@Entity
@Immutable
@Table(name = "ledger_entry")
public class LedgerEntry {
    @Id
    public UUID id;

    @TenantId
    public String district;

    /** The order of posting, given by the database. */
    @Column(insertable = false, updatable = false)
    public Long seq;

    public String organisation;

    @Column(name = "assignment_id")
    public UUID assignmentId;

    @Column(name = "whistle_id")
    public UUID whistleId;

    @Column(name = "whistle_number")
    public String whistleNumber;

    /** What happened, once per assignment: CHECK_IN, ON_TIME, REWORK#1. */
    public String fact;

    @Enumerated(EnumType.STRING)
    public Indicator indicator;

    @Enumerated(EnumType.STRING)
    public AdjustmentKind adjustment;

    @Enumerated(EnumType.STRING)
    public Role role;

    @Enumerated(EnumType.STRING)
    public WhistleKind kind;

    public BigDecimal weight;

    @Column(name = "role_factor")
    public BigDecimal roleFactor;

    @Column(name = "kind_factor")
    public BigDecimal kindFactor;

    public BigDecimal grade;
    public BigDecimal possible = BigDecimal.ZERO;
    public BigDecimal earned = BigDecimal.ZERO;
    public BigDecimal points = BigDecimal.ZERO;
    public String rule;
    public String policy;

    @Column(name = "text_zh")
    public String zh;

    @Column(name = "text_en")
    public String en;

    @Column(name = "occurred_at")
    public Instant occurredAt;

    /** The month it counts for: 2026-09, of the fact in Asia/Shanghai. */
    public String month;

    @Column(name = "posted_at")
    public Instant postedAt;

    LedgerEntry() {}

    LedgerEntry(Assignment about, String fact, Line line, String policy, Instant occurredAt, Instant postedAt) {
        this.id = Ids.next();
        this.organisation = about.organisation;
        this.assignmentId = about.id;
        this.whistleId = about.whistleId;
        this.whistleNumber = about.whistleNumber;
        this.fact = fact;
        this.role = about.role;
        this.kind = about.kind;
        this.rule = line.rule();
        this.policy = policy;
        this.zh = line.zh();
        this.en = line.en();
        this.occurredAt = occurredAt;
        this.month = Period.monthOf(occurredAt).toString();
        this.postedAt = postedAt;
        switch (line) {
            case IndicatorLine points -> take(points);
            case Adjustment adjusted -> {
                this.adjustment = adjusted.kind();
                this.points = adjusted.points();
            }
            default -> throw new IllegalArgumentException("only rulings post " + line);
        }
    }

    private void take(IndicatorLine line) {
        indicator = line.indicator();
        weight = line.weight();
        roleFactor = line.roleFactor();
        kindFactor = line.kindFactor();
        grade = line.grade();
        possible = line.possible();
        earned = line.earned();
    }
}
