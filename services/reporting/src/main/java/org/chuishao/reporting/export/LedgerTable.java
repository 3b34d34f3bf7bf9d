package org.chuishao.reporting.export;

import static org.chuishao.kernel.tabular.Column.of;

import java.math.BigDecimal;
import org.chuishao.kernel.tabular.Table;
import org.chuishao.reporting.ledger.LedgerLine;

/** The ledger for a spreadsheet: one line, one row, everything a department needs to follow its points. */
final class LedgerTable {
    static final Table<LedgerLine> TABLE = Table.of(
            of("台账序号", "Position", LedgerLine::position),
            of("编号", "Line", line -> text(line.id())),
            of("部门代码", "Organisation", LedgerLine::organisation),
            of("月份", "Month", LedgerLine::month),
            of("哨号", "Whistle", LedgerLine::whistleNumber),
            of("任务", "Assignment", line -> text(line.assignmentId())),
            of("事实", "Fact", LedgerLine::fact),
            of("指标", "Indicator", line -> text(line.indicator())),
            of("加减分项", "Adjustment", line -> text(line.adjustment())),
            of("角色", "Role", line -> text(line.role())),
            of("哨种", "Kind", line -> text(line.kind())),
            of("权重", "Weight", line -> number(line.weight())),
            of("角色系数", "Role factor", line -> number(line.roleFactor())),
            of("哨种系数", "Kind factor", line -> number(line.kindFactor())),
            of("得分比例", "Grade", line -> number(line.grade())),
            of("应得分", "Possible", line -> number(line.possible())),
            of("实得分", "Earned", line -> number(line.earned())),
            of("加减分", "Points", line -> number(line.points())),
            of("规则", "Rule", LedgerLine::rule),
            of("规则版本", "Policy", LedgerLine::policy),
            of("说明", "Text (Chinese)", LedgerLine::zh),
            of("英文说明", "Text (English)", LedgerLine::en),
            of("发生时间", "Occurred at", LedgerLine::occurredAt),
            of("记账时间", "Posted at", LedgerLine::postedAt),
            of("更正哪一条", "Corrects line", line -> text(line.compensates())));

    private LedgerTable() {}

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static BigDecimal number(String exact) {
        return exact == null ? null : new BigDecimal(exact);
    }
}
