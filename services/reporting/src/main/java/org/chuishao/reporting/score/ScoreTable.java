package org.chuishao.reporting.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chuishao.kernel.problem.Text;
import org.chuishao.reporting.scoring.Indicator;

/** Scores as a table for a spreadsheet: UTF-8 with a byte order mark, header in the caller's language. */
final class ScoreTable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final List<Text> HEADER = List.of(
            new Text("周期", "Period"),
            new Text("部门代码", "Organisation"),
            new Text("部门", "Name"),
            new Text("得分", "Score"),
            new Text("等次", "Band"),
            new Text("名次", "Rank"),
            new Text("状态", "Status"),
            new Text("任务数", "Assignments"),
            new Text("报到率", "Check-in rate"),
            new Text("按时率", "On-time rate"),
            new Text("解决率", "Solved rate"),
            new Text("满意率", "Satisfied rate"),
            new Text("配合度", "Cooperation"),
            new Text("实得分", "Earned"),
            new Text("应得分", "Possible"),
            new Text("加减分", "Adjustment"),
            new Text("规则版本", "Policy"),
            new Text("台账版本", "Version"));

    private ScoreTable() {}

    static String csv(List<ScoreView> scores, Locale language) throws JsonProcessingException {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADER.stream().map(text -> text.in(language)).toList());
        scores.forEach(score -> rows.add(row(score)));
        return BYTE_ORDER_MARK + new CsvMapper().writer(CsvSchema.emptySchema()).writeValueAsString(rows);
    }

    private static List<String> row(ScoreView s) {
        var cells = new ArrayList<String>(List.of(
                s.period(),
                harmless(s.organisation()),
                harmless(s.name()),
                orEmpty(s.score()),
                orEmpty(s.band()),
                s.rank() == null ? "" : s.rank().toString(),
                s.status().name(),
                String.valueOf(s.assignments())));
        for (var indicator : Indicator.values()) cells.add(s.rates().getOrDefault(indicator, ""));
        cells.addAll(List.of(s.earned(), s.possible(), s.adjustment(), s.policy(), String.valueOf(s.version())));
        return cells;
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }

    /** A spreadsheet must not take a name for a formula. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
