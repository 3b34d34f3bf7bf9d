package org.chuishao.workstation.issue;

/** How the station settled it. */
public enum IssueOutcome {
    /** 已解决. */
    SOLVED,
    /** 解释: nothing to be done, and the resident knows why. */
    EXPLAINED
}
