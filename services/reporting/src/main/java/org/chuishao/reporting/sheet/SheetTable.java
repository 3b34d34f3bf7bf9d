package org.chuishao.reporting.sheet;

import static org.chuishao.kernel.tabular.Column.named;
import static org.chuishao.kernel.tabular.Column.of;

import java.math.BigDecimal;
import java.util.List;
import org.chuishao.kernel.tabular.Column;
import org.chuishao.kernel.tabular.Table;
import org.chuishao.reporting.scoring.Indicator;

/** A score sheet for a spreadsheet: one department, one row. */
final class SheetTable {
    /** @param stage and version of the sheet the line stands on */
    record Row(String period, SheetStage stage, int version, SheetLine line) {}

    static final Table<Row> TABLE = Table.of(
            of("周期", "Period", Row::period),
            named("状态", "Stage", Row::stage),
            of("版本", "Version", Row::version),
            of("部门代码", "Organisation", row -> row.line().organisation()),
            of("部门", "Name", row -> row.line().name()),
            of("得分", "Score", row -> number(row.line().score())),
            of("等次", "Band", row -> row.line().band()),
            of("名次", "Rank", row -> row.line().rank()),
            named("排名状态", "Status", row -> row.line().status()),
            of("任务数", "Assignments", row -> row.line().assignments()),
            rate("报到率", "Check-in rate", Indicator.CHECK_IN),
            rate("按时率", "On-time rate", Indicator.ON_TIME),
            rate("解决率", "Solved rate", Indicator.SOLVED),
            rate("满意率", "Satisfied rate", Indicator.SATISFIED),
            rate("配合度", "Cooperation", Indicator.COOPERATION),
            of("实得分", "Earned", row -> number(row.line().earned())),
            of("应得分", "Possible", row -> number(row.line().possible())),
            of("加减分", "Adjustment", row -> number(row.line().adjustment())),
            of("规则版本", "Policy", row -> row.line().policy()));

    private SheetTable() {}

    static List<Row> rows(SheetView sheet) {
        return sheet.lines().stream()
                .map(line -> new Row(sheet.period(), sheet.stage(), sheet.version(), line))
                .toList();
    }

    private static Column<Row> rate(String zh, String en, Indicator indicator) {
        return of(zh, en, row -> number(row.line().rates().get(indicator)));
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
