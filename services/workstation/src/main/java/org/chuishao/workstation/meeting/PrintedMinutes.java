package org.chuishao.workstation.meeting;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.workstation.meeting.Agenda.Item;
import org.chuishao.workstation.meeting.Agenda.Section;
import org.chuishao.workstation.meeting.lifecycle.MeetingStage;
import org.chuishao.workstation.whistle.Limit;

/** A meeting's minutes as a page for A4, complete in itself: no script, no picture, no font from elsewhere. */
final class PrintedMinutes {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINESE).withZone(Shanghai.ZONE);

    private static final String STYLE = """
            @page { size: A4; margin: 22mm 20mm; }
            body { font: 12pt/1.7 "SimSun", "Songti SC", "Noto Serif CJK SC", serif; max-width: 170mm; margin: 2em auto; color: #000; }
            h1 { font-size: 20pt; text-align: center; margin: 0 0 .2em; }
            h2 { font-size: 13pt; margin: 1.2em 0 .3em; border-bottom: 1px solid #000; break-after: avoid; }
            h3 { font-size: 12pt; margin: .8em 0 .2em; break-after: avoid; }
            p { margin: .3em 0; text-indent: 2em; overflow-wrap: anywhere; }
            p.draft { text-align: center; text-indent: 0; }
            table { width: 100%; border-collapse: collapse; }
            th, td { border: 1px solid #000; padding: .25em .5em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
            th { font-weight: bold; white-space: nowrap; }
            tr { break-inside: avoid; }
            thead { display: table-header-group; }
            .facts th { width: 5em; }
            .late { font-weight: bold; }
            .signed { display: flex; justify-content: space-between; margin-top: 3em; break-inside: avoid; }
            @media print { body { margin: 0; max-width: none; } }
            """;

    private PrintedMinutes() {}

    static String of(Meeting meeting, String station, List<Resolution> resolutions, Instant now) {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">");
        page.append("<title>").append(safe(meeting.title)).append("纪要</title><style>");
        page.append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(safe(meeting.title))
                .append("纪要</h1>\n");
        if (meeting.stage() != MeetingStage.CONFIRMED) page.append("<p class=\"draft\">（未经站长确认）</p>\n");
        facts(page, meeting, station);
        page.append("<h2>议程</h2>\n");
        meeting.agenda.sections().forEach(section -> section(page, section));
        if (meeting.agenda.sections().isEmpty()) page.append("<p>无待议事项。</p>\n");
        page.append("<h2>会议内容</h2>\n");
        paragraphs(page, meeting.minutes == null ? "（尚未记录）" : meeting.minutes);
        page.append("<h2>会议决议</h2>\n");
        resolutions(page, resolutions, now);
        page.append("<div class=\"signed\"><span>主持人：")
                .append(safe(meeting.chair))
                .append("</span><span>站长确认：")
                .append(meeting.confirmedBy == null ? "＿＿＿＿＿＿" : safe(meeting.confirmedBy))
                .append("</span><span>")
                .append(meeting.confirmedAt == null ? "　　年　　月　　日" : TIME.format(meeting.confirmedAt))
                .append("</span></div>\n</body></html>\n");
        return page.toString();
    }

    private static void facts(StringBuilder page, Meeting meeting, String station) {
        page.append("<table class=\"facts\">");
        fact(page, "工作站", station + "（" + meeting.stationCode + "）");
        fact(page, "会议", meeting.kind.zh());
        fact(page, "时间", TIME.format(meeting.heldAt));
        if (meeting.place != null) fact(page, "地点", meeting.place);
        fact(page, "主持", meeting.chair);
        fact(page, "到会", attendance(meeting, true));
        fact(page, "缺席", attendance(meeting, false));
        if (meeting.reason != null) fact(page, "召开事由", meeting.reason);
        page.append("</table>\n");
    }

    private static String attendance(Meeting meeting, boolean present) {
        var names = meeting.attendance.stream()
                .filter(a -> a.present() == present)
                .map(a -> a.name() + "（" + a.unit() + "）")
                .collect(Collectors.joining("、"));
        return names.isEmpty() ? "无" : names;
    }

    private static void section(StringBuilder page, Section section) {
        page.append("<h3>")
                .append(section.topic().zh())
                .append("（")
                .append(section.total())
                .append(" 件）</h3>\n");
        page.append("<table><thead><tr><th>编号</th><th>事项</th><th>责任方</th><th>期限</th></tr></thead><tbody>");
        for (Item item : section.items()) {
            page.append("<tr><td>")
                    .append(item.number() == null ? "决议" : safe(item.number()))
                    .append("</td><td>");
            page.append(safe(item.title())).append("</td><td>").append(safe(String.join("、", item.who())));
            page.append("</td><td>").append(item.due() == null ? "" : item.due());
            if (item.overdue())
                page.append(" <span class=\"late\">超期").append(missed(item)).append("</span>");
            page.append("</td></tr>");
        }
        page.append("</tbody></table>\n");
    }

    private static String missed(Item item) {
        if (item.missed() == null) return "";
        return item.missed().stream()
                .map(m -> safe(m.department())
                        + m.limits().stream().map(Limit::zh).collect(Collectors.joining("、")))
                .collect(Collectors.joining("；", "：", ""));
    }

    private static void resolutions(StringBuilder page, List<Resolution> resolutions, Instant now) {
        if (resolutions.isEmpty()) {
            page.append("<p>无。</p>\n");
            return;
        }
        page.append("<table><thead><tr><th>序号</th><th>决议事项</th><th>责任人</th><th>期限</th><th>状态</th></tr></thead><tbody>");
        var today = Shanghai.day(now);
        for (int i = 0; i < resolutions.size(); i++) {
            var r = resolutions.get(i);
            page.append("<tr><td>")
                    .append(i + 1)
                    .append("</td><td>")
                    .append(safe(r.what))
                    .append("</td><td>");
            page.append(safe(r.owner + "（" + r.ownerUnit + "）"))
                    .append("</td><td>")
                    .append(r.due)
                    .append("</td><td>");
            page.append(ResolutionTable.state(r, today).zh()).append("</td></tr>");
        }
        page.append("</tbody></table>\n");
    }

    private static void paragraphs(StringBuilder page, String text) {
        text.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> page.append("<p>").append(safe(line)).append("</p>\n"));
    }

    private static void fact(StringBuilder page, String name, String value) {
        page.append("<tr><th>")
                .append(name)
                .append("</th><td>")
                .append(safe(value))
                .append("</td></tr>");
    }

    /** What people wrote is text, never markup. */
    static String safe(String text) {
        var safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++)
            switch (text.charAt(i)) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(text.charAt(i));
            }
        return safe.toString();
    }
}
