package org.chuishao.reporting.timer;

/** Whom a reminder is for. */
public enum Audience {
    /** The department's clerk. */
    CLERK,
    /** The department's lead. */
    LEAD,
    /** The department's lead, and the next meeting's agenda. */
    LEAD_AND_MEETING,
    /** The linkage centre. */
    DISPATCHER
}
