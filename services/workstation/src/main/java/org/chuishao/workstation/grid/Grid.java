package org.chuishao.workstation.grid;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.locationtech.jts.geom.Geometry;

/** 网格: a part of a station's division, named by the station's code and two to four digits; or an outline. */
@Entity
public class Grid {
    @Id
    public String code;

    @TenantId
    @PartitionKey
    public String district;

    public int version;

    @Enumerated(EnumType.STRING)
    public GridKind kind;

    public String name;

    byte[] shape;

    Double west;
    Double south;
    Double east;
    Double north;

    public List<String> addresses;

    public boolean active;

    @Column(name = "station_code", insertable = false, updatable = false)
    public String stationCode;

    Grid() {}

    Grid(String code) {
        this.code = code;
        this.kind = GridKind.of(code);
    }

    void become(GridFacts facts) {
        version++;
        name = facts.name();
        addresses = facts.addresses();
        active = facts.active();
        var bounds = facts.area() == null ? null : facts.area().getEnvelopeInternal();
        shape = facts.area() == null ? null : Areas.bytes(facts.area());
        west = bounds == null ? null : bounds.getMinX();
        south = bounds == null ? null : bounds.getMinY();
        east = bounds == null ? null : bounds.getMaxX();
        north = bounds == null ? null : bounds.getMaxY();
    }

    /** Null for a grid given as addresses. */
    Geometry area() {
        return shape == null ? null : Areas.of(shape);
    }

    GridFacts facts() {
        return new GridFacts(name, area(), addresses, active);
    }
}
