package org.chuishao.catalogue.roster;

import jakarta.persistence.Embeddable;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What a roster says; a new version is made when any of it changes.
 *
 * @param area division code it answers in
 * @param items whose emergencies call it; none: every item's
 */
@Embeddable
public record RosterFacts(
        String name,
        String area,
        List<String> items,
        @JdbcTypeCode(SqlTypes.JSON) List<RosterShift> shifts,
        boolean active) {
    RosterFacts passedOn(String department, String successor) {
        return new RosterFacts(
                name,
                area,
                items,
                shifts.stream()
                        .map(shift -> shift.organisation().equals(department) ? shift.by(successor) : shift)
                        .distinct()
                        .toList(),
                active);
    }
}
