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
import org.chuishao.workstation.sharing.lifecycle.BookingStage;
import org.chuishao.workstation.sharing.lifecycle.Edge;
import org.chuishao.workstation.sharing.lifecycle.Lifecycle;
import org.chuishao.workstation.sharing.match.Taken;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** 借用: one need asks for one offer. Only {@link #go} changes its stage, and only along the table. */
@Entity
public class Booking {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    @Column(name = "offer_id")
    public UUID offerId;

    @Column(name = "need_id")
    public UUID needId;

    /** The offer's. */
    public String owner;

    /** The need's. */
    @Column(name = "station_code")
    public String stationCode;

    public int amount;

    @Column(name = "starts_at")
    public Instant startsAt;

    @Column(name = "ends_at")
    public Instant endsAt;

    @Enumerated(EnumType.STRING)
    private BookingStage stage = Lifecycle.FIRST;

    /** What was said with the last step. */
    public String note;

    @Column(name = "asked_at")
    public Instant askedAt;

    @Column(name = "asked_by")
    public String askedBy;

    @Column(name = "moved_at")
    public Instant movedAt;

    @Column(name = "moved_by")
    public String movedBy;

    @Version
    public int version;

    Booking() {}

    Booking(Need need, Offer offer, int amount, String note, Instant now, String by) {
        this.id = Ids.next();
        this.offerId = offer.id;
        this.needId = need.id;
        this.owner = offer.owner;
        this.stationCode = need.stationCode;
        this.amount = amount;
        this.startsAt = need.startsAt;
        this.endsAt = need.endsAt;
        this.note = note;
        this.askedAt = now;
        this.askedBy = by;
        this.movedAt = now;
        this.movedBy = by;
    }

    public BookingStage stage() {
        return stage;
    }

    void go(Edge edge, Instant now, String by, String note) {
        if (edge.from() != stage) throw new IllegalStateException(edge + " does not begin at " + stage);
        this.stage = edge.to();
        this.movedAt = now;
        this.movedBy = by;
        this.note = note;
    }

    boolean hasBegun(Instant now) {
        return !now.isBefore(startsAt);
    }

    LocalDate firstDay() {
        return Shanghai.day(startsAt);
    }

    LocalDate lastDay() {
        return Shanghai.day(endsAt.minusNanos(1));
    }

    Taken taken() {
        return new Taken(amount, startsAt, endsAt);
    }
}
