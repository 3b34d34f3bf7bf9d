package org.chuishao.reporting.sheet;

/** Where a score sheet stands (domain §4, architecture: open, published, appeals, final). */
public enum SheetStage {
    /** Its scores still follow the ledger. */
    OPEN,
    /** An assessor froze it; a reviewer has to sign. */
    PROPOSED,
    /** Signed: departments may appeal, nothing else changes it. */
    PUBLISHED,
    FINAL
}
