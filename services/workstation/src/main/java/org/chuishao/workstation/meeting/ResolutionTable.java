package org.chuishao.workstation.meeting;

import static org.chuishao.kernel.tabular.Column.of;

import java.time.LocalDate;
import org.chuishao.kernel.problem.Text;
import org.chuishao.kernel.tabular.Table;
import org.chuishao.kernel.time.Shanghai;

/** Resolutions as a spreadsheet: the ledger of what was promised. */
final class ResolutionTable {
    private ResolutionTable() {}

    static Table<Resolution> asOf(LocalDate today) {
        return Table.of(
                of("工作站代码", "Workstation", r -> r.stationCode),
                of("决议事项", "Resolution", r -> r.what),
                of("责任人", "Owner", r -> r.owner),
                of("责任单位", "Owner's unit", r -> r.ownerUnit),
                of("完成期限", "Due", r -> r.due.toString()),
                of("延期次数", "Postponed", r -> r.postponed),
                of("状态", "State", r -> state(r, today)),
                of("落实情况", "Result", r -> r.result),
                of(
                        "办结日期",
                        "Ended on",
                        r -> r.endedAt == null ? null : Shanghai.day(r.endedAt).toString()));
    }

    static Text state(Resolution r, LocalDate today) {
        return switch (r.stage) {
            case OPEN -> r.isOverdue(today) ? new Text("逾期", "overdue") : new Text("办理中", "open");
            case DONE -> new Text("已完成", "done");
            case DROPPED -> new Text("不再办理", "dropped");
        };
    }
}
