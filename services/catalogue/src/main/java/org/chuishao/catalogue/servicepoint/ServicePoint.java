package org.chuishao.catalogue.servicepoint;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** A service point (公共服务点): a one-stop hall, a street's or a village's window. */
@Entity
@Table(name = "service_point")
public class ServicePoint {
    @Id
    public String code;

    @TenantId
    @PartitionKey
    public String district;

    public int version;

    @Embedded
    public ServicePointFacts facts;

    ServicePoint() {}

    ServicePoint(String code) {
        this.code = code;
    }

    void become(ServicePointFacts facts) {
        this.version++;
        this.facts = facts;
    }
}
