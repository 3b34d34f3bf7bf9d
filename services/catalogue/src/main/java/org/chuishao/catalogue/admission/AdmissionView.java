package org.chuishao.catalogue.admission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.catalogue.course.StepView;
import org.chuishao.kernel.time.Shanghai;

/**
 * An admission as its caller may see it.
 *
 * @param decideBy 15 working days after it was submitted
 * @param overdue it should have been decided by now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdmissionView(
        UUID id,
        AdmissionStage stage,
        String organisation,
        String itemCode,
        String title,
        String reason,
        String legalBasis,
        List<String> areas,
        LocalDate startsOn,
        LocalDate endsOn,
        String money,
        String training,
        List<Answer> consultations,
        OffsetDateTime decideBy,
        boolean overdue,
        List<StepView> steps,
        List<String> moves,
        int version) {

    /** @param agrees absent as long as it has not answered */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(String area, Boolean agrees, String opinion, String by, OffsetDateTime at) {}

    static AdmissionView of(Admission a, List<String> moves, Instant now) {
        boolean undecided = a.stage().ordinal() < AdmissionStage.APPROVED.ordinal();
        return new AdmissionView(
                a.id,
                a.stage(),
                a.organisation,
                a.item,
                a.title,
                a.reason,
                a.legalBasis,
                a.areas,
                a.startsOn,
                a.endsOn,
                a.money,
                a.training,
                a.consultations.stream()
                        .map(c -> new Answer(c.area(), c.agrees(), c.opinion(), c.by(), Shanghai.time(c.at())))
                        .toList(),
                Shanghai.time(a.decideBy),
                undecided && a.decideBy != null && now.isAfter(a.decideBy),
                StepView.of(a.steps),
                moves,
                a.version);
    }
}
