package org.chuishao.whistle.lifecycle;

/** What can happen to a whistle: what people ask for over HTTP, and what events or time do (domain §3, Whistle). */
public enum Move {
    BLOW(true),
    DISPATCH(true),
    ASK(true),
    ANSWER(true),
    REJECT(true),
    OBJECT(true),
    /** The head stands behind an emergency that somebody on duty blew. */
    RATIFY(true),
    VERIFY(true),
    CALLBACK(true),
    REOPEN(true),
    WITHDRAW(true),
    /** Another whistle is about the same: it is handled there, for both. */
    LINK(true),
    /** To the next linkage centre above. */
    PASS_UP(true),

    LEAD_RETURNED(false),
    LEAD_CHECKED_IN(false),
    WORK_COMPLETED(false),
    LEAD_SUSPENDED(false),
    LEAD_RESUMED(false),
    /** Nobody verified in time: silence passes, without stars. */
    LAPSE(false),
    CALLBACK_EXHAUSTED(false),
    /** The whistle it is linked to has ended, or was rejected or taken back. */
    MAIN_CLOSED(false),
    MAIN_FELL(false);

    private final boolean overHttp;

    Move(boolean overHttp) {
        this.overHttp = overHttp;
    }

    public boolean isOverHttp() {
        return overHttp;
    }
}
