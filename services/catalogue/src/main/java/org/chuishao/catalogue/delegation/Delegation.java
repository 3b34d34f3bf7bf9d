package org.chuishao.catalogue.delegation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chuishao.catalogue.course.Step;
import org.chuishao.kernel.caller.Caller;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** A department's power over one item, given to a street (赋权). */
@Entity
public class Delegation {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    @Version
    public int version;

    @Enumerated(EnumType.STRING)
    private DelegationStage stage = DelegationMove.TABLE.first();

    @Enumerated(EnumType.STRING)
    public DelegationMode mode;

    /** Whose power it is. */
    public String organisation;

    public String item;
    public String street;

    @Column(name = "legal_basis")
    public String legalBasis;

    @Column(name = "starts_on")
    public LocalDate startsOn;

    @JdbcTypeCode(SqlTypes.JSON)
    public Capacity capacity;

    public boolean signed;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Step> steps = List.of();

    public DelegationStage stage() {
        return stage;
    }

    /** @throws org.chuishao.kernel.problem.Problem 409 naming the moves possible now */
    void go(DelegationMove move, Caller by, Instant at, String note) {
        var before = stage;
        stage = DelegationMove.TABLE.go(stage, move);
        note(move.name(), before, by, at, note);
    }

    /** Proposing is no move, but a step that somebody made. */
    void note(String move, DelegationStage before, Caller by, Instant at, String note) {
        var more = new ArrayList<>(steps);
        more.add(new Step(
                move,
                before == null ? null : before.name(),
                stage.name(),
                by == null ? null : by.name(),
                by == null ? null : by.subject(),
                at,
                note));
        steps = List.copyOf(more);
    }
}
