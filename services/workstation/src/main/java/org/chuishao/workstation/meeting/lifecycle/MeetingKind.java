package org.chuishao.workstation.meeting.lifecycle;

/** The three meetings of a station (domain §1). */
public enum MeetingKind {
    /** 月调度: one per station and month. */
    MONTHLY_DISPATCH("月调度会", "Monthly dispatch"),
    /** 季联席: one per station and quarter. */
    QUARTERLY_JOINT("季联席会", "Quarterly joint conference"),
    /** 专项工作会: when a matter asks for it. */
    SPECIAL("专项工作会", "Special meeting");

    private final String zh;
    private final String en;

    MeetingKind(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** It is due in every period, whether anybody asks for it or not. */
    public boolean isRegular() {
        return this != SPECIAL;
    }
}
