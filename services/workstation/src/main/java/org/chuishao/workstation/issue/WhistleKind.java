package org.chuishao.workstation.issue;

/** The whistle the station asks for (domain §3, Limits). */
public enum WhistleKind {
    /** 日常哨. */
    ROUTINE,
    /** 应急哨. */
    EMERGENCY,
    /** 联合执法哨. */
    JOINT
}
