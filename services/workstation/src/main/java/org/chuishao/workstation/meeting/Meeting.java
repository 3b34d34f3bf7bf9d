package org.chuishao.workstation.meeting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.id.Ids;
import org.chuishao.workstation.meeting.lifecycle.Edge;
import org.chuishao.workstation.meeting.lifecycle.Lifecycle;
import org.chuishao.workstation.meeting.lifecycle.MeetingKind;
import org.chuishao.workstation.meeting.lifecycle.MeetingStage;
import org.chuishao.workstation.meeting.lifecycle.Period;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** One meeting of a station, from when it is due to its confirmed minutes. Only {@link #go} changes its stage. */
@Entity
public class Meeting {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    @Column(name = "station_code")
    public String stationCode;

    @Enumerated(EnumType.STRING)
    public MeetingKind kind;

    @Enumerated(EnumType.STRING)
    private MeetingStage stage = Lifecycle.FIRST;

    /** {@code 2026-11}, {@code 2026-Q4}; null for a special meeting. */
    public String period;

    /** The period's last day. */
    @Column(name = "ends_on")
    public LocalDate endsOn;

    public String title;
    public String reason;

    @Column(name = "whistle_id")
    public UUID whistleId;

    @Column(name = "whistle_number")
    public String whistleNumber;

    @Column(name = "starts_at")
    public Instant startsAt;

    public String place;

    @Column(name = "held_at")
    public Instant heldAt;

    public String chair;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Attendee> attendance;

    @JdbcTypeCode(SqlTypes.JSON)
    public Agenda agenda;

    public String minutes;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    @Column(name = "confirmed_at")
    public Instant confirmedAt;

    @Column(name = "confirmed_by")
    public String confirmedBy;

    @Column(name = "missed_at")
    public Instant missedAt;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "created_by")
    public String createdBy;

    @Version
    public int version;

    Meeting() {}

    Meeting(String stationCode, MeetingKind kind, Instant now, String by) {
        this.id = Ids.next();
        this.stationCode = stationCode;
        this.kind = kind;
        this.createdAt = now;
        this.createdBy = by;
    }

    public MeetingStage stage() {
        return stage;
    }

    void isDueIn(Period period) {
        this.period = period.toString();
        this.endsOn = period.last();
        this.title = period.title();
    }

    void go(Edge edge) {
        if (edge.from() != stage) throw new IllegalStateException(edge + " does not start at " + stage);
        stage = edge.to();
    }
}
