package org.chuishao.reporting.lifecycle;

/** What the station that blew says of a department's check-in: it confirms arrivals, and no device tracks them (domain §2). */
public enum Arrival {
    UNSTATED,
    CONFIRMED,
    DENIED
}
