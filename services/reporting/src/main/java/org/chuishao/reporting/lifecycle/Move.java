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
    REFUSE_RETURN,
    /** The department still says it is another's. */
    ASK_RULING,
    /** The centre rules that it is another department's. */
    RULE_ANOTHERS,
    /** The centre rules that it is this department's: nothing more to return. */
    RULE_THEIRS,
    /** The dispatcher moves the duty to another department. */
    REASSIGN,
    ASK_EXTENSION,
    EXTEND,
    REFUSE_EXTENSION,
    ASK_SUSPENSION,
    SUSPEND,
    REFUSE_SUSPENSION,
    RESUME,
    DECLARE_ABSENT,
    WITHDRAW
}
