package org.chuishao.kernel.tabular;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.chuishao.kernel.problem.Text;
import org.dhatim.fastexcel.Workbook;

/** The empty file to fill in: the headers, and in a workbook a second sheet that says what goes under each. */
public record Template(List<Field<?>> fields) {
    private static final Text NOTES = new Text("填写说明", "Notes");
    private static final List<Text> HEADER =
            List.of(new Text("列名", "Column"), new Text("必填", "Required"), new Text("填写内容", "What to write"));
    private static final Text YES = new Text("是", "yes");
    private static final Text NO = new Text("否", "no");

    /** @param name of the file, without extension */
    public Response.ResponseBuilder answer(Format format, Locale language, String name) {
        StreamingOutput body = out -> write(format, language, out);
        return Response.ok(body, format == Format.CSV ? Format.TEXT_CSV + ";charset=UTF-8" : Format.EXCEL)
                .header("Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(name, format.extension()))
                .header("Vary", "Accept, Accept-Language");
    }

    void write(Format format, Locale language, OutputStream out) throws IOException {
        if (format != Format.CSV) {
            writeWorkbook(language, out);
            return;
        }
        var rows = new CsvRows(out);
        rows.add(fields.stream().map(field -> field.header().in(language)).toList());
        rows.finish();
    }

    private void writeWorkbook(Locale language, OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "Chuishao", null)) {
            var sheet = workbook.newWorksheet("Sheet1");
            for (int column = 0; column < fields.size(); column++)
                sheet.value(0, column, fields.get(column).header().in(language));
            sheet.freezePane(0, 1);
            sheet.finish();
            var notes = workbook.newWorksheet(NOTES.in(language));
            for (int column = 0; column < HEADER.size(); column++)
                notes.value(0, column, HEADER.get(column).in(language));
            for (int row = 1; row <= fields.size(); row++) {
                var field = fields.get(row - 1);
                notes.value(row, 0, field.header().in(language));
                notes.value(row, 1, (field.isRequired() ? YES : NO).in(language));
                notes.value(row, 2, field.form().takes().in(language));
            }
            notes.finish();
        }
    }
}
