package org.chuishao.reporting.lifecycle;

/** Who moves an assignment (domain §3, Assignment). */
public enum Actor {
    /** The department's clerk. */
    CLERK,
    /** The department's lead. */
    LEAD,
    /** The unit that blew the whistle. */
    STATION,
    /** The linkage centre. */
    DISPATCHER,
    /** An event of the whistle. */
    WHISTLE,
    /** Time itself. */
    CLOCK
}
