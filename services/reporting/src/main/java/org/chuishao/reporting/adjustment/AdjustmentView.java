package org.chuishao.reporting.adjustment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.scoring.AdjustmentKind;

/** A proposed adjustment as its caller may see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdjustmentView(
        UUID id,
        String organisation,
        UUID assignmentId,
        String whistleNumber,
        AdjustmentKind kind,
        AdjustmentStage stage,
        String evidence,
        OffsetDateTime occurredAt,
        String proposedBy,
        OffsetDateTime proposedAt,
        String decidedBy,
        OffsetDateTime decidedAt,
        String reason,
        UUID line,
        List<String> moves,
        int version) {

    static AdjustmentView of(ProposedAdjustment a, List<String> moves) {
        return new AdjustmentView(
                a.id,
                a.organisation,
                a.assignmentId,
                a.whistleNumber,
                a.kind,
                a.stage(),
                a.evidence,
                Shanghai.time(a.occurredAt),
                a.proposedByName,
                Shanghai.time(a.proposedAt),
                a.decidedByName,
                Shanghai.time(a.decidedAt),
                a.reason,
                a.line,
                moves,
                a.version);
    }
}
