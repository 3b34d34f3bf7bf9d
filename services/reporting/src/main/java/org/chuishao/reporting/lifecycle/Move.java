package org.chuishao.reporting.lifecycle;

import org.chuishao.kernel.lifecycle.NamedMove;

/**
 * What can be done to an assignment (domain §3, Assignment). An asking move leaves the stage as it is; the dispatcher's
 * decision makes the move that follows, if any.
 */
public enum Move implements NamedMove {
    ACCEPT("签收", "accept"),
    CHECK_IN("报到", "check-in"),
    CONFIRM_ARRIVAL("认定到场情况", "arrival"),
    DENY_ARRIVAL("认定到场情况", "arrival"),
    RELEASE("事毕放行", "release"),
    /** Of an emergency: the danger is over. */
    MAKE_SAFE("排险", "made-safe"),
    COMPLETE("办结", "complete"),
    REWORK(null, null),
    ASK_RETURN("申请退单", "return"),
    /** A return upheld. */
    RETURN("同意退单", "return/uphold"),
    REFUSE_RETURN("驳回退单", "return/refuse"),
    /** The department still says it is another's. */
    ASK_RULING("申请裁定", "dispute"),
    /** The centre rules that it is another department's. */
    RULE_ANOTHERS("裁定", "rule"),
    /** The centre rules that it is this department's: nothing more to return. */
    RULE_THEIRS("裁定", "rule"),
    /** The dispatcher moves the duty to another department. */
    REASSIGN("改派", "reassign"),
    ASK_EXTENSION("申请延期", "extend"),
    EXTEND("批准延期", "extend/approve"),
    REFUSE_EXTENSION("驳回延期", "extend/refuse"),
    ASK_SUSPENSION("申请挂账", "suspend"),
    SUSPEND("批准挂账", "suspend/approve"),
    REFUSE_SUSPENSION("驳回挂账", "suspend/refuse"),
    RESUME(null, null),
    DECLARE_ABSENT("认定未报到", "absent"),
    WITHDRAW(null, null);

    /** Neither for what nobody asks for. */
    private final String zh;

    private final String path;

    Move(String zh, String path) {
        this.zh = zh;
        this.path = path;
    }

    @Override
    public String zh() {
        return zh;
    }

    /** A decision goes by the plea it is about; a ruling and a word about an arrival have one address, whichever way they go. */
    @Override
    public String path() {
        return path;
    }
}
