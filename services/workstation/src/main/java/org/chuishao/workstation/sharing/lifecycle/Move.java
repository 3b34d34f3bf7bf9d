package org.chuishao.workstation.sharing.lifecycle;

import org.chuishao.kernel.lifecycle.NamedMove;

/** What can happen to a booking. */
public enum Move implements NamedMove {
    AGREE("同意"),
    DECLINE("谢绝"),
    WITHDRAW("撤回申请"),
    CANCEL("取消借用"),
    RETURN("归还"),
    LAPSE(null),
    EXPIRE(null);

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
