package org.chuishao.workstation.whistle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** A whistle as its events have told it so far. Written by {@link WhistleCopies} alone; here it is only read. */
@Entity
@Immutable
@Table(name = "known_whistle")
public class KnownWhistle {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    public String number;
    /** ROUTINE, EMERGENCY or JOINT. */
    public String kind;

    @Column(name = "station_code")
    public String stationCode;

    public String title;

    @Column(name = "item_code")
    public String itemCode;

    /** The station's issue it was escalated from. */
    @Column(name = "issue_id")
    public UUID issueId;

    /** As whistle names it: SUBMITTED … CLOSED, REJECTED, WITHDRAWN. */
    public String stage;

    public int cycle;

    @Column(name = "blown_at")
    public Instant blownAt;

    /** When it was closed, rejected or withdrawn; null while it is open. */
    @Column(name = "ended_at")
    public Instant endedAt;

    /** SOLVED, UNSOLVED or EXPLAINED, once closed. */
    public String outcome;

    /** The whistle that is handled for this one, too; null while it stands for itself. */
    @Column(name = "main_id")
    public UUID mainId;

    @Column(name = "main_number")
    public String mainNumber;

    /** It has come back so often that it needs a special meeting. */
    public boolean special;

    public boolean isOver() {
        return endedAt != null;
    }
}
