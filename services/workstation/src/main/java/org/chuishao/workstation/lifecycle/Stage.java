package org.chuishao.workstation.lifecycle;

/** Where a station's issue stands. */
public enum Stage {
    /** In the station's hands. */
    OPEN,
    /** The station has asked for a whistle, which is not yet raised. */
    ESCALATING,
    /** Departments are at it: the whistle says how far. */
    ESCALATED,
    /** Settled, or the whistle has ended: the resident is to be told. */
    AWAITING_FEEDBACK,
    CLOSED,
    DROPPED;

    /** Over, unless its whistle is reopened. */
    public boolean isTerminal() {
        return this == CLOSED || this == DROPPED;
    }
}
