package org.chuishao.workstation.activity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
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

/** Something a station did with its residents on one day. */
@Entity
public class Activity {
    /** What tells one activity from another, in a file as in the register. */
    record Key(String stationCode, LocalDate heldOn, ActivityKind kind, String topic) {}

    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    @Column(name = "station_code")
    public String stationCode;

    @Column(name = "held_on")
    public LocalDate heldOn;

    @Enumerated(EnumType.STRING)
    public ActivityKind kind;

    public String topic;

    @Embedded
    public ActivityFacts facts;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    @Column(name = "recorded_by")
    public String recordedBy;

    @Version
    public int version;

    Activity() {}

    Activity(Key key, ActivityFacts facts, Instant now, String by) {
        this.id = Ids.next();
        become(key, facts);
        this.recordedAt = now;
        this.recordedBy = by;
    }

    void become(Key key, ActivityFacts facts) {
        this.stationCode = key.stationCode();
        this.heldOn = key.heldOn();
        this.kind = key.kind();
        this.topic = key.topic();
        this.facts = facts;
    }

    Key key() {
        return new Key(stationCode, heldOn, kind, topic);
    }
}
