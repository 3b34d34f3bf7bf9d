package org.chuishao.workstation.meeting.lifecycle;

/** Where a meeting stands. */
public enum MeetingStage {
    /** Due by the calendar, or asked for; without a time yet. */
    PROPOSED,
    SCHEDULED,
    /** Held, with its attendance and its agenda frozen; without minutes yet. */
    HELD,
    /** Its minutes are written and may still be amended. */
    RECORDED,
    CONFIRMED,
    CANCELLED,
    /** Its month or quarter is over, and nobody met. */
    MISSED;

    public boolean isTerminal() {
        return this == CONFIRMED || this == CANCELLED || this == MISSED;
    }
}
