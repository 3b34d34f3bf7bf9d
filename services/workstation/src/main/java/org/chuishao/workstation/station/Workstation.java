package org.chuishao.workstation.station;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** 红领工作站: the Party-led problem-solving station of a village or community, named by its division code. */
@Entity
public class Workstation {
    @Id
    public String code;

    @TenantId
    @PartitionKey
    public String district;

    public int version;

    @Embedded
    public WorkstationFacts facts;

    Workstation() {}

    Workstation(String code) {
        this.code = code;
    }

    void become(WorkstationFacts facts) {
        this.version++;
        this.facts = facts;
    }
}
