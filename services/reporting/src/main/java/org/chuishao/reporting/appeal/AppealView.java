package org.chuishao.reporting.appeal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.time.Shanghai;

/**
 * An appeal as its caller may see it.
 *
 * @param overdue the assessor should have ruled by {@code ruleBy}
 * @param compensations the ledger lines the ruling posted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppealView(
        UUID id,
        String period,
        String organisation,
        AppealStage stage,
        List<UUID> lines,
        String evidence,
        String filedBy,
        OffsetDateTime filedAt,
        OffsetDateTime ruleBy,
        boolean overdue,
        Ruling ruling,
        String sentBackReason,
        String signedBy,
        OffsetDateTime decidedAt,
        List<UUID> compensations,
        List<String> moves,
        int version) {

    public record Ruling(boolean upheld, String reason, List<Correction> corrections, String by, OffsetDateTime at) {}

    static AppealView of(Appeal a, List<String> moves, Instant now) {
        return new AppealView(
                a.id,
                a.period,
                a.organisation,
                a.stage(),
                a.lines,
                a.evidence,
                a.filedByName,
                Shanghai.time(a.filedAt),
                Shanghai.time(a.ruleBy),
                a.stage() == AppealStage.FILED && now.isAfter(a.ruleBy),
                a.upheld == null
                        ? null
                        : new Ruling(a.upheld, a.reason, a.corrections, a.ruledByName, Shanghai.time(a.ruledAt)),
                a.sentBackReason,
                a.signedByName,
                Shanghai.time(a.decidedAt),
                a.compensations,
                moves,
                a.version);
    }
}
