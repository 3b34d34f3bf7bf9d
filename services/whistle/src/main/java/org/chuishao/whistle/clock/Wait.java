package org.chuishao.whistle.clock;

/** What a whistle waits for when it waits for somebody other than its departments. */
public enum Wait {
    /** 研判派单: a linkage centre's dispatcher. */
    DISPATCH,
    /** 核查: the station. */
    VERIFY,
    /** 回访: the call-back operator. */
    CALLBACK,
    /** 追认: the head, after an emergency. */
    RATIFY
}
