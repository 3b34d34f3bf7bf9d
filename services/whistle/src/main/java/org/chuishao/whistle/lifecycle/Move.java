package org.chuishao.whistle.lifecycle;

/** What can be done to a whistle: by people, by its departments' events, or by time. */
public enum Move {
    BLOW,
    DISPATCH,
    ASK,
    ANSWER,
    REJECT,
    OBJECT,
    RATIFY,
    VERIFY,
    CALLBACK,
    REOPEN,
    WITHDRAW,
    LEAD_RETURNED,
    LEAD_CHECKED_IN,
    WORK_COMPLETED,
    LEAD_SUSPENDED,
    LEAD_RESUMED,
    LAPSE,
    CALLBACK_EXHAUSTED
}
