package org.chuishao.workstation.issue;

/** Why a matter is in the station's hands again. */
public enum ResumeReason {
    /** 当事人不认可: the resident does not accept what was done. */
    NOT_ACCEPTED,
    /** 升级未被受理: no whistle was raised. */
    ESCALATION_REFUSED,
    /** 吹哨未受理或已撤回: the whistle was rejected or withdrawn. */
    TURNED_BACK,
    /** 站内接办: after that the station goes on itself. */
    TAKEN_UP
}
