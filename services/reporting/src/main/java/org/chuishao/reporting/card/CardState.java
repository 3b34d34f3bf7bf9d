package org.chuishao.reporting.card;

import org.chuishao.kernel.lifecycle.Named;

/** How sure a card is. */
public enum CardState implements Named {
    /** A sheet it rests on may still change by appeals. */
    PROVISIONAL("暂定"),
    /** All sheets it rests on are final; the assessor has to confirm. */
    DUE("待确认"),
    CONFIRMED("已确认");

    private final String zh;

    CardState(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
