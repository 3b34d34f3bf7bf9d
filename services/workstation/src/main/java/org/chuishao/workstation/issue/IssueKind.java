package org.chuishao.workstation.issue;

/** What sort of matter it is. */
public enum IssueKind {
    /** 诉求: something a resident asks for. */
    DEMAND,
    /** 矛盾纠纷: something people quarrel about. */
    DISPUTE
}
