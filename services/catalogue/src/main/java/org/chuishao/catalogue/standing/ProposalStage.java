package org.chuishao.catalogue.standing;

import org.chuishao.kernel.lifecycle.Named;

/** Where a proposed change of the catalogue stands. */
public enum ProposalStage implements Named {
    OPEN("待处理"),
    /** The item says it now. */
    ADOPTED("已采纳"),
    DISMISSED("不采纳");

    private final String zh;

    ProposalStage(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
