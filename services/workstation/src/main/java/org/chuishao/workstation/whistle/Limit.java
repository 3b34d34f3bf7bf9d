package org.chuishao.workstation.whistle;

/** What a department must have done by a deadline of its own, as reporting names it (domain §3, limits). */
public enum Limit {
    ACCEPT("签收"),
    CHECK_IN("报到"),
    /** Emergencies only. */
    MAKE_SAFE("排险"),
    COMPLETE("办结");

    private final String zh;

    Limit(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
