package org.chuishao.whistle.casefile;

/** What sort of call it is; limits and points depend on it (domain §3, Limits). */
public enum Kind {
    /** 日常哨: a resident's demand above the station's power. */
    ROUTINE,
    /** 应急哨: burst pipe, collapse, outage. */
    EMERGENCY,
    /** 联合执法哨: needs several departments' enforcement. */
    JOINT
}
