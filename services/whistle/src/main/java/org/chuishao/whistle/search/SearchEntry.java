package org.chuishao.whistle.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** What is searched of a whistle: it never changes, and the database itself writes it when the whistle comes. */
@Entity
@Immutable
@Table(name = "search_entry")
public class SearchEntry {
    @Id
    @Column(name = "whistle_id")
    public UUID whistleId;

    @TenantId
    @PartitionKey
    public String district;

    /** Title and description in lower case. */
    public String body;

    /** Its pairs of characters and the forms of its number, each after its district. */
    public List<String> grams;

    @Column(name = "item_code")
    public String itemCode;

    @Column(name = "station_code")
    public String stationCode;

    public Double longitude;
    public Double latitude;

    @Column(name = "created_at")
    public Instant createdAt;
}
