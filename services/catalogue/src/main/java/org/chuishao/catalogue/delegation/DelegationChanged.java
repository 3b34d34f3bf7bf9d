package org.chuishao.catalogue.delegation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.chuishao.catalogue.course.Step;

/**
 * A power that was given to a street, has begun, is suspended, resumed or reclaimed: its whole state,
 * {@code delegation-changed.v1}. Before a second person has signed nothing was given, and nothing is told.
 *
 * @param move what brought it to its stage
 * @param at when
 */
public record DelegationChanged(
        UUID id,
        String organisation,
        String itemCode,
        String street,
        DelegationMode mode,
        LocalDate startsOn,
        DelegationStage stage,
        DelegationMove move,
        Instant at,
        int version) {
    static final String TYPE = "delegation-changed.v1";

    static DelegationChanged of(Delegation d) {
        Step last = d.steps.getLast();
        return new DelegationChanged(
                d.id,
                d.organisation,
                d.item,
                d.street,
                d.mode,
                d.startsOn,
                d.stage(),
                DelegationMove.valueOf(last.move()),
                last.at(),
                d.version);
    }
}
