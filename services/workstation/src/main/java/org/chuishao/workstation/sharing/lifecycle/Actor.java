package org.chuishao.workstation.sharing.lifecycle;

/** Who moves a booking. */
public enum Actor {
    /** Whoever answers for what is offered. */
    LENDER,
    /** The station that is in need. */
    BORROWER,
    /** The need itself: it was met by another offer, or withdrawn. */
    NEED,
    /** Its time has come. */
    CLOCK
}
