package org.chuishao.workstation.meeting.lifecycle;

import org.chuishao.kernel.lifecycle.Named;

/** Where a meeting stands. */
public enum MeetingStage implements Named {
    /** Due by the calendar, or asked for; without a time yet. */
    PROPOSED("待安排"),
    SCHEDULED("已安排"),
    /** Held, with its attendance and its agenda frozen; without minutes yet. */
    HELD("已召开"),
    /** Its minutes are written and may still be amended. */
    RECORDED("已记纪要"),
    CONFIRMED("已确认"),
    CANCELLED("已取消"),
    /** Its month or quarter is over, and nobody met. */
    MISSED("逾期未开");

    private final String zh;

    MeetingStage(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }

    public boolean isTerminal() {
        return this == CONFIRMED || this == CANCELLED || this == MISSED;
    }
}
