package org.chuishao.reporting.sheet;

import static org.chuishao.reporting.lifecycle.Course.leg;

import org.chuishao.reporting.lifecycle.Course;

/** What can be done to a score sheet, and by whom. */
public enum SheetMove {
    /** Assessor: freeze the scores and put them before a reviewer. */
    PUBLISH,
    /** Reviewer: sign what was proposed. */
    SIGN,
    /** Reviewer: not like this. */
    SEND_BACK,
    /** A department's lead, within the time for appeals. */
    APPEAL,
    /** Assessor, when the time for appeals is over and every appeal is ruled. */
    FINALISE;

    public static final Course<SheetStage, SheetMove> TABLE = new Course<>(
            "积分公示表",
            "score sheet",
            leg(SheetStage.OPEN, PUBLISH, SheetStage.PROPOSED),
            leg(SheetStage.PROPOSED, SIGN, SheetStage.PUBLISHED),
            leg(SheetStage.PROPOSED, SEND_BACK, SheetStage.OPEN),
            leg(SheetStage.PUBLISHED, APPEAL, SheetStage.PUBLISHED),
            leg(SheetStage.PUBLISHED, FINALISE, SheetStage.FINAL));
}
