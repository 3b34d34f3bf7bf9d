package org.chuishao.workstation.lifecycle;

import org.chuishao.kernel.lifecycle.NamedMove;

/** What can happen to an issue: what people ask for over HTTP, and what a whistle's events do. */
public enum Move implements NamedMove {
    /** Something was done about it; it stays where it is. */
    STEP("记录步骤"),
    SETTLE("站内化解"),
    FEED_BACK("反馈当事人"),
    ESCALATE("升级吹哨"),
    /** The whistle was rejected or withdrawn: the station goes on itself. */
    TAKE_UP("站内接办"),
    DROP("撤销登记"),
    WHISTLE_RAISED(null),
    ESCALATION_REFUSED(null),
    WHISTLE_ENDED(null),
    /** The whistle was objected for or reopened. */
    WHISTLE_RESUMED(null);

    /** The Chinese word for it; none for what nobody asks for. */
    private final String zh;

    Move(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
