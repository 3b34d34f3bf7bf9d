package org.chuishao.workstation.issue;

/** Why a matter is struck off the register. */
public enum DropReason {
    /** 重复: another issue is about the same. */
    DUPLICATE,
    /** 误登: it never was one. */
    MISTAKE
}
