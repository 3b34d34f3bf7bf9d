package org.chuishao.workstation.grid;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** An address as it is looked up, and the one grid it belongs to. */
@Entity
@Table(name = "grid_address")
class GridAddress {
    @Id
    String address;

    @TenantId
    @PartitionKey
    String district;

    String grid;

    GridAddress() {}

    GridAddress(String address, String grid) {
        this.address = address;
        this.grid = grid;
    }
}
