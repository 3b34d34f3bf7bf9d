package org.chuishao.kernel.tabular;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An Excel workbook, streamed: rows leave memory as they come, text lies in its cell and not in a shared table. */
final class XlsxRows implements Rows {
    /** Excel ends a sheet at 1,048,576 rows; what is longer goes on in the next. */
    private static final int SHEET = 1_000_000;

    private static final int FLUSH = 500;

    private final Workbook workbook;
    private final List<?> header;
    private Worksheet sheet;
    private int sheets;
    private int row;

    XlsxRows(OutputStream out, List<?> header) throws IOException {
        this.workbook = new Workbook(out, "Chuishao", null);
        this.workbook.setCompressionLevel(1);
        this.header = header;
        startSheet();
    }

    @Override
    public void add(List<?> cells) throws IOException {
        if (row > SHEET) startSheet();
        write(cells);
        if (row % FLUSH == 0) sheet.flush();
    }

    @Override
    public void finish() throws IOException {
        workbook.close();
    }

    private void startSheet() throws IOException {
        if (sheet != null) sheet.finish();
        sheet = workbook.newWorksheet("Sheet" + ++sheets);
        row = 0;
        write(header);
        sheet.freezePane(0, 1);
    }

    private void write(List<?> cells) {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case null -> {}
                case Number number -> sheet.value(row, column, number);
                case Object text -> {
                    var shown = text.toString();
                    sheet.inlineString(
                            row,
                            column,
                            Unwritable.written(shown.length() > Limits.CELL ? shown.substring(0, Limits.CELL) : shown));
                }
            }
        }
        row++;
    }
}
