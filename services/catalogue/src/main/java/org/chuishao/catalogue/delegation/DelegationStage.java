package org.chuishao.catalogue.delegation;

/** Where a delegation stands (domain §5). */
public enum DelegationStage {
    PROPOSED,
    /** The street says that it can. */
    ACCEPTED,
    EFFECTIVE,
    SUSPENDED,
    RECLAIMED
}
