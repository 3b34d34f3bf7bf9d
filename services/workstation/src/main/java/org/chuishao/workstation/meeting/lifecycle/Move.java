package org.chuishao.workstation.meeting.lifecycle;

/** What can happen to a meeting. */
public enum Move {
    SCHEDULE(true),
    CANCEL(true),
    HOLD(true),
    MINUTES(true),
    CONFIRM(true),
    MISS(false);

    private final boolean overHttp;

    Move(boolean overHttp) {
        this.overHttp = overHttp;
    }

    public boolean isOverHttp() {
        return overHttp;
    }
}
