package org.chuishao.whistle.signal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** What a device reported of a city asset, once or many times over. Only a person makes a whistle of it. */
@Entity
public class Signal {
    public enum State {
        OPEN,
        RAISED,
        DISMISSED
    }

    @Id
    UUID id;

    @TenantId
    @PartitionKey
    String district;

    @Column(name = "asset_code")
    String assetCode;

    /** The asset's: who is to look, or whoever looked. */
    @Column(name = "station_code")
    String stationCode;

    String kind;
    String detail;

    /** Where the device's own system keeps more: a reference, never the picture itself. */
    String reference;

    @Column(name = "first_at")
    Instant firstAt;

    @Column(name = "last_at")
    Instant lastAt;

    int times;

    @Enumerated(EnumType.STRING)
    State state = State.OPEN;

    @Column(name = "whistle_id")
    UUID whistleId;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "decided_by")
    String decidedBy;

    String reason;
    String source;

    @Version
    int version;

    boolean isFrom(String client) {
        return source.equals(client);
    }

    /** What somebody looked at stays as they saw it, and what one client says is not another's to say. */
    void repeat(SignalRequest request, Instant at, CityAsset asset, String client) {
        times++;
        if (at.isAfter(lastAt)) lastAt = at;
        if (state != State.OPEN) return;
        stationCode = asset.stationCode;
        if (!isFrom(client)) return;
        if (request.detail() != null) detail = request.detail();
        if (request.reference() != null) reference = request.reference();
    }
}
