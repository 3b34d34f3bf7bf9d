package org.chuishao.catalogue.delegation;

import org.chuishao.kernel.lifecycle.Named;

/** Where a delegation stands (domain §5). */
public enum DelegationStage implements Named {
    PROPOSED("待承接"),
    /** The street says that it can. */
    ACCEPTED("已承接"),
    EFFECTIVE("已生效"),
    SUSPENDED("已暂停"),
    RECLAIMED("已收回");

    private final String zh;

    DelegationStage(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
