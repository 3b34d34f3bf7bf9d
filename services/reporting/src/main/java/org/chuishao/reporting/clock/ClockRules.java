package org.chuishao.reporting.clock;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.chuishao.kernel.calendar.Deadline;
import org.chuishao.kernel.calendar.Limit;
import org.chuishao.kernel.calendar.LimitUnit;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.reporting.lifecycle.WhistleKind;

/**
 * When a department's steps are due (domain §3, clock rules): every clock starts at dispatch, not at acceptance, so that
 * not signing stops nothing.
 */
public record ClockRules(WorkCalendar calendar, Limits limits) {
    /** Domain §3: a return is decided in 4 working hours; extensions and suspensions wait no longer. */
    private static final Limit DECISION = new Limit(4, LimitUnit.WORK_HOUR);

    /**
     * The clocks of a new assignment.
     *
     * @param appointedAt when a joint whistle's departments were asked to meet; it replaces the check-in limit
     */
    public Clocks start(WhistleKind kind, Instant dispatchedAt, Optional<Instant> appointedAt) {
        Map<Step, Deadline> deadlines = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            limits.of(kind, step).ifPresent(limit -> deadlines.put(step, calendar.deadline(dispatchedAt, limit)));
        }
        appointedAt.ifPresent(at -> deadlines.put(Step.CHECK_IN, appointed(kind, dispatchedAt, at)));
        return new Clocks(deadlines);
    }

    /** Rework gets half the original limit, from the moment it is ordered. */
    public Deadline rework(WhistleKind kind, Instant orderedAt) {
        return calendar.deadline(orderedAt, limits.required(kind, Step.COMPLETE).half());
    }

    /** An extension adds one original limit to the deadline it was asked for. */
    public Deadline extend(WhistleKind kind, Deadline current) {
        return calendar.deadline(current.due(), limits.required(kind, Step.COMPLETE));
    }

    /** How long the centre has to decide what a department asks for. */
    public Deadline decide(Instant askedAt) {
        return calendar.deadline(askedAt, DECISION);
    }

    private static Deadline appointed(WhistleKind kind, Instant dispatchedAt, Instant at) {
        if (kind != WhistleKind.JOINT) {
            throw new IllegalArgumentException("only a JOINT whistle has an appointed time, not " + kind);
        }
        return Deadline.appointed(dispatchedAt, at);
    }
}
