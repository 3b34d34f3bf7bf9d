package org.chuishao.reporting.sheet;

import org.chuishao.kernel.lifecycle.Named;

/** Where a score sheet stands (domain §4, architecture: open, published, appeals, final). */
public enum SheetStage implements Named {
    /** Its scores still follow the ledger. */
    OPEN("未提请"),
    /** An assessor froze it; a reviewer has to sign. */
    PROPOSED("待复核"),
    /** Signed: departments may appeal, nothing else changes it. */
    PUBLISHED("公示中"),
    FINAL("已定稿");

    private final String zh;

    SheetStage(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
