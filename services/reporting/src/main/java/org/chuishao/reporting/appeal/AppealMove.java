package org.chuishao.reporting.appeal;

import static org.chuishao.kernel.lifecycle.Course.leg;

import org.chuishao.kernel.lifecycle.Course;
import org.chuishao.kernel.lifecycle.NamedMove;

/** What can be done to an appeal, and by whom. */
public enum AppealMove implements NamedMove {
    /** Assessor: says what is right, and which lines become what. */
    RULE("裁定"),
    /** Reviewer, a second person: the ruling stands. */
    SIGN("复核签发"),
    /** Reviewer: not like this. */
    SEND_BACK("退回裁定"),
    /** The department's lead, before it is ruled. */
    WITHDRAW("撤回");

    public static final Course<AppealStage, AppealMove> TABLE = new Course<>(
            "申诉",
            "An appeal",
            AppealStage.FILED,
            leg(AppealStage.FILED, RULE, AppealStage.RULED),
            leg(AppealStage.FILED, WITHDRAW, AppealStage.WITHDRAWN),
            leg(AppealStage.RULED, SIGN, AppealStage.DECIDED),
            leg(AppealStage.RULED, SEND_BACK, AppealStage.FILED));

    private final String zh;

    AppealMove(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
