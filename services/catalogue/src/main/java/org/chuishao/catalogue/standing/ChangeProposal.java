package org.chuishao.catalogue.standing;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chuishao.catalogue.course.Step;
import org.chuishao.kernel.caller.Caller;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** A ruling found another department responsible than the catalogue names: perhaps the catalogue is to say so. */
@Entity
@Table(name = "change_proposal")
public class ChangeProposal {
    /** The ruling's. */
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    @Version
    public int version;

    @Enumerated(EnumType.STRING)
    private ProposalStage stage = ProposalMove.TABLE.first();

    public String item;

    /** As the catalogue had it when it was ruled. */
    public String lead;

    /** Whom the ruling found responsible. */
    public String proposed;

    public String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Step> steps = List.of();

    public ProposalStage stage() {
        return stage;
    }

    /** @throws org.chuishao.kernel.problem.Problem 409 naming the moves possible now */
    void go(ProposalMove move, Caller by, Instant at, String note) {
        var before = stage;
        stage = ProposalMove.TABLE.go(stage, move);
        var more = new ArrayList<>(steps);
        more.add(new Step(move.name(), before.name(), stage.name(), by.name(), by.subject(), at, note));
        steps = List.copyOf(more);
    }
}
