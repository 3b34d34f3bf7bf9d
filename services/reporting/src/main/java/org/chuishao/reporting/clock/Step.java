package org.chuishao.reporting.clock;

/** What a department must have done by its own deadline (domain §3, limits). */
public enum Step {
    ACCEPT,
    CHECK_IN,
    /** Emergencies only: the danger is over, the repair may follow. */
    MAKE_SAFE,
    COMPLETE
}
