package org.chuishao.kernel.tabular;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.chuishao.kernel.problem.Text;

/** RFC 4180, strictly: what is quoted may hold commas and line ends, and a doubled quotation mark stands for one. */
final class CsvFile implements RawRows {
    private static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader in;
    private final Limits limits;
    private final StringBuilder cell = new StringBuilder();
    private int line;
    private int ahead;

    CsvFile(Path file, Limits limits) throws IOException {
        this.in = new BufferedReader(new InputStreamReader(Files.newInputStream(file), Encoding.of(file)), 1 << 16);
        this.limits = limits;
        this.ahead = in.read();
        if (ahead == BYTE_ORDER_MARK) advance();
    }

    @Override
    public RawRow next() throws IOException {
        if (ahead == END) return null;
        line++;
        var cells = new ArrayList<String>();
        Map<Integer, Text> faults = Map.of();
        while (true) {
            var wrong = readCell();
            if (wrong != null) {
                if (faults.isEmpty()) faults = new HashMap<>();
                faults.put(cells.size(), wrong);
            }
            cells.add(Neutral.original(RawRow.stripped(cell.toString())));
            if (cells.size() > limits.columns()) throw Unreadable.tooManyColumns(line, limits);
            if (ahead != ',') break;
            advance();
        }
        if (ahead == '\r') advance();
        if (ahead == '\n') advance();
        return new RawRow(line, cells, faults);
    }

    private Text readCell() throws IOException {
        cell.setLength(0);
        if (ahead == '"') return readQuoted();
        boolean formula = ahead == '=';
        while (!endsCell()) take();
        return formula ? formula() : null;
    }

    private Text readQuoted() throws IOException {
        advance();
        while (true) {
            if (ahead == END) throw Unreadable.openQuote(line);
            if (ahead == '"') {
                advance();
                if (ahead != '"') break;
            }
            take();
        }
        boolean formula = cell.indexOf("=") == 0;
        if (endsCell()) return formula ? formula() : null;
        while (!endsCell()) take();
        return new Text("结束引号之后还有内容。", "There is something after the closing quotation mark.");
    }

    private boolean endsCell() {
        return ahead == ',' || ahead == '\n' || ahead == '\r' || ahead == END;
    }

    private void take() throws IOException {
        if (cell.length() >= limits.characters()) throw Unreadable.cellTooLong(line, limits);
        cell.append((char) ahead);
        advance();
    }

    private void advance() throws IOException {
        ahead = in.read();
    }

    private static Text formula() {
        return new Text("单元格是公式，请改为填写结果。", "This is a formula; write its result instead.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
