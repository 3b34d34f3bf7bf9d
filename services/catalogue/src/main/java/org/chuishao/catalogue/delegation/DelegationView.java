package org.chuishao.catalogue.delegation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chuishao.catalogue.course.StepView;

/** A delegation as its caller may see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DelegationView(
        UUID id,
        DelegationStage stage,
        DelegationMode mode,
        String organisation,
        String itemCode,
        String street,
        String legalBasis,
        LocalDate startsOn,
        Capacity capacity,
        boolean signed,
        List<StepView> steps,
        List<String> moves,
        int version) {
    static DelegationView of(Delegation d, List<String> moves) {
        return new DelegationView(
                d.id,
                d.stage(),
                d.mode,
                d.organisation,
                d.item,
                d.street,
                d.legalBasis,
                d.startsOn,
                d.capacity,
                d.signed,
                StepView.of(d.steps),
                moves,
                d.version);
    }
}
