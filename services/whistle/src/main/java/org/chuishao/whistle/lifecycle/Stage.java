package org.chuishao.whistle.lifecycle;

/** Where a whistle stands (domain §3, Whistle). */
public enum Stage {
    DRAFT,
    SUBMITTED,
    NEEDS_INFO,
    /** 并案: another whistle about the same matter is handled for both. */
    LINKED,
    REJECTED,
    DISPATCHED,
    IN_PROGRESS,
    SUSPENDED,
    AWAITING_VERIFICATION,
    AWAITING_CALLBACK,
    CLOSED,
    WITHDRAWN;

    /** Over, unless somebody objects to a rejection or reopens a closed case. */
    public boolean isTerminal() {
        return this == REJECTED || this == CLOSED || this == WITHDRAWN;
    }
}
