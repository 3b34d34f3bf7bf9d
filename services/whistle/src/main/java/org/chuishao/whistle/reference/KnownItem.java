package org.chuishao.whistle.reference;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** A catalogue item as catalogue last told it: who leads, who assists, who must come in an emergency. */
@Entity
@Table(name = "known_item")
public class KnownItem {
    @Id
    public String code;

    @TenantId
    @PartitionKey
    public String district;

    public int version;
    public String name;
    public String lead;
    public List<String> assists;

    @Column(name = "on_call")
    public List<String> onCall;

    public boolean active;
}
