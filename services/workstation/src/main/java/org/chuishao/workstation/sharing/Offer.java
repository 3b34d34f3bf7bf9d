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
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** 共享资源: something that others may have for a time. */
@Entity
public class Offer {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    /** Whoever answers for it: a station's, street's or the district's code, or a department's. */
    public String owner;

    /** Whose it really is, as people call them. */
    public String unit;

    @Enumerated(EnumType.STRING)
    public ResourceKind kind;

    public String name;
    public int amount;
    public String place;
    public String note;

    @Column(name = "from_day")
    public LocalDate fromDay;

    /** The last day; null without an end. */
    @Column(name = "until_day")
    public LocalDate untilDay;

    @Enumerated(EnumType.STRING)
    public OfferStage stage = OfferStage.OFFERED;

    @Column(name = "withdrawn_for")
    public String withdrawnFor;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "created_by")
    public String createdBy;

    @Version
    public int version;

    Offer() {}

    Offer(OfferRequest request, Instant now, String by) {
        id = Ids.next();
        owner = request.owner();
        kind = request.kind();
        createdAt = now;
        createdBy = by;
        become(request);
    }

    /** Whose it is to answer for and what sort of thing it is stay as they were. */
    void become(OfferRequest request) {
        unit = request.unit();
        name = request.name();
        amount = request.amount();
        place = request.place();
        note = request.note();
        fromDay = request.from();
        untilDay = request.until();
    }

    /** It is offered on all the days of a need. */
    boolean isOn(LocalDate first, LocalDate last) {
        return !fromDay.isAfter(first) && (untilDay == null || !untilDay.isBefore(last));
    }
}
