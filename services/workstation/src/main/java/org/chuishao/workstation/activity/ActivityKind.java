package org.chuishao.workstation.activity;

import org.chuishao.kernel.problem.Text;

/** What was done. */
public enum ActivityKind {
    HOUSEHOLD_VISIT("入户走访", "household visit"),
    RECEPTION("接待群众", "reception"),
    MEDIATION("矛盾调解", "mediation"),
    TALK("宣讲", "talk"),
    PATROL("巡查", "patrol"),
    VOLUNTEERING("志愿服务", "volunteering"),
    CULTURE("文体活动", "culture and sports"),
    CO_BUILDING("组织共建", "co-building with other organisations"),
    OTHER("其他", "other");

    private final Text name;

    ActivityKind(String zh, String en) {
        this.name = new Text(zh, en);
    }

    Text text() {
        return name;
    }
}
