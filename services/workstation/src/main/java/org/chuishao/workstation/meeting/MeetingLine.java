package org.chuishao.workstation.meeting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.kernel.id.Ids;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** Something that happened to a meeting or one of its resolutions. */
@Entity
@Immutable
@Table(name = "meeting_line")
public class MeetingLine {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    @Column(name = "meeting_id")
    public UUID meetingId;

    @Column(name = "resolution_id")
    public UUID resolutionId;

    public Instant at;
    public String move;
    public String actor;
    public String note;

    MeetingLine() {}

    MeetingLine(UUID meetingId, UUID resolutionId, Instant at, String move, String actor, String note) {
        this.id = Ids.next();
        this.meetingId = meetingId;
        this.resolutionId = resolutionId;
        this.at = at;
        this.move = move;
        this.actor = actor;
        this.note = note;
    }
}
