package org.chuishao.workstation.sharing.lifecycle;

/** Where a booking stands. */
public enum BookingStage {
    /** A station has asked; who offers has not answered. */
    ASKED,
    /** Promised: nobody else gets it for that time. */
    AGREED,
    DECLINED,
    /** The station does not ask any more, or its need was met otherwise. */
    WITHDRAWN,
    /** Nobody answered before its time came. */
    EXPIRED,
    /** Called off after it was agreed. */
    CANCELLED,
    /** Given back. */
    RETURNED;

    public boolean isTerminal() {
        return this != ASKED && this != AGREED;
    }
}
