package org.chuishao.catalogue.admission;

import org.chuishao.kernel.lifecycle.Named;

/** Where an admission stands (domain §5). */
public enum AdmissionStage implements Named {
    DRAFT("草稿"),
    SUBMITTED("已提交"),
    /** The streets or villages concerned are asked. */
    CONSULTING("征求意见中"),
    UNDER_REVIEW("待审定"),
    APPROVED("已批准"),
    REJECTED("不予准入"),
    /** Its term has begun: the work may be given down. */
    EFFECTIVE("已生效"),
    EXPIRED("已到期"),
    WITHDRAWN("已撤回或收回");

    private final String zh;

    AdmissionStage(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
