package org.chuishao.workstation.member;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** Somebody who works for a station, in one of its groups. */
@Entity
@IdClass(Member.Key.class)
public class Member {
    public record Key(String stationCode, String person) {}

    @TenantId
    @PartitionKey
    public String district;

    @Id
    @Column(name = "station_code")
    public String stationCode;

    /** Who, as tokens name them. */
    @Id
    public String person;

    @Embedded
    public MemberFacts facts;

    public int version;

    Member() {}

    Member(String stationCode, String person) {
        this.stationCode = stationCode;
        this.person = person;
    }

    void become(MemberFacts facts) {
        this.facts = facts;
        this.version++;
    }
}
