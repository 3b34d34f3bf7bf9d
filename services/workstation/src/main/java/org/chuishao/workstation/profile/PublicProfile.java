package org.chuishao.workstation.profile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** 亮身份、亮承诺: what somebody has agreed to be shown of. Without consent there is no row. */
@Entity
@IdClass(PublicProfile.Key.class)
@Table(name = "public_profile")
class PublicProfile {
    record Key(String stationCode, String person) {}

    @TenantId
    @PartitionKey
    String district;

    @Id
    @Column(name = "station_code")
    String stationCode;

    @Id
    String person;

    String title;
    String pledge;

    @Column(name = "office_contact")
    String officeContact;

    @Column(name = "consented_at")
    Instant consentedAt;

    int version;

    PublicProfile() {}

    PublicProfile(String stationCode, String person) {
        this.stationCode = stationCode;
        this.person = person;
    }
}
