package org.chuishao.reporting.policy;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.reporting.clock.ClockRules;
import org.chuishao.reporting.clock.Limits;
import org.chuishao.reporting.scoring.Policy;

/** The rules in force: limits and points as the bundled documents say them. */
@Singleton
public class CurrentPolicies {
    @Produces
    @Singleton
    Policy policy() {
        return Policy.bundled();
    }

    @Produces
    @Singleton
    ClockRules clocks() {
        return new ClockRules(WorkCalendar.bundled(), Limits.bundled());
    }
}
