package org.chuishao.workstation.whistle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** How far one department is with one whistle, as reporting has told it so far. Written by {@link WhistleCopies} alone. */
@Entity
@Immutable
@IdClass(KnownDuty.Key.class)
@Table(name = "known_duty")
public class KnownDuty {
    private static final Set<String> OVER = Set.of("DONE", "RETURNED", "ABSENT", "WITHDRAWN");

    public record Key(UUID whistleId, int cycle, String organisation) {}

    @TenantId
    @PartitionKey
    public String district;

    @Id
    @Column(name = "whistle_id")
    public UUID whistleId;

    @Id
    public int cycle;

    @Id
    public String organisation;

    /** LEAD or ASSIST. */
    public String role;

    /** As reporting names it: PENDING … DONE. */
    public String stage;

    /** By when it must be completed, as last told; null before the assignment was opened. */
    @Column(name = "due_at")
    public Instant dueAt;

    /** When a return was last asked for, refused or upheld. */
    @Column(name = "disputed_at")
    public Instant disputedAt;

    public String outcome;

    /** It never was, or is no longer, the department's. */
    public boolean isVoid() {
        return stage.equals("RETURNED") || stage.equals("WITHDRAWN");
    }

    /** Nothing more is expected of the department. */
    public boolean isOver() {
        return OVER.contains(stage);
    }

    public boolean isOverdue(Instant now) {
        return !isOver() && !stage.equals("SUSPENDED") && dueAt != null && dueAt.isBefore(now);
    }
}
