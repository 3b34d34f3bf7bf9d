package org.chuishao.kernel.tabular;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.chuishao.kernel.problem.Text;

/** What is exported, column by column: written row by row as it is read, so that its length costs no memory. */
public record Table<T>(List<Column<T>> columns) {
    /** What decides what an address that is also a table shows. */
    public static final String VARY = "Authorization, Accept, Accept-Language";

    @SafeVarargs
    public static <T> Table<T> of(Column<T>... columns) {
        return new Table<>(List.of(columns));
    }

    /** Where rows come from: hands each to the writer as soon as it is read. */
    @FunctionalInterface
    public interface Source<T> {
        void each(Sink<T> sink) throws IOException;

        /** Of what is in memory already. */
        static <T> Source<T> of(Iterable<T> rows) {
            return sink -> {
                for (var row : rows) sink.take(row);
            };
        }
    }

    @FunctionalInterface
    public interface Sink<T> {
        void take(T row) throws IOException;
    }

    /** @param name of the file, without extension */
    public Response.ResponseBuilder answer(Format format, Locale language, String name, Source<T> rows) {
        StreamingOutput body = out -> write(format, language, rows, out);
        return Response.ok(body, format == Format.CSV ? Format.TEXT_CSV + ";charset=UTF-8" : Format.EXCEL)
                .header("Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(name, format.extension()))
                .header("Vary", VARY);
    }

    void write(Format format, Locale language, Source<T> rows, OutputStream out) throws IOException {
        var sheet = format == Format.CSV ? new CsvRows(out) : new XlsxRows(out, header(language));
        if (format == Format.CSV) sheet.add(header(language));
        rows.each(row -> sheet.add(columns.stream()
                .map(column -> Neutral.harmless(said(column.cell().apply(row), language)))
                .toList()));
        sheet.finish();
    }

    private static Object said(Object cell, Locale language) {
        return cell instanceof Text text ? text.in(language) : cell;
    }

    private List<Object> header(Locale language) {
        return columns.stream()
                .<Object>map(column -> column.header().in(language))
                .toList();
    }
}
