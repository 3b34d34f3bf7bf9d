package org.chuishao.reporting.ruling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chuishao.reporting.lifecycle.Role;

/**
 * A ruling, told on {@code chuishao.ruling.v1}, keyed by the ruling: a precedent for the next dispatch of the item, and a
 * proposal to the catalogue.
 *
 * @param role whose part it was about: who assists is no answer to who leads
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RulingMade(
        UUID rulingId,
        UUID whistleId,
        String whistleNumber,
        String itemCode,
        Role role,
        String responsible,
        List<String> notResponsible,
        String citedItem,
        String reason,
        Instant ruledAt) {
    static final String TYPE = "ruling-made.v1";

    static RulingMade of(Ruling ruling) {
        return new RulingMade(
                ruling.id,
                ruling.whistleId,
                ruling.whistleNumber,
                ruling.itemCode,
                ruling.role,
                ruling.responsible,
                ruling.notResponsible,
                ruling.citedItem,
                ruling.reason,
                ruling.ruledAt);
    }
}
