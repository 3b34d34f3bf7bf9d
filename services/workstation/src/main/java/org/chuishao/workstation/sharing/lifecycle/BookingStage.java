package org.chuishao.workstation.sharing.lifecycle;

import org.chuishao.kernel.lifecycle.Named;

/** Where a booking stands. */
public enum BookingStage implements Named {
    /** A station has asked; who offers has not answered. */
    ASKED("待答复"),
    /** Promised: nobody else gets it for that time. */
    AGREED("已同意"),
    DECLINED("已谢绝"),
    /** The station does not ask any more, or its need was met otherwise. */
    WITHDRAWN("已撤回"),
    /** Nobody answered before its time came. */
    EXPIRED("逾期未答复"),
    /** Called off after it was agreed. */
    CANCELLED("已取消"),
    /** Given back. */
    RETURNED("已归还");

    private final String zh;

    BookingStage(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }

    public boolean isTerminal() {
        return this != ASKED && this != AGREED;
    }
}
