package org.chuishao.reporting.clock;

import java.time.Instant;

/**
 * Something that time will do to a duty.
 *
 * @param step whose limit it is about; none where the centre's own time is meant
 * @param due the deadline it belongs to
 */
public record Timer(Kind kind, Step step, Instant at, Instant due) {

    public enum Kind {
        /** The first reminder: half of the limit has passed, unless the limits say another part. */
        HALF,
        /** The second one: nine tenths of it. */
        NEARLY,
        /** All of it. */
        OVERDUE,
        /** 30 days more. */
        LONG_OVERDUE,
        /** The centre should have answered what the department asked for. */
        ANSWER_OVERDUE
    }
}
