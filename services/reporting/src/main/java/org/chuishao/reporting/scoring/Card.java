package org.chuishao.reporting.scoring;

import java.util.List;
import org.chuishao.kernel.lifecycle.Named;
import org.chuishao.reporting.scoring.Score.Status;

/** The warning a department's quarters amount to, before the assessor confirms it (domain §4, cards). */
public enum Card implements Named {
    NONE("无"),
    BLUE("蓝牌"),
    YELLOW("黄牌"),
    RED("红牌");

    private final String zh;

    Card(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }

    /**
     * After consecutive quarters, oldest first: each behind adds one, one good quarter clears, an unranked one neither
     * counts nor clears.
     */
    public static Card after(List<Score> quarters) {
        int behind = 0;
        Period expected = null;
        for (Score quarter : quarters) {
            requireQuarter(quarter.period(), expected);
            expected = quarter.period().next();
            if (quarter.status() == Status.RANKED) {
                behind = quarter.behind() ? behind + 1 : 0;
            }
        }
        return values()[Math.min(behind, RED.ordinal())];
    }

    private static void requireQuarter(Period period, Period expected) {
        if (period.length() != Period.Length.QUARTER || expected != null && !period.equals(expected)) {
            throw new IllegalArgumentException("cards need consecutive quarters, oldest first, not " + period);
        }
    }
}
