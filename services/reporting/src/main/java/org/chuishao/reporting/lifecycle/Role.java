package org.chuishao.reporting.lifecycle;

/** A department's part in a whistle (domain §1). */
public enum Role {
    LEAD("主办", "lead"),
    ASSIST("协办", "assist");

    private final String zh;
    private final String en;

    Role(String zh, String en) {
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
