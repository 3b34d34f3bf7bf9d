package org.chuishao.whistle.signal;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.chuishao.whistle.casefile.Location;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** A physical thing of the city (部件): a manhole cover, a lamp, a camera's view. It belongs to a station's place. */
@Entity
@Table(name = "city_asset")
public class CityAsset {
    @Id
    String code;

    @TenantId
    @PartitionKey
    String district;

    String name;

    @Column(name = "station_code")
    String stationCode;

    @Embedded
    Location location;

    boolean active;

    CityAsset() {}

    CityAsset(String code) {
        this.code = code;
    }

    void become(CityAssetRequest wanted) {
        name = wanted.name();
        stationCode = wanted.stationCode();
        location = wanted.location();
        active = wanted.isActive();
    }

    CityAssetRequest facts() {
        return new CityAssetRequest(code, name, stationCode, location, active);
    }
}
