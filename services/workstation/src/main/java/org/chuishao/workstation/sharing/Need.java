package org.chuishao.workstation.sharing;

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
import org.chuishao.kernel.time.Shanghai;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** 资源需求: what a station is in need of for a time. */
@Entity
public class Need {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    @Column(name = "station_code")
    public String stationCode;

    @Enumerated(EnumType.STRING)
    public ResourceKind kind;

    public String what;
    public int amount;
    public String place;
    public String note;

    @Column(name = "starts_at")
    public Instant startsAt;

    /** The first instant it is not needed any more. */
    @Column(name = "ends_at")
    public Instant endsAt;

    @Enumerated(EnumType.STRING)
    public NeedStage stage = NeedStage.OPEN;

    @Column(name = "withdrawn_for")
    public String withdrawnFor;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "created_by")
    public String createdBy;

    @Version
    public int version;

    Need() {}

    Need(NeedRequest request, Instant now, String by) {
        id = Ids.next();
        stationCode = request.stationCode();
        kind = request.kind();
        what = request.what();
        amount = request.amount();
        place = request.place();
        note = request.note();
        startsAt = request.startsAt().toInstant();
        endsAt = request.endsAt().toInstant();
        createdAt = now;
        createdBy = by;
    }

    LocalDate firstDay() {
        return Shanghai.day(startsAt);
    }

    LocalDate lastDay() {
        return Shanghai.day(endsAt.minusNanos(1));
    }

    boolean hasBegun(Instant now) {
        return !now.isBefore(startsAt);
    }
}
