package org.chuishao.workstation.meeting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.chuishao.kernel.id.Ids;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** What a meeting resolved: followed until it is done, or the head drops it with a reason. */
@Entity
public class Resolution {
    public enum State {
        OPEN,
        DONE,
        DROPPED
    }

    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    @Column(name = "meeting_id")
    public UUID meetingId;

    @Column(name = "station_code")
    public String stationCode;

    public String what;
    public String owner;

    @Column(name = "owner_unit")
    public String ownerUnit;

    public LocalDate due;

    @Column(name = "whistle_id")
    public UUID whistleId;

    @Enumerated(EnumType.STRING)
    public State stage = State.OPEN;

    /** What came of it, or why it was dropped. */
    public String result;

    @Column(name = "ended_at")
    public Instant endedAt;

    /** How often its due date was moved. */
    public int postponed;

    @Column(name = "created_at")
    public Instant createdAt;

    @Version
    public int version;

    Resolution() {}

    Resolution(Meeting meeting, MinutesRequest.Resolved resolved, Instant now) {
        this.id = Ids.next();
        this.meetingId = meeting.id;
        this.stationCode = meeting.stationCode;
        this.what = resolved.what();
        this.owner = resolved.owner();
        this.ownerUnit = resolved.ownerUnit();
        this.due = resolved.due();
        this.whistleId = resolved.whistleId();
        this.createdAt = now;
    }

    /** @param today in Shanghai; what is due today is not overdue yet */
    public boolean isOverdue(LocalDate today) {
        return stage == State.OPEN && due.isBefore(today);
    }

    void end(State stage, String result, Instant now) {
        this.stage = stage;
        this.result = result;
        this.endedAt = now;
    }
}
