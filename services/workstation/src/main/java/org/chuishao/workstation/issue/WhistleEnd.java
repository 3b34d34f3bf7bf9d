package org.chuishao.workstation.issue;

/** How the whistle ended that an issue was escalated into. */
public enum WhistleEnd {
    CLOSED,
    REJECTED,
    WITHDRAWN
}
