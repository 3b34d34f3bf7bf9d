package org.chuishao.workstation.meeting.lifecycle;

import java.util.Locale;

/** What can happen to a meeting. */
public enum Move {
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

    /** For whoever reads a sentence, with the code programs look for: 记录纪要（minutes）. */
    public String inWords() {
        return zh + "（" + path() + "）";
    }
}
