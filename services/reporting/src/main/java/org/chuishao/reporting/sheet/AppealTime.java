package org.chuishao.reporting.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.chuishao.kernel.calendar.Deadline;
import org.chuishao.kernel.calendar.Limit;
import org.chuishao.kernel.calendar.LimitUnit;
import org.chuishao.kernel.holidays.Calendars;
import org.chuishao.kernel.holidays.Counting;

/** How long appeals may take (domain §4): 5 working days to file, 10 to rule, counted from the next day. */
@ApplicationScoped
public class AppealTime {
    private static final Limit TO_APPEAL = new Limit(5, LimitUnit.WORK_DAY);
    private static final Limit TO_RULE = new Limit(10, LimitUnit.WORK_DAY);

    @Inject
    Calendars calendars;

    public Deadline toAppeal(Instant publishedAt) {
        return count(publishedAt, TO_APPEAL);
    }

    public Deadline toRule(Instant filedAt) {
        return count(filedAt, TO_RULE);
    }

    private Deadline count(Instant from, Limit limit) {
        return Counting.orRefuse(() -> calendars.get().deadline(from, limit));
    }
}
