package org.chuishao.reporting.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chuishao.kernel.calendar.Deadline;
import org.chuishao.kernel.calendar.LimitUnit;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.clock.Timer.Kind;
import org.chuishao.reporting.lifecycle.WhistleKind;

/**
 * When a department's steps are due (domain §3, clock rules): every clock starts at dispatch, or at the centre's appointment, not at
 * acceptance, so that not signing stops nothing.
 */
public record ClockRules(WorkCalendar calendar, Limits limits) {
    /** Domain §4: still open so long after the deadline counts as not solved. */
    public static final Duration LONG = Duration.ofDays(30);

    /**
     * The clocks of a new assignment. Nobody's work begins before the departments of a joint whistle meet: its result is counted
     * from the appointment, which is the centre's to make and nobody's of the department.
     *
     * @param appointedAt when a joint whistle's departments were asked to meet; it replaces the check-in limit
     */
    public Clocks start(WhistleKind kind, Instant dispatchedAt, Optional<Instant> appointedAt) {
        Map<Step, Deadline> deadlines = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            var from = step == Step.COMPLETE ? appointedAt.orElse(dispatchedAt) : dispatchedAt;
            limits.of(kind, step).ifPresent(limit -> deadlines.put(step, calendar.deadline(from, limit)));
        }
        appointedAt.ifPresent(at -> deadlines.put(Step.CHECK_IN, appointed(kind, dispatchedAt, at)));
        return new Clocks(deadlines);
    }

    /** Rework gets half the original limit, from the moment it is ordered. */
    public Deadline rework(WhistleKind kind, Instant orderedAt) {
        return calendar.deadline(orderedAt, limits.required(kind, Step.COMPLETE).half());
    }

    /** An extension adds one original limit to the deadline it was asked for. */
    public Deadline extend(WhistleKind kind, Instant due) {
        return calendar.deadline(due, limits.required(kind, Step.COMPLETE));
    }

    /** What time does about these clocks. */
    public Agenda agenda(Clocks clocks) {
        var timers = new ArrayList<Timer>();
        for (Step step : Step.values()) clocks.of(step).ifPresent(deadline -> timers.addAll(timers(step, deadline)));
        return new Agenda(timers);
    }

    /** The reminders at parts of a limit, in its own kind of time, and what follows when it has passed. */
    public List<Timer> timers(Step step, Deadline deadline) {
        var due = deadline.due();
        var timers = new ArrayList<Timer>();
        timers.add(new Timer(
                Kind.HALF, step, calendar.part(deadline, limits.reminders().first()), due));
        timers.add(new Timer(
                Kind.NEARLY, step, calendar.part(deadline, limits.reminders().second()), due));
        timers.addAll(whenPassed(step, due));
        return timers;
    }

    /** What follows when a limit has passed. */
    public List<Timer> whenPassed(Step step, Instant due) {
        var timers = new ArrayList<Timer>();
        timers.add(new Timer(Kind.OVERDUE, step, due, due));
        if (step == Step.COMPLETE) timers.add(new Timer(Kind.LONG_OVERDUE, step, due.plus(LONG), due));
        return timers;
    }

    /** The clock of a step that stood still: what was left of it is left. Empty when it had run out before. */
    public Optional<Pause> pause(WhistleKind kind, Step step, Instant due, Instant stopped, Instant resumed) {
        if (!due.isAfter(stopped)) return Optional.empty();
        boolean working = isWorking(kind, step);
        var left = working ? calendar.workingTime(stopped, due) : Duration.between(stopped, due);
        return Optional.of(
                new Pause(step, stopped, resumed, left, working, shifted(kind, step, due, stopped, resumed)));
    }

    /** What was still to come when the clocks stopped comes as much later as they stood still, each in its own time. */
    public Agenda resume(WhistleKind kind, Agenda agenda, Instant stopped, Instant resumed) {
        return agenda.each(timer -> timer.step() == null
                ? timer
                : new Timer(
                        timer.kind(),
                        timer.step(),
                        timer.kind() == Kind.LONG_OVERDUE
                                ? longOverdue(kind, timer.due(), timer.at(), stopped, resumed)
                                : shifted(kind, timer.step(), timer.at(), stopped, resumed),
                        shifted(kind, timer.step(), timer.due(), stopped, resumed)));
    }

    /**
     * When a duty counts as not solved whose clocks stood still. Where the deadline had passed before, it stays where it is, and what
     * was left of the days after it is left.
     *
     * @param due the deadline for the result as it was
     * @param endless when it would have counted as not solved
     */
    public Instant longOverdue(WhistleKind kind, Instant due, Instant endless, Instant stopped, Instant resumed) {
        if (due.isAfter(stopped))
            return shifted(kind, Step.COMPLETE, due, stopped, resumed).plus(LONG);
        return endless.isAfter(stopped) ? resumed.plus(Duration.between(stopped, endless)) : endless;
    }

    /** When offices open on a day: a suspension ends then. */
    public Instant opening(LocalDate day) {
        return Shanghai.moment(day.atTime(calendar.hours(day).open()));
    }

    private Instant shifted(WhistleKind kind, Step step, Instant mark, Instant stopped, Instant resumed) {
        if (!mark.isAfter(stopped)) return mark;
        return isWorking(kind, step)
                ? calendar.plusWorkingTime(resumed, calendar.workingTime(stopped, mark))
                : resumed.plus(Duration.between(stopped, mark));
    }

    private boolean isWorking(WhistleKind kind, Step step) {
        var unit = limits.required(kind, step).unit();
        return unit == LimitUnit.WORK_HOUR || unit == LimitUnit.WORK_DAY;
    }

    /** How long the centre has to decide what a department asks for. */
    public Deadline decide(Instant askedAt) {
        return calendar.deadline(askedAt, limits.pleas().answer());
    }

    private static Deadline appointed(WhistleKind kind, Instant dispatchedAt, Instant at) {
        if (kind != WhistleKind.JOINT) {
            throw new IllegalArgumentException("only a JOINT whistle has an appointed time, not " + kind);
        }
        return Deadline.appointed(dispatchedAt, at);
    }
}
