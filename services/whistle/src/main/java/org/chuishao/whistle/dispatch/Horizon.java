package org.chuishao.whistle.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.chuishao.kernel.calendar.Limit;
import org.chuishao.kernel.calendar.LimitUnit;
import org.chuishao.kernel.holidays.Calendars;
import org.chuishao.kernel.holidays.Counting;
import org.chuishao.whistle.casefile.Kind;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A whistle goes out, or back to its lead, only if every deadline it may get can be counted: a year whose holidays are unknown
 * is an error here, where somebody reads it, not later in a queue (domain §3, clock rules).
 */
@ApplicationScoped
public class Horizon {
    @Inject
    Calendars calendars;

    /** At least the longest limit of reporting's policy for the kind, in working days. */
    @ConfigProperty(name = "chuishao.horizon.routine", defaultValue = "5")
    int routine;

    @ConfigProperty(name = "chuishao.horizon.joint", defaultValue = "15")
    int joint;

    void refuseUncountable(Kind kind, Instant from) {
        refuse(kind, from, longest(kind));
    }

    /** Half of the time, as rework has it. */
    public void refuseUncountableRework(Kind kind, Instant from) {
        refuse(kind, from, longest(kind).half());
    }

    private Limit longest(Kind kind) {
        return new Limit(kind == Kind.JOINT ? joint : routine, LimitUnit.WORK_DAY);
    }

    private void refuse(Kind kind, Instant from, Limit limit) {
        if (kind == Kind.EMERGENCY) return; // its clocks run day and night
        Counting.orRefuse(() -> calendars.get().deadline(from, limit));
    }
}
