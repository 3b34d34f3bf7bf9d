package org.chuishao.reporting.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.chuishao.kernel.calendar.Deadline;
import org.chuishao.kernel.calendar.Limit;
import org.chuishao.kernel.calendar.LimitUnit;
import org.chuishao.kernel.calendar.MissingCalendarYear;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.kernel.problem.Problem;

/** How long appeals may take (domain §4): 5 working days to file, 10 to rule, counted from the next day. */
@ApplicationScoped
public class AppealTime {
    private static final Limit TO_APPEAL = new Limit(5, LimitUnit.WORK_DAY);
    private static final Limit TO_RULE = new Limit(10, LimitUnit.WORK_DAY);

    private final WorkCalendar calendar = WorkCalendar.bundled();

    public Deadline toAppeal(Instant publishedAt) {
        return count(publishedAt, TO_APPEAL);
    }

    public Deadline toRule(Instant filedAt) {
        return count(filedAt, TO_RULE);
    }

    private Deadline count(Instant from, Limit limit) {
        try {
            return calendar.deadline(from, limit);
        } catch (MissingCalendarYear e) {
            throw Problem.conflict(
                    "CALENDAR_YEAR_MISSING",
                    e.year() + " 年的节假日安排尚未导入，无法计算申诉期限；请管理员导入后再办。",
                    "The holidays of " + e.year()
                            + " are not known yet, so the time for appeals cannot be counted; an administrator must import them first.");
        }
    }
}
