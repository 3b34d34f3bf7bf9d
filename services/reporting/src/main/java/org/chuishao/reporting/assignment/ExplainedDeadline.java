package org.chuishao.reporting.assignment;

import java.time.OffsetDateTime;
import java.util.Locale;
import org.chuishao.kernel.calendar.Deadline;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.clock.Pause;
import org.chuishao.reporting.clock.Step;

/** A deadline that says how it came about: from when, until when, which days counted and which did not. */
public record ExplainedDeadline(Step step, OffsetDateTime from, OffsetDateTime due, String zh, String en) {

    /** The same deadline after a suspension. */
    public static ExplainedDeadline of(Pause pause) {
        return new ExplainedDeadline(
                pause.step(),
                Shanghai.time(pause.resumed()),
                Shanghai.time(pause.due()),
                pause.explain(Locale.CHINESE),
                pause.explain(Locale.ENGLISH));
    }

    public static ExplainedDeadline of(Step step, Deadline deadline) {
        return new ExplainedDeadline(
                step,
                Shanghai.time(deadline.from()),
                Shanghai.time(deadline.due()),
                deadline.explain(Locale.CHINESE),
                deadline.explain(Locale.ENGLISH));
    }
}
