package org.chuishao.reporting.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.scoring.Policy;

/**
 * A policy, where it came from and when it judges.
 *
 * @param preset shipped with the service, for any district
 * @param inForce judges what happens today
 * @param adoptions every decision that named it; of two about one day the later counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyView(
        String version,
        boolean preset,
        boolean inForce,
        String createdBy,
        OffsetDateTime createdAt,
        List<Adopted> adoptions,
        Policy document) {

    public record Adopted(LocalDate effectiveFrom, String by, OffsetDateTime at) {
        static Adopted of(Policies.Adoption adoption) {
            return new Adopted(adoption.effectiveFrom(), adoption.adoptedBy(), Shanghai.time(adoption.adoptedAt()));
        }
    }
}
