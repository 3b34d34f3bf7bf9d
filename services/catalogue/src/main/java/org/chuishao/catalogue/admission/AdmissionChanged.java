package org.chuishao.catalogue.admission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chuishao.catalogue.course.Step;

/**
 * Work that was admitted or refused, has begun, has expired or was recalled: its whole state, {@code admission-changed.v1}.
 * Applications on their way to a decision concern nobody else, and who took a step is told to nobody.
 *
 * @param move what brought it to its stage
 * @param at when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdmissionChanged(
        UUID id,
        String organisation,
        String itemCode,
        String title,
        List<String> areas,
        LocalDate startsOn,
        LocalDate endsOn,
        AdmissionStage stage,
        AdmissionMove move,
        Instant at,
        int version) {
    static final String TYPE = "admission-changed.v1";

    private static final Set<AdmissionMove> TOLD = Set.of(
            AdmissionMove.APPROVE,
            AdmissionMove.REJECT,
            AdmissionMove.TAKE_EFFECT,
            AdmissionMove.EXPIRE,
            AdmissionMove.RECALL);

    static boolean tells(AdmissionMove move) {
        return TOLD.contains(move);
    }

    static AdmissionChanged of(Admission a) {
        Step last = a.steps.getLast();
        return new AdmissionChanged(
                a.id,
                a.organisation,
                a.item,
                a.title,
                a.areas,
                a.startsOn,
                a.endsOn,
                a.stage(),
                AdmissionMove.valueOf(last.move()),
                last.at(),
                a.version);
    }
}
