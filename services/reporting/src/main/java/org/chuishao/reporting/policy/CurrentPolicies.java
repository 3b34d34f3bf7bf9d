package org.chuishao.reporting.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chuishao.kernel.holidays.Calendars;
import org.chuishao.reporting.clock.ClockRules;
import org.chuishao.reporting.clock.Limits;

/** The rules of the clocks: a document of limits, counted by the current district's calendar. */
@ApplicationScoped
public class CurrentPolicies {
    @Inject
    Calendars calendars;

    @Inject
    DutyLimits limits;

    /** @param version of the limits a duty lives by */
    public ClockRules clocks(String version) {
        return new ClockRules(calendars.get(), limits(version));
    }

    /** @param version of the limits a duty lives by */
    public Limits limits(String version) {
        return limits.of(version);
    }

    /** The version whistles live by that call somebody for the first time now. */
    public String limitsInForce() {
        return limits.inForce().version();
    }
}
