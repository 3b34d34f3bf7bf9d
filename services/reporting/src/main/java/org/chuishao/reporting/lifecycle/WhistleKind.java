package org.chuishao.reporting.lifecycle;

/** What kind of whistle a duty comes from (domain §3, limits). */
public enum WhistleKind {
    ROUTINE("日常哨", "routine"),
    EMERGENCY("应急哨", "emergency"),
    JOINT("联合执法哨", "joint");

    private final String zh;
    private final String en;

    WhistleKind(String zh, String en) {
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
