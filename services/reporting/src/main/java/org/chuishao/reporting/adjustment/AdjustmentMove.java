package org.chuishao.reporting.adjustment;

import static org.chuishao.reporting.lifecycle.Course.leg;

import org.chuishao.reporting.lifecycle.Course;

/** What can be done to a proposed adjustment, and by whom. */
public enum AdjustmentMove {
    /** An assessor or reviewer who did not propose it. */
    APPROVE,
    /** An assessor or reviewer who did not propose it. */
    DECLINE,
    /** Whoever proposed it. */
    WITHDRAW;

    public static final Course<AdjustmentStage, AdjustmentMove> TABLE = new Course<>(
            "加减分",
            "adjustment",
            leg(AdjustmentStage.PROPOSED, APPROVE, AdjustmentStage.APPROVED),
            leg(AdjustmentStage.PROPOSED, DECLINE, AdjustmentStage.DECLINED),
            leg(AdjustmentStage.PROPOSED, WITHDRAW, AdjustmentStage.WITHDRAWN));
}
