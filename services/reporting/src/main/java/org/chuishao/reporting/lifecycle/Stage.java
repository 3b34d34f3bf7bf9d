package org.chuishao.reporting.lifecycle;

import org.chuishao.kernel.lifecycle.Named;

/** Where an assignment stands (domain §3, Assignment). */
public enum Stage implements Named {
    PENDING("待签收"),
    ACCEPTED("已签收"),
    CHECKED_IN("已报到"),
    DONE("已办结"),
    SUSPENDED("已挂账"),
    RETURNED("已退单"),
    ABSENT("未报到"),
    WITHDRAWN("已撤销");

    private final String zh;

    Stage(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }

    /** It never was, or is no longer, this department's: nothing is judged by it any more. */
    public boolean isVoid() {
        return this == RETURNED || this == WITHDRAWN;
    }

    /** Still owed by the department. */
    public boolean isOpen() {
        return switch (this) {
            case PENDING, ACCEPTED, CHECKED_IN, SUSPENDED -> true;
            case DONE, RETURNED, ABSENT, WITHDRAWN -> false;
        };
    }
}
