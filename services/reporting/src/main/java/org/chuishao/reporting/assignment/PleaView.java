package org.chuishao.reporting.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.lifecycle.SuspensionGround;

/**
 * A plea as whoever sees the duty sees it.
 *
 * @param overdue the centre should have answered by {@code decideBy}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PleaView(
        UUID id,
        PleaKind kind,
        PleaStage stage,
        String citedItem,
        SuspensionGround ground,
        LocalDate reviewOn,
        String reason,
        String askedBy,
        OffsetDateTime askedAt,
        OffsetDateTime decideBy,
        boolean overdue,
        String decidedBy,
        OffsetDateTime decidedAt,
        String answer) {

    static PleaView of(Plea plea, Instant now) {
        return new PleaView(
                plea.id,
                plea.kind,
                plea.stage,
                plea.citedItem,
                plea.ground,
                plea.reviewOn,
                plea.reason,
                plea.askedByName,
                Shanghai.time(plea.askedAt),
                Shanghai.time(plea.decideBy),
                plea.stage == PleaStage.ASKED && now.isAfter(plea.decideBy),
                plea.decidedByName,
                Shanghai.time(plea.decidedAt),
                plea.answer);
    }
}
