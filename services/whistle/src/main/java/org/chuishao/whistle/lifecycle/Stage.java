package org.chuishao.whistle.lifecycle;

import org.chuishao.kernel.lifecycle.Named;

/** Where a whistle stands (domain §3, Whistle). */
public enum Stage implements Named {
    DRAFT("草稿"),
    SUBMITTED("待研判"),
    NEEDS_INFO("待补充"),
    /** 并案: another whistle about the same matter is handled for both. */
    LINKED("已并案"),
    REJECTED("不予受理"),
    DISPATCHED("已派单"),
    IN_PROGRESS("办理中"),
    SUSPENDED("已挂账"),
    AWAITING_VERIFICATION("待核查"),
    AWAITING_CALLBACK("待回访"),
    CLOSED("已办结"),
    WITHDRAWN("已撤哨");

    private final String zh;

    Stage(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }

    /** Over, unless somebody objects to a rejection or reopens a closed case. */
    public boolean isTerminal() {
        return this == REJECTED || this == CLOSED || this == WITHDRAWN;
    }
}
