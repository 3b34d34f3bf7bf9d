package org.chuishao.reporting.lifecycle;

/**
 * What can be done to an assignment (domain §3, Assignment). An asking move leaves the stage as it is; the dispatcher's
 * decision makes the move that follows, if any.
 */
public enum Move {
    ACCEPT,
    CHECK_IN,
    RELEASE,
    COMPLETE,
    REWORK,
    ASK_RETURN,
    /** A return upheld. */
    RETURN,
    /** A ruling gives the duty to another department. */
    REASSIGN,
    ASK_EXTENSION,
    EXTEND,
    ASK_SUSPENSION,
    SUSPEND,
    RESUME,
    DECLARE_ABSENT,
    WITHDRAW
}
