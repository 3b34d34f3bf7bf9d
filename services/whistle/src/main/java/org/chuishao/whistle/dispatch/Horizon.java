package org.chuishao.whistle.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.chuishao.kernel.calendar.Limit;
import org.chuishao.kernel.calendar.LimitUnit;
import org.chuishao.kernel.calendar.MissingCalendarYear;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.whistle.casefile.Kind;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A whistle goes out only if every deadline it may get can be counted: a year whose holidays are unknown is an error here,
 * where somebody reads it, not later in a queue (domain §3, clock rules).
 */
@ApplicationScoped
class Horizon {
    private final WorkCalendar calendar = WorkCalendar.bundled();

    /** At least the longest limit of reporting's policy for the kind, in working days. */
    @ConfigProperty(name = "chuishao.horizon.routine", defaultValue = "5")
    int routine;

    @ConfigProperty(name = "chuishao.horizon.joint", defaultValue = "15")
    int joint;

    void refuseUncountable(Kind kind, Instant from) {
        if (kind == Kind.EMERGENCY) return; // its clocks run day and night
        try {
            calendar.deadline(from, new Limit(kind == Kind.JOINT ? joint : routine, LimitUnit.WORK_DAY));
        } catch (MissingCalendarYear e) {
            throw Problem.conflict(
                    "CALENDAR_YEAR_MISSING",
                    e.year() + " 年的节假日安排尚未导入，无法计算办理时限；请管理员导入后再派单。",
                    "The holidays of " + e.year()
                            + " are not known yet, so the deadlines cannot be counted; an administrator must import them first.");
        }
    }
}
