package org.chuishao.reporting.sheet;

import static org.chuishao.kernel.lifecycle.Course.leg;

import org.chuishao.kernel.lifecycle.Course;
import org.chuishao.kernel.lifecycle.NamedMove;

/** What can be done to a score sheet, and by whom. */
public enum SheetMove implements NamedMove {
    /** Assessor: freeze the scores and put them before a reviewer. */
    PUBLISH("提请公示"),
    /** Reviewer: sign what was proposed. */
    SIGN("复核签发"),
    /** Reviewer: not like this. */
    SEND_BACK("退回"),
    /** A department's lead, within the time for appeals. */
    APPEAL("申诉"),
    /** Assessor, when the time for appeals is over and every appeal is ruled. */
    FINALISE("定稿");

    public static final Course<SheetStage, SheetMove> TABLE = new Course<>(
            "积分公示表",
            "A score sheet",
            SheetStage.OPEN,
            leg(SheetStage.OPEN, PUBLISH, SheetStage.PROPOSED),
            leg(SheetStage.PROPOSED, SIGN, SheetStage.PUBLISHED),
            leg(SheetStage.PROPOSED, SEND_BACK, SheetStage.OPEN),
            leg(SheetStage.PUBLISHED, APPEAL, SheetStage.PUBLISHED),
            leg(SheetStage.PUBLISHED, FINALISE, SheetStage.FINAL));

    private final String zh;

    SheetMove(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
