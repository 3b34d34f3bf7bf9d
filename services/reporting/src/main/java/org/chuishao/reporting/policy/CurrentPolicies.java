package org.chuishao.reporting.policy;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.reporting.clock.ClockRules;
import org.chuishao.reporting.clock.Limits;

/** The limits in force, as the bundled document says them. */
@Singleton
public class CurrentPolicies {
    @Produces
    @Singleton
    ClockRules clocks() {
        return new ClockRules(WorkCalendar.bundled(), Limits.bundled());
    }
}
