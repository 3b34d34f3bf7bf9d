package org.chuishao.whistle.clock;

import java.time.Instant;
import java.util.Optional;
import org.chuishao.kernel.calendar.Deadline;
import org.chuishao.kernel.calendar.Limit;
import org.chuishao.kernel.calendar.LimitUnit;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.policy.WorkflowPolicy;

/** How long a whistle may stand where it stands (domain §3, Whistle). Departments' own clocks are reporting's. */
public final class WaitRules {
    private final WorkCalendar calendar;

    public WaitRules(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /** Who is waited for there; empty where no limit of ours runs. */
    public static Optional<Wait> at(Stage stage) {
        return Optional.ofNullable(
                switch (stage) {
                    case SUBMITTED -> Wait.DISPATCH;
                    case AWAITING_VERIFICATION -> Wait.VERIFY;
                    case AWAITING_CALLBACK -> Wait.CALLBACK;
                    default -> null;
                });
    }

    /**
     * @param again departments were called before: the lead's return was upheld
     * @throws org.chuishao.kernel.calendar.MissingCalendarYear when the days cannot be counted
     */
    public Deadline deadline(Wait wait, WorkflowPolicy policy, Kind kind, boolean again, Instant since) {
        return calendar.deadline(since, limit(wait, policy, kind, again));
    }

    /**
     * When who is waited for is reminded.
     *
     * @param reminders how many times they have been
     * @return empty after the second time
     */
    public Optional<Instant> reminder(Deadline deadline, WorkflowPolicy policy, int reminders) {
        return reminders < 2 ? Optional.of(calendar.part(deadline, percent(policy, reminders))) : Optional.empty();
    }

    /** @param reminders how many times before this one */
    public static int percent(WorkflowPolicy policy, int reminders) {
        return reminders == 0 ? policy.reminders().first() : policy.reminders().second();
    }

    /** When the resident of a whistle that has ended, or was never blown, is forgotten: a month is as long as it is on the calendar. */
    public static Instant erasure(WorkflowPolicy policy, Instant since) {
        return Shanghai.time(since).plusMonths(policy.erasureMonths()).toInstant();
    }

    /** Until when a closed whistle may be reopened: every day counts, whether or not its year's holidays are known. */
    public Deadline reopening(WorkflowPolicy policy, Instant closed) {
        return calendar.deadline(closed, new Limit(policy.reopening().days(), LimitUnit.CALENDAR_DAY));
    }

    private static Limit limit(Wait wait, WorkflowPolicy policy, Kind kind, boolean again) {
        var span = switch (wait) {
            case DISPATCH -> {
                var rules = policy.kind(kind).orElseThrow();
                yield again ? rules.redispatch() : rules.dispatch();
            }
            case VERIFY -> policy.verification();
            case CALLBACK -> policy.callback().limit();
            case RATIFY -> policy.ratification();
        };
        return span.limit();
    }
}
