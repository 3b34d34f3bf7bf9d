package org.chuishao.reporting.scoring;

/** What a department is measured by (domain §4). */
public enum Indicator {
    CHECK_IN("报到", "check-in"),
    ON_TIME("按时", "on time"),
    SOLVED("解决", "solved"),
    SATISFIED("满意", "satisfied"),
    COOPERATION("配合", "cooperation");

    private final String zh;
    private final String en;

    Indicator(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
