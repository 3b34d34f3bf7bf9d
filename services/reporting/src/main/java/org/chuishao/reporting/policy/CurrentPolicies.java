package org.chuishao.reporting.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chuishao.kernel.holidays.Calendars;
import org.chuishao.reporting.clock.ClockRules;
import org.chuishao.reporting.clock.Limits;

/** The limits in force, as the bundled document says them, counted by the current district's calendar. */
@ApplicationScoped
public class CurrentPolicies {
    private static final Limits LIMITS = Limits.bundled();

    @Inject
    Calendars calendars;

    public ClockRules clocks() {
        return new ClockRules(calendars.get(), LIMITS);
    }
}
