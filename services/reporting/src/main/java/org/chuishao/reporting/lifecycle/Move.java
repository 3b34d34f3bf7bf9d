package org.chuishao.reporting.lifecycle;

/**
 * What can be done to an assignment (domain §3, Assignment). An asking move leaves the stage as it is; the dispatcher's
 * decision makes the move that follows, if any.
 */
public enum Move implements Named {
    ACCEPT("签收"),
    CHECK_IN("报到"),
    RELEASE("事毕放行"),
    COMPLETE("办结"),
    REWORK("返工"),
    ASK_RETURN("申请退单"),
    /** A return upheld. */
    RETURN("同意退单"),
    REFUSE_RETURN("驳回退单"),
    /** The department still says it is another's. */
    ASK_RULING("申请裁定"),
    /** The centre rules that it is another department's. */
    RULE_ANOTHERS("裁定"),
    /** The centre rules that it is this department's: nothing more to return. */
    RULE_THEIRS("裁定"),
    /** The dispatcher moves the duty to another department. */
    REASSIGN("改派"),
    ASK_EXTENSION("申请延期"),
    EXTEND("批准延期"),
    REFUSE_EXTENSION("驳回延期"),
    ASK_SUSPENSION("申请挂账"),
    SUSPEND("批准挂账"),
    REFUSE_SUSPENSION("驳回挂账"),
    RESUME("恢复计时"),
    DECLARE_ABSENT("认定未报到"),
    WITHDRAW("撤销");

    private final String zh;

    Move(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
