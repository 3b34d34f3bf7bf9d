package org.chuishao.workstation.lifecycle;

/** Who moves an issue. */
public enum Actor {
    /** Anybody who works for the station. */
    STATION,
    /** Who may blow: deputy head for routine, head for joint, anyone on duty for emergency whistles (domain §3). */
    BLOWER,
    /** An event of its whistle. */
    WHISTLE
}
