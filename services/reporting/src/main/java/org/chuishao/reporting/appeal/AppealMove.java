package org.chuishao.reporting.appeal;

import static org.chuishao.reporting.lifecycle.Course.leg;

import org.chuishao.reporting.lifecycle.Course;

/** What can be done to an appeal, and by whom. */
public enum AppealMove {
    /** Assessor: says what is right, and which lines become what. */
    RULE,
    /** Reviewer, a second person: the ruling stands. */
    SIGN,
    /** Reviewer: not like this. */
    SEND_BACK,
    /** The department's lead, before it is ruled. */
    WITHDRAW;

    public static final Course<AppealStage, AppealMove> TABLE = new Course<>(
            "申诉",
            "appeal",
            leg(AppealStage.FILED, RULE, AppealStage.RULED),
            leg(AppealStage.FILED, WITHDRAW, AppealStage.WITHDRAWN),
            leg(AppealStage.RULED, SIGN, AppealStage.DECIDED),
            leg(AppealStage.RULED, SEND_BACK, AppealStage.FILED));
}
