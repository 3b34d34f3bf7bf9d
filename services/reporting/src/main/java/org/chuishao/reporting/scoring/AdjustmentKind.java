package org.chuishao.reporting.scoring;

/** What moves a score besides the indicators (domain §4, adjustments). */
public enum AdjustmentKind {
    REWORK("返工", "Rework"),
    SHIRKING("推诿认定", "Shirking upheld"),
    FALSE_FEEDBACK("虚假反馈", "False feedback"),
    COMMENDATION("表扬", "Commendation");

    private final String zh;
    private final String en;

    AdjustmentKind(String zh, String en) {
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
