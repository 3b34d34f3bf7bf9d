package org.chuishao.workstation.meeting.lifecycle;

import org.chuishao.kernel.lifecycle.NamedMove;

/** What can happen to a meeting. */
public enum Move implements NamedMove {
    SCHEDULE("安排会议"),
    CANCEL("取消会议"),
    HOLD("登记召开"),
    MINUTES("记录纪要"),
    CONFIRM("确认纪要"),
    MISS(null);

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
