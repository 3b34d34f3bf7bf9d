package org.chuishao.workstation.lifecycle;

import java.util.Locale;

/** What can happen to an issue: what people ask for over HTTP, and what a whistle's events do. */
public enum Move {
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

    public String zh() {
        return zh;
    }

    public boolean isOverHttp() {
        return zh != null;
    }

    /** The address's last part: {@code feed-back}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For whoever reads a sentence, with the code programs look for: 反馈当事人（feed-back）. */
    public String inWords() {
        return zh + "（" + path() + "）";
    }
}
