package org.chuishao.reporting.appeal;

import org.chuishao.kernel.lifecycle.Named;

/** Where an appeal stands (domain §4, appeals). */
public enum AppealStage implements Named {
    FILED("待裁定"),
    /** The assessor ruled; a second person has to sign. */
    RULED("待复核"),
    /** Signed: upheld or dismissed, as ruled. */
    DECIDED("已裁定"),
    WITHDRAWN("已撤回");

    private final String zh;

    AppealStage(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
