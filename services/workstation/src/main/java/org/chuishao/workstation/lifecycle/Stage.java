package org.chuishao.workstation.lifecycle;

import org.chuishao.kernel.lifecycle.Named;

/** Where a station's issue stands. */
public enum Stage implements Named {
    /** In the station's hands. */
    OPEN("站内办理中"),
    /** The station has asked for a whistle, which is not yet raised. */
    ESCALATING("升级中"),
    /** Departments are at it: the whistle says how far. */
    ESCALATED("已吹哨"),
    /** Settled, or the whistle has ended: the resident is to be told. */
    AWAITING_FEEDBACK("待反馈"),
    CLOSED("已办结"),
    DROPPED("已撤销");

    private final String zh;

    Stage(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }

    /** Over, unless its whistle is reopened. */
    public boolean isTerminal() {
        return this == CLOSED || this == DROPPED;
    }
}
