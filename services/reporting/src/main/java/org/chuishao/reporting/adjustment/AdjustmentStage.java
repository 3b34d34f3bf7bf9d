package org.chuishao.reporting.adjustment;

import org.chuishao.kernel.lifecycle.Named;

/** Where a proposed adjustment stands (domain §4, adjustments). */
public enum AdjustmentStage implements Named {
    PROPOSED("待批准"),
    /** By a second person: its line is in the ledger. */
    APPROVED("已批准"),
    DECLINED("不予批准"),
    WITHDRAWN("已撤回");

    private final String zh;

    AdjustmentStage(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
