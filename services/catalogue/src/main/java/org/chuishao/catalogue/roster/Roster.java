package org.chuishao.catalogue.roster;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** An on-call roster (1+N 执法): who answers in an area at which hour. */
@Entity
@Table(name = "on_call_roster")
public class Roster {
    @Id
    public String code;

    @TenantId
    @PartitionKey
    public String district;

    public int version;

    @Embedded
    public RosterFacts facts;

    Roster() {}

    Roster(String code) {
        this.code = code;
    }

    void become(RosterFacts facts) {
        this.version++;
        this.facts = facts;
    }
}
