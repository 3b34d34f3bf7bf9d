package org.chuishao.whistle.lifecycle;

/** Who moves a whistle (domain §3, Whistle). */
public enum Actor {
    /** Deputy head for routine, head for joint, anyone on duty for emergency whistles. */
    BLOWER,
    STATION,
    HEAD,
    DISPATCHER,
    CALLBACK_OPERATOR,
    /** An event of the lead's assignment. */
    DEPARTMENT,
    /** What becomes of the whistle it is linked to. */
    MAIN,
    /** Time itself. */
    CLOCK
}
