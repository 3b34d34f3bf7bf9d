package org.chuishao.kernel.tabular;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** RFC 4180 with a byte order mark, which is how spreadsheets know UTF-8. */
final class CsvRows implements Rows {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER = 32 * 1024;

    private final Writer out;

    CsvRows(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        this.out.write(BYTE_ORDER_MARK);
    }

    @Override
    public void add(List<?> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) out.write(',');
            out.write(quoted(text(cells.get(i))));
        }
        out.write("\r\n");
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    private static String text(Object cell) {
        return switch (cell) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            default -> cell.toString();
        };
    }

    private static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') return '"' + text.replace("\"", "\"\"") + '"';
        }
        return text;
    }
}
