package org.chuishao.catalogue.delegation;

/** Who moves a delegation. */
public enum DelegationActor {
    /** Whoever speaks for the street. */
    STREET,
    /** The catalogue's editor. */
    EDITOR,
    /** A second person. */
    REVIEWER,
    /** Time itself. */
    CLOCK
}
