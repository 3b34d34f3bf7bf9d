package org.chuishao.workstation.issue;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.kernel.privacy.Sealed;
import org.chuishao.workstation.lifecycle.Edge;
import org.chuishao.workstation.lifecycle.Lifecycle;
import org.chuishao.workstation.lifecycle.Move;
import org.chuishao.workstation.lifecycle.Stage;
import org.chuishao.workstation.platform.Platform;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** 站内事项: one matter found in a station. Only {@link #go} changes its stage, and only along the table. */
@Entity
@Table(name = "station_issue")
public class StationIssue {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    public String number;

    @Column(name = "station_code")
    public String stationCode;

    @Enumerated(EnumType.STRING)
    public IssueKind kind;

    /** Which of the five platforms found it; null, none of them. */
    @Enumerated(EnumType.STRING)
    public Platform platform;

    @Column(name = "grid_code")
    public String gridCode;

    public String title;
    public String description;

    @Embedded
    public Location location;

    /** The address as {@link org.chuishao.workstation.grid.Addresses#plain} compares it. */
    public String place;

    @Convert(converter = Sealed.class)
    @Column(name = "resident_name")
    public String residentName;

    @Convert(converter = Sealed.class)
    @Column(name = "resident_phone")
    public String residentPhone;

    @Enumerated(EnumType.STRING)
    private Stage stage = Lifecycle.FIRST;

    @Column(name = "found_at")
    public Instant foundAt;

    /** The token's subject. */
    @Column(name = "found_by")
    public String foundBy;

    @Column(name = "changed_at")
    public Instant changedAt;

    /** When the station settled it itself; null while it has not, or not any more. */
    @Column(name = "settled_at")
    public Instant settledAt;

    @Enumerated(EnumType.STRING)
    public IssueOutcome outcome;

    public String result;

    /** When it was given to the departments; null when it is, or is back, in the station's hands. */
    @Column(name = "escalated_at")
    public Instant escalatedAt;

    /** How often a whistle was asked for. */
    public int attempt;

    @Enumerated(EnumType.STRING)
    @Column(name = "whistle_kind")
    public WhistleKind whistleKind;

    @Column(name = "item_code")
    public String itemCode;

    /** Why the last attempt raised no whistle. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Refusal refusal;

    @Column(name = "whistle_id")
    public UUID whistleId;

    @Column(name = "whistle_number")
    public String whistleNumber;

    @Enumerated(EnumType.STRING)
    @Column(name = "whistle_end")
    public WhistleEnd whistleEnd;

    @Column(name = "whistle_ended_at")
    public Instant whistleEndedAt;

    /** SOLVED, UNSOLVED or EXPLAINED, as the whistle was closed. */
    @Column(name = "whistle_outcome")
    public String whistleOutcome;

    /** The whistle that is, or was, handled for the issue's own one, too; null while that stands for itself. */
    @Column(name = "main_whistle_id")
    public UUID mainWhistleId;

    @Column(name = "linked_at")
    public Instant linkedAt;

    /** The main whistle has come back: what becomes of it becomes of the issue, whose own whistle stays ended. */
    @Column(name = "follows_main")
    public boolean followsMain;

    @Column(name = "fed_back_at")
    public Instant fedBackAt;

    public String feedback;
    public Boolean accepted;

    @Column(name = "closed_at")
    public Instant closedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "drop_reason")
    public DropReason dropReason;

    @Column(name = "duplicate_of")
    public UUID duplicateOf;

    @Version
    public int version;

    /** @param code for programs; the two sentences for people */
    public record Refusal(String code, String zh, String en) {}

    public Stage stage() {
        return stage;
    }

    public boolean hasResident() {
        return residentName != null;
    }

    /** The whistle brought nothing: what is to be done is the station's again. */
    public boolean isTurnedBack() {
        return whistleEnd == WhistleEnd.REJECTED || whistleEnd == WhistleEnd.WITHDRAWN;
    }

    /** @throws IllegalStateException when the table knows no such move from here */
    public Edge go(Move move, Stage to) {
        var edge = Lifecycle.edge(stage, move, to);
        stage = to;
        return edge;
    }
}
