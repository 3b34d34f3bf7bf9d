package org.chuishao.catalogue.item;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chuishao.catalogue.item.ItemDetails.Duty;
import org.chuishao.catalogue.item.ItemDetails.Law;
import org.chuishao.catalogue.item.ItemDetails.TimeLimit;
import org.chuishao.kernel.calendar.LimitUnit;
import org.chuishao.kernel.problem.Text;
import org.chuishao.kernel.tabular.Form;
import org.chuishao.kernel.tabular.Limits;

/** How parts of an item that are more than a word are written in one cell; what would end a part within it is {@link Form#escaped}. */
final class ItemForms {
    private static final Pattern LIMIT = Pattern.compile("(\\d{1,4})\\s*([^\\s(（]+)\\s*(?:[(（]((?s:.+))[)）])?");
    private static final String LINE_ENDS = "\r\n";
    private static final String COLONS = ":：";
    private static final String BARS = "|｜";
    private static final int NOTE = 200;

    private enum Unit {
        WORK_DAY(LimitUnit.WORK_DAY, "工作日", "working days"),
        CALENDAR_DAY(LimitUnit.CALENDAR_DAY, "自然日", "calendar days"),
        WORK_HOUR(LimitUnit.WORK_HOUR, "工作小时", "working hours"),
        URGENT_HOUR(LimitUnit.URGENT_HOUR, "小时", "hours"),
        URGENT_MINUTE(LimitUnit.URGENT_MINUTE, "分钟", "minutes");

        private final LimitUnit unit;
        private final Text word;

        Unit(LimitUnit unit, String zh, String en) {
            this.unit = unit;
            this.word = new Text(zh, en);
        }

        static Unit of(LimitUnit unit) {
            return Arrays.stream(values())
                    .filter(u -> u.unit == unit)
                    .findFirst()
                    .orElseThrow();
        }

        static Optional<LimitUnit> written(String word) {
            var plain = word.replaceFirst("^个", "").replace("-", " ");
            return Arrays.stream(values())
                    .filter(u -> u.word.zh().equals(plain)
                            || u.name().equalsIgnoreCase(plain)
                            || u.word.en().replace(" ", "").equalsIgnoreCase(plain.replace(" ", ""))
                            || u == CALENDAR_DAY && (plain.equals("日") || plain.equals("天")))
                    .map(u -> u.unit)
                    .findFirst();
        }
    }

    private ItemForms() {}

    static Form<TimeLimit> limit() {
        return Form.of(
                "时限，如 5 工作日（自受理之日起）",
                "a limit such as 5 WORK_DAY (from acceptance)",
                cell -> {
                    var parts = LIMIT.matcher(cell);
                    if (!parts.matches() || Integer.parseInt(parts.group(1)) > 3650) return Optional.empty();
                    var note = parts.group(3) == null ? null : Form.unescaped(parts.group(3));
                    if (note != null && note.length() > NOTE) return Optional.empty();
                    return Unit.written(parts.group(2))
                            .map(unit -> new TimeLimit(Integer.parseInt(parts.group(1)), unit, note));
                },
                limit -> {
                    var note = limit.note() == null || limit.note().isEmpty()
                            ? ""
                            : " (" + Form.escaped(limit.note(), "") + ")";
                    var unit = Unit.of(limit.unit());
                    return new Text(limit.number() + " " + unit.word.zh() + note, limit.number() + " " + unit + note);
                });
    }

    static Form<List<Duty>> duties() {
        return lines(
                20,
                "每行一个部门：部门代码：职责",
                "a line for each department: its code: its duty",
                line -> {
                    var parts = parts(line, COLONS, 2);
                    if (parts.size() < 2) return Optional.empty();
                    var duty = new Duty(parts.getFirst(), parts.getLast());
                    boolean fits = duty.department().length() <= 24
                            && !duty.duty().isBlank()
                            && duty.duty().length() <= 500;
                    return fits ? Optional.of(duty) : Optional.empty();
                },
                duty -> Form.escaped(duty.department(), COLONS) + "：" + Form.escaped(duty.duty(), ""));
    }

    static Form<List<Law>> laws() {
        return lines(
                30,
                "每行一条：法律|条款|原文",
                "a line for each: law|article|text",
                line -> {
                    var parts = parts(line, BARS, 3);
                    var law = new Law(parts.getFirst(), part(parts, 1), part(parts, 2));
                    boolean fits = !law.law().isBlank()
                            && law.law().length() <= 200
                            && (law.article() == null || law.article().length() <= 100)
                            && (law.text() == null || law.text().length() <= 2000);
                    return fits ? Optional.of(law) : Optional.empty();
                },
                law -> Form.escaped(law.law(), BARS)
                        + (law.article() == null && law.text() == null ? "" : "|" + shown(law.article(), BARS))
                        + (law.text() == null ? "" : "|" + shown(law.text(), "")));
    }

    static boolean fitIntoACell(List<Law> laws) {
        return laws().show().apply(laws).toString().length() < Limits.CELL;
    }

    private static List<String> parts(String line, String between, int most) {
        return Form.parts(line, between, most).stream().map(Form::unescaped).toList();
    }

    private static String part(List<String> parts, int place) {
        return place < parts.size() && !parts.get(place).isEmpty() ? parts.get(place) : null;
    }

    private static String shown(String text, String between) {
        return text == null ? "" : Form.escaped(text, between);
    }

    private static <V> Form<List<V>> lines(
            int most, String zh, String en, Function<String, Optional<V>> read, Function<V, String> show) {
        return Form.of(
                zh,
                en,
                cell -> {
                    var found = new ArrayList<V>();
                    for (var line : Form.parts(cell, LINE_ENDS, Integer.MAX_VALUE)) {
                        if (line.isEmpty()) continue;
                        var value = read.apply(line);
                        if (value.isEmpty() || found.size() == most) return Optional.empty();
                        found.add(value.get());
                    }
                    return Optional.of(List.copyOf(found));
                },
                values -> values.stream().map(show).collect(Collectors.joining("\n")));
    }
}
