package org.chuishao.workstation.whistle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** By when it must be accepted, as last told; null before the assignment was opened, as every deadline. */
    @Column(name = "accept_due")
    public Instant acceptDue;

    @Column(name = "check_in_due")
    public Instant checkInDue;

    /** Emergencies only. */
    @Column(name = "make_safe_due")
    public Instant makeSafeDue;

    /** The danger is over, as its department said or showed by being done. */
    @Column(name = "made_safe")
    public boolean madeSafe;

    /** By when it must be completed. */
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

    /** The limits that have passed without what they were for, in their order; none while the clocks stand still. */
    public List<Limit> overdue(Instant now) {
        return Stream.of(Limit.values())
                .filter(this::isExpected)
                .filter(limit -> due(limit) != null && due(limit).isBefore(now))
                .toList();
    }

    private boolean isExpected(Limit limit) {
        boolean coming = stage.equals("PENDING") || stage.equals("ACCEPTED");
        return switch (limit) {
            case ACCEPT -> stage.equals("PENDING");
            case CHECK_IN -> coming;
            case MAKE_SAFE -> !madeSafe && (coming || stage.equals("CHECKED_IN"));
            case COMPLETE -> coming || stage.equals("CHECKED_IN");
        };
    }

    private Instant due(Limit limit) {
        return switch (limit) {
            case ACCEPT -> acceptDue;
            case CHECK_IN -> checkInDue;
            case MAKE_SAFE -> makeSafeDue;
            case COMPLETE -> dueAt;
        };
    }
}
