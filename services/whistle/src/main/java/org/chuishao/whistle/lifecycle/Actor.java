package org.chuishao.whistle.lifecycle;

/** Who makes a move. */
public enum Actor {
    BLOWER,
    HEAD,
    STATION,
    DISPATCHER,
    CALLBACK_OPERATOR,
    /** A department, through an event of its assignment. */
    DEPARTMENT,
    CLOCK
}
