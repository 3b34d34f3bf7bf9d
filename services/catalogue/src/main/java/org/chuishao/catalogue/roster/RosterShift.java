package org.chuishao.catalogue.roster;

import java.time.LocalTime;
import org.chuishao.kernel.calendar.Shift;

/**
 * Hours an organisation answers.
 *
 * @param from as {@code 08:30}, Asia/Shanghai
 * @param to no later than {@code from}: on the next day
 * @param phone of the duty desk, never a person's own
 */
public record RosterShift(String organisation, Part part, Shift.Days days, String from, String to, String phone) {

    /** Its part in 1+N enforcement (domain §1). */
    public enum Part {
        /** The one squad that is there all the time. */
        RESIDENT,
        /** One of the departments that come when called. */
        ON_CALL
    }

    RosterShift by(String organisation) {
        return new RosterShift(organisation, part, days, from, to, phone);
    }

    Shift hours() {
        return new Shift(days, LocalTime.parse(from), LocalTime.parse(to));
    }
}
