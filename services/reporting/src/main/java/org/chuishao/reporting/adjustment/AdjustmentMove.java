package org.chuishao.reporting.adjustment;

import static org.chuishao.kernel.lifecycle.Course.leg;

import org.chuishao.kernel.lifecycle.Course;
import org.chuishao.kernel.lifecycle.NamedMove;

/** What can be done to a proposed adjustment, and by whom. */
public enum AdjustmentMove implements NamedMove {
    /** An assessor or reviewer who did not propose it. */
    APPROVE("批准"),
    /** An assessor or reviewer who did not propose it. */
    DECLINE("不予批准"),
    /** Whoever proposed it. */
    WITHDRAW("撤回");

    public static final Course<AdjustmentStage, AdjustmentMove> TABLE = new Course<>(
            "加减分",
            "An adjustment",
            AdjustmentStage.PROPOSED,
            leg(AdjustmentStage.PROPOSED, APPROVE, AdjustmentStage.APPROVED),
            leg(AdjustmentStage.PROPOSED, DECLINE, AdjustmentStage.DECLINED),
            leg(AdjustmentStage.PROPOSED, WITHDRAW, AdjustmentStage.WITHDRAWN));

    private final String zh;

    AdjustmentMove(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
