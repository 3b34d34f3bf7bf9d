package org.chuishao.catalogue.certificate;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** A certificate that a village should not issue (不应出具证明事项). */
@Entity
public class Certificate {
    @Id
    public String code;

    @TenantId
    @PartitionKey
    public String district;

    public int version;

    @Embedded
    public CertificateFacts facts;

    Certificate() {}

    Certificate(String code) {
        this.code = code;
    }

    void become(CertificateFacts facts) {
        this.version++;
        this.facts = facts;
    }
}
