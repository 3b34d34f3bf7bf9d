package org.chuishao.workstation.meeting.lifecycle;

/** Who moves a meeting. */
public enum Actor {
    /** The station's head or deputy head. */
    LEADER,
    /** Anybody of the station: minutes are taken by whoever takes them. */
    STATION,
    HEAD,
    CLOCK
}
