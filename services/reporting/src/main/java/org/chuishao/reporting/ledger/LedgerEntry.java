package org.chuishao.reporting.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.kernel.id.Ids;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.scoring.Adjustment;
import org.chuishao.reporting.scoring.AdjustmentKind;
import org.chuishao.reporting.scoring.Compensation;
import org.chuishao.reporting.scoring.Finding;
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

    /** The line this one corrects, if it is a correction. */
    public UUID compensates;

    LedgerEntry() {}

    LedgerEntry(Assignment about, String fact, Line line, String policy, Instant occurredAt, Instant postedAt) {
        this(about.organisation, about, fact, line, policy, occurredAt, postedAt);
    }

    /** @param about null for an adjustment of the organisation as a whole */
    LedgerEntry(
            String organisation,
            Assignment about,
            String fact,
            Line line,
            String policy,
            Instant occurredAt,
            Instant postedAt) {
        this.id = Ids.next();
        this.organisation = organisation;
        if (about != null) {
            this.assignmentId = about.id;
            this.whistleId = about.whistleId;
            this.whistleNumber = about.whistleNumber;
            this.role = about.role;
            this.kind = about.kind;
        }
        this.fact = fact;
        this.month = Period.monthOf(occurredAt).toString();
        take(line, policy, occurredAt, postedAt);
    }

    /**
     * A correction: it counts for the month of the line it corrects, whenever it was ruled.
     *
     * @param right the arithmetic of what the line becomes; null where it is taken back
     */
    LedgerEntry(LedgerEntry wrong, String fact, Line line, IndicatorLine right, Instant occurredAt, Instant postedAt) {
        this.id = Ids.next();
        this.compensates = wrong.id;
        this.organisation = wrong.organisation;
        this.assignmentId = wrong.assignmentId;
        this.whistleId = wrong.whistleId;
        this.whistleNumber = wrong.whistleNumber;
        this.role = wrong.role;
        this.kind = wrong.kind;
        this.fact = fact;
        this.month = wrong.month;
        if (right != null) takeArithmetic(right);
        take(line, wrong.policy, occurredAt, postedAt);
    }

    private void take(Line line, String policy, Instant occurredAt, Instant postedAt) {
        this.rule = line.rule();
        this.policy = policy;
        this.zh = line.zh();
        this.en = line.en();
        this.occurredAt = occurredAt;
        this.postedAt = postedAt;
        switch (line) {
            case IndicatorLine points -> {
                takeArithmetic(points);
                possible = points.possible();
                earned = points.earned();
            }
            case Adjustment adjusted -> {
                this.adjustment = adjusted.kind();
                this.points = adjusted.points();
            }
            case Compensation difference -> {
                indicator = difference.indicator();
                possible = difference.possible();
                earned = difference.earned();
            }
        }
    }

    /** What was found, as its rule names it; none on an adjustment or a line that takes another back. */
    public Optional<Finding> finding() {
        return Finding.ofRule(rule);
    }

    /** The line with other sums: what it and its corrections are worth together. */
    IndicatorLine indicatorLine(BigDecimal possible, BigDecimal earned) {
        return new IndicatorLine(indicator, weight, roleFactor, kindFactor, grade, possible, earned, rule, zh, en);
    }

    private void takeArithmetic(IndicatorLine line) {
        indicator = line.indicator();
        weight = line.weight();
        roleFactor = line.roleFactor();
        kindFactor = line.kindFactor();
        grade = line.grade();
    }
}
