package org.chuishao.whistle.attachment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.whistle.lifecycle.Stage;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** A photo or file somebody added to a whistle. Never changed and never removed: it may be what a score rests on. */
@Entity
@Immutable
public class Attachment {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    @Column(name = "whistle_id")
    public UUID whistleId;

    /** The line of the timeline it belongs to, if it was added to a step. */
    @Column(name = "line_id")
    public UUID lineId;

    /** The stage and cycle the whistle was in when it was added. */
    @Enumerated(EnumType.STRING)
    public Stage stage;

    public int cycle;

    public String name;

    @Column(name = "media_type")
    public String mediaType;

    public long size;
    public Integer width;
    public Integer height;
    public String content;
    public String thumbnail;

    @Column(name = "added_at")
    public Instant addedAt;

    @Column(name = "added_by")
    public String addedBy;

    public String unit;
}
