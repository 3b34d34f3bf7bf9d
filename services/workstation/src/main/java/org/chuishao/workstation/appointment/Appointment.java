package org.chuishao.workstation.appointment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** Somebody heads a station, or is its deputy head, from one day to another. */
@Entity
public class Appointment {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    @Column(name = "station_code")
    public String stationCode;

    @Enumerated(EnumType.STRING)
    public AppointmentRole role;

    /** Who, as tokens name them. */
    public String person;

    public String name;
    /** What else they are: 副区长, 马山社区党委书记. */
    public String position;

    @Column(name = "from_day")
    public LocalDate from;

    /** The first day they no longer are; null while it is open. */
    @Column(name = "to_day")
    public LocalDate to;

    /** Why nobody held the office between this appointment and its neighbour; null when they join. */
    @Column(name = "gap_reason")
    public String gapReason;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    @Column(name = "recorded_by")
    public String recordedBy;

    @Version
    public int version;

    public boolean isOn(LocalDate day) {
        return !from.isAfter(day) && (to == null || to.isAfter(day));
    }

    boolean overlaps(LocalDate otherFrom, LocalDate otherTo) {
        return (to == null || otherFrom.isBefore(to)) && (otherTo == null || from.isBefore(otherTo));
    }
}
