package org.chuishao.reporting.adjustment;

/** Where a proposed adjustment stands (domain §4, adjustments). */
public enum AdjustmentStage {
    PROPOSED,
    /** By a second person: its line is in the ledger. */
    APPROVED,
    DECLINED,
    WITHDRAWN
}
