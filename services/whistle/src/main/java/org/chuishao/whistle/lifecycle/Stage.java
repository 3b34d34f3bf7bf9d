package org.chuishao.whistle.lifecycle;

/** Where a whistle stands (domain §3). */
public enum Stage {
    DRAFT,
    SUBMITTED,
    NEEDS_INFO,
    REJECTED,
    DISPATCHED,
    IN_PROGRESS,
    SUSPENDED,
    AWAITING_VERIFICATION,
    AWAITING_CALLBACK,
    CLOSED,
    WITHDRAWN
}
