package org.chuishao.reporting.score;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.chuishao.reporting.assignment.AssignmentView;
import org.chuishao.reporting.ledger.LedgerEntry;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.scoring.AdjustmentKind;
import org.chuishao.reporting.scoring.Indicator;

/** One ledger line as a department reads it: the fact, the rule, the arithmetic and the sentence. Decimals are exact. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerView(
        long seq,
        UUID id,
        String organisation,
        UUID assignmentId,
        UUID whistleId,
        String whistleNumber,
        String fact,
        Indicator indicator,
        AdjustmentKind adjustment,
        Role role,
        WhistleKind kind,
        String weight,
        String roleFactor,
        String kindFactor,
        String grade,
        String possible,
        String earned,
        String points,
        String rule,
        String policy,
        String zh,
        String en,
        OffsetDateTime occurredAt,
        String month,
        OffsetDateTime postedAt,
        UUID compensates) {

    static LedgerView of(LedgerEntry e) {
        return new LedgerView(
                e.seq,
                e.id,
                e.organisation,
                e.assignmentId,
                e.whistleId,
                e.whistleNumber,
                e.fact,
                e.indicator,
                e.adjustment,
                e.role,
                e.kind,
                exact(e.weight),
                exact(e.roleFactor),
                exact(e.kindFactor),
                exact(e.grade),
                exact(e.possible),
                exact(e.earned),
                exact(e.points),
                e.rule,
                e.policy,
                e.zh,
                e.en,
                AssignmentView.time(e.occurredAt),
                e.month,
                AssignmentView.time(e.postedAt),
                e.compensates);
    }

    private static String exact(BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros().toPlainString();
    }
}
