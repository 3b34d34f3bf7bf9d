package org.chuishao.workstation.sharing.lifecycle;

import java.util.Locale;

/** What can happen to a booking. */
public enum Move {
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

    public String zh() {
        return zh;
    }

    public boolean isOverHttp() {
        return zh != null;
    }

    /** The address's last part. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For whoever reads a sentence, with the code programs look for: 归还（return）. */
    public String inWords() {
        return zh + "（" + path() + "）";
    }
}
