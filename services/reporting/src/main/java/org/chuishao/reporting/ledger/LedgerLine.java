package org.chuishao.reporting.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.scoring.AdjustmentKind;
import org.chuishao.reporting.scoring.Indicator;

/**
 * One ledger line as it is read and exported: the fact, the rule, the arithmetic and the sentence. Decimals are exact,
 * without trailing zeros; times are in Asia/Shanghai. How a value is written is part of the line's hash and never changes.
 *
 * @param position its place in the district's ledger, counted from 0; absent for the moment until it is sealed
 * @param assignmentId absent on an adjustment of a department as a whole, as are whistle, role and kind
 * @param compensates the line this one corrects
 * @param leaf its hash in the ledger's tree, base64
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"position"})
public record LedgerLine(
        Long position,
        String district,
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
        String occurredAt,
        String month,
        String postedAt,
        UUID compensates,
        String leaf) {

    /** In the order of {@link Leaf#FIELDS}. */
    List<String> cells() {
        return Arrays.asList(
                district,
                String.valueOf(seq),
                text(id),
                organisation,
                text(assignmentId),
                text(whistleId),
                whistleNumber,
                fact,
                text(indicator),
                text(adjustment),
                text(role),
                text(kind),
                weight,
                roleFactor,
                kindFactor,
                grade,
                possible,
                earned,
                points,
                rule,
                policy,
                zh,
                en,
                occurredAt,
                month,
                postedAt,
                text(compensates));
    }

    byte[] hash() {
        return Leaf.hash(cells());
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
