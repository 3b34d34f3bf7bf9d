package org.chuishao.reporting.score;

import static org.chuishao.kernel.tabular.Column.named;
import static org.chuishao.kernel.tabular.Column.of;

import java.math.BigDecimal;
import org.chuishao.kernel.tabular.Column;
import org.chuishao.kernel.tabular.Table;
import org.chuishao.reporting.scoring.Indicator;

/** Scores for a spreadsheet: one department, one row. */
final class ScoreTable {
    static final Table<ScoreView> TABLE = Table.of(
            of("周期", "Period", ScoreView::period),
            of("部门代码", "Organisation", ScoreView::organisation),
            of("部门", "Name", ScoreView::name),
            of("得分", "Score", score -> number(score.score())),
            of("等次", "Band", ScoreView::band),
            of("名次", "Rank", ScoreView::rank),
            named("状态", "Status", ScoreView::status),
            of("任务数", "Assignments", ScoreView::assignments),
            rate("报到率", "Check-in rate", Indicator.CHECK_IN),
            rate("按时率", "On-time rate", Indicator.ON_TIME),
            rate("解决率", "Solved rate", Indicator.SOLVED),
            rate("满意率", "Satisfied rate", Indicator.SATISFIED),
            rate("配合度", "Cooperation", Indicator.COOPERATION),
            of("实得分", "Earned", score -> number(score.earned())),
            of("应得分", "Possible", score -> number(score.possible())),
            of("加减分", "Adjustment", score -> number(score.adjustment())),
            of("规则版本", "Policy", ScoreView::policy),
            of("台账版本", "Version", ScoreView::version));

    private ScoreTable() {}

    private static Column<ScoreView> rate(String zh, String en, Indicator indicator) {
        return of(zh, en, score -> number(score.rates().get(indicator)));
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
