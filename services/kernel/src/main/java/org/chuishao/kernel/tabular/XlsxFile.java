package org.chuishao.kernel.tabular;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamConstants;
import org.chuishao.kernel.problem.Text;

/**
 * The first sheet of a workbook. Read by ourselves rather than by a library: a cell said to lie in column ZZZZZZ makes the
 * known ones allocate up to there, and none of them tells where cells are merged.
 */
final class XlsxFile implements RawRows {
    private static final int MOST_MERGED_TOLD = 100;

    private final Limits limits;
    private final Parts parts;
    private final NumberStyles styles;
    private final SharedTexts texts;
    private final Parts.Part sheet;
    private final List<Fault> merged = new ArrayList<>();
    private int line;

    XlsxFile(Path file, Limits limits) throws IOException {
        this.limits = limits;
        this.parts = new Parts(file, limits);
        SharedTexts opened = null;
        try {
            var workbook = parts.relations("", "", "Type").get("officeDocument");
            if (workbook == null) throw Unreadable.damaged();
            var folder = workbook.substring(0, workbook.lastIndexOf('/') + 1);
            var name = workbook.substring(folder.length());
            var byType = parts.relations(folder, name, "Type");
            var first = First.of(parts, workbook);
            this.styles = NumberStyles.read(parts, byType.get("styles"), first.since1904());
            this.texts = opened = SharedTexts.read(parts, byType.get("sharedStrings"), limits);
            var sheetName = parts.relations(folder, name, "Id").get(first.sheet());
            if (sheetName == null) throw Unreadable.damaged();
            this.sheet = parts.openLong(sheetName);
        } catch (IOException | RuntimeException e) {
            if (opened != null) opened.close();
            parts.close();
            if (e instanceof ZipException || e instanceof EOFException) throw Unreadable.damaged();
            throw e;
        }
    }

    /** Which sheet comes first, and from which day the workbook counts. */
    private record First(String sheet, boolean since1904) {
        static First of(Parts parts, String workbook) throws IOException {
            boolean since1904 = false;
            try (var part = parts.open(workbook)) {
                for (var element = part.nextStart(); element != null; element = part.nextStart()) {
                    if (element.equals("workbookPr")) since1904 = isTrue(part.attribute("date1904"));
                    if (element.equals("sheet")) return new First(part.attribute("id"), since1904);
                }
            }
            throw Unreadable.damaged();
        }

        private static boolean isTrue(String flag) {
            return "1".equals(flag) || "true".equals(flag);
        }
    }

    @Override
    public RawRow next() {
        for (var element = sheet.nextStart(); element != null; element = sheet.nextStart()) {
            if (element.equals("row")) return row();
            if (element.equals("mergeCell")) noteMerged(sheet.attribute("ref"));
        }
        return null;
    }

    private RawRow row() {
        line = number(sheet.attribute("r"), line + 1);
        var cells = new ArrayList<String>();
        var faults = new HashMap<Integer, Text>();
        for (int event = sheet.next(); event != XMLStreamConstants.END_DOCUMENT; event = sheet.next()) {
            if (event == XMLStreamConstants.END_ELEMENT
                    && sheet.xml().getLocalName().equals("row")) return new RawRow(line, cells, faults);
            if (event == XMLStreamConstants.START_ELEMENT
                    && sheet.xml().getLocalName().equals("c")) cell(cells, faults);
        }
        throw Unreadable.damaged();
    }

    private void cell(List<String> cells, Map<Integer, Text> faults) {
        int place = place(sheet.attribute("r"), cells.size());
        if (place >= limits.columns()) throw Unreadable.tooManyColumns(line, limits);
        while (cells.size() <= place) cells.add("");
        var type = sheet.attribute("t");
        var style = sheet.attribute("s");
        String value = "";
        boolean formula = false;
        for (int event = sheet.next(); event != XMLStreamConstants.END_DOCUMENT; event = sheet.next()) {
            if (event == XMLStreamConstants.END_ELEMENT
                    && sheet.xml().getLocalName().equals("c")) break;
            if (event != XMLStreamConstants.START_ELEMENT) continue;
            switch (sheet.xml().getLocalName()) {
                case "v" -> value = content();
                case "is" -> value = RichText.read(sheet, "is", limits, line);
                case "f" -> formula = true;
                default -> {}
            }
        }
        var shown = formula ? null : shown(value, type == null ? "n" : type, style);
        if (shown == null) faults.put(place, formula ? formula() : noValue(value));
        else cells.set(place, Neutral.original(RawRow.stripped(shown)));
    }

    private String shown(String value, String type, String style) {
        if (value.isEmpty()) return value;
        return switch (type) {
            case "s" -> texts.get(number(value, -1));
            case "inlineStr" -> value;
            case "str" -> Unwritable.read(value);
            case "b" -> value.equals("1") ? "TRUE" : "FALSE";
            case "n" -> styles.shown(value, style);
            case "d" -> value;
            default -> null;
        };
    }

    private String content() {
        var text = new StringBuilder();
        for (int event = sheet.next(); event != XMLStreamConstants.END_ELEMENT; event = sheet.next()) {
            if (event == XMLStreamConstants.END_DOCUMENT) throw Unreadable.damaged();
            if (!sheet.xml().hasText()) continue;
            text.append(sheet.xml().getText());
            if (text.length() > limits.characters()) throw Unreadable.cellTooLong(line, limits);
        }
        return text.toString();
    }

    private static int number(String digits, int otherwise) {
        return digits != null && digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : otherwise;
    }

    /** Of a cell called BC17; where it is not called anything, it follows the one before. */
    private static int place(String reference, int otherwise) {
        if (reference == null) return otherwise;
        int place = 0;
        int at = 0;
        // four letters are beyond every limit: no need to look further
        for (; at < Math.min(4, reference.length()) && Character.isLetter(reference.charAt(at)); at++)
            place = place * 26 + Character.toUpperCase(reference.charAt(at)) - 'A' + 1;
        if (at == 0 || place < 1) throw Unreadable.damaged();
        return place - 1;
    }

    private void noteMerged(String reference) {
        if (merged.size() == MOST_MERGED_TOLD) return;
        var range = RawRow.shortened(String.valueOf(reference));
        merged.add(new Fault(
                number(range.replaceAll(":.*|\\D", ""), 0),
                new Text(range, range),
                new Text("单元格被合并，请取消合并并逐行填写。", "These cells are merged; separate them and fill in every row.")));
    }

    private static Text formula() {
        return new Text("单元格是公式，请改为填写结果。", "This is a formula; write its result instead.");
    }

    private static Text noValue(String value) {
        var shown = RawRow.shortened(value);
        return new Text("单元格没有可读的值：" + shown + "。", "The cell holds no value one could read: " + shown + ".");
    }

    @Override
    public List<Fault> leftover() {
        return merged;
    }

    @Override
    public void close() throws IOException {
        sheet.close();
        texts.close();
        parts.close();
    }
}
