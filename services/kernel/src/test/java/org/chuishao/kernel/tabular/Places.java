package org.chuishao.kernel.tabular;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chuishao.kernel.problem.Text;

/** A small register and files for it, good and bad. */
final class Places {
    enum Sort {
        STREET,
        TOWNSHIP
    }

    record Place(String code, String name, Sort sort, Integer people, LocalDate since, List<String> words) {}

    static final Field<String> CODE = Field.of("代码", "Code", Form.pattern("\\d{9}", "九位数字", "nine digits"))
            .required();
    static final Field<String> NAME = Field.of("名称", "Name", Form.text(20)).required();
    static final Field<Sort> SORT = Field.of(
            "类别",
            "Kind",
            Form.choice(Sort.class, s -> s == Sort.STREET ? new Text("街道", "Street") : new Text("乡镇", "Township")));
    static final Field<Integer> PEOPLE =
            Field.of("人口", "Population", Form.number(0, 10_000_000)).check(n -> n != 13, "十三不行。", "Not thirteen.");
    static final Field<LocalDate> SINCE = Field.of("起始日期", "Since", Form.date()).alias("valid_from");
    static final Field<List<String>> WORDS = Field.of("关键词", "Keywords", Form.list(Form.text(8), 3));

    static final Layout<Place> PLACES = Layout.<Place>of(
                    Limits.rows(50),
                    v -> new Place(v.get(CODE), v.get(NAME), v.get(SORT), v.get(PEOPLE), v.get(SINCE), v.get(WORDS)))
            .column(CODE, Place::code)
            .column(NAME, Place::name)
            .column(SORT, Place::sort)
            .column(PEOPLE, Place::people)
            .column(SINCE, Place::since)
            .column(WORDS, Place::words)
            .key(CODE);

    private Places() {}

    static Upload csv(String text) {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    static Upload csv(String text, Charset charset) {
        return file(text.getBytes(charset));
    }

    static Upload file(byte[] bytes) {
        try {
            return Upload.of(new ByteArrayInputStream(bytes), PLACES.limits());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What the register would take of a file, and what is wrong with it. */
    record Read(List<Place> places, List<String> faults) {}

    static Read read(Upload upload) {
        try (upload) {
            var faults = new Faults();
            var places = new ArrayList<Place>();
            PLACES.read(upload, faults, 2, lines -> lines.forEach(line -> places.add(line.row())));
            var told = faults.all().stream()
                    .map(fault -> fault.in(Locale.ENGLISH))
                    .map(fault -> fault.line() + " " + fault.column() + " " + fault.reason())
                    .toList();
            return new Read(places, told);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] written(Format format, Locale language, List<Place> places) {
        try (var out = new ByteArrayOutputStream()) {
            PLACES.table().write(format, language, Table.Source.of(places), out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A workbook of one sheet, its parts written by hand. */
    static Map<String, String> workbook(String sheet) {
        var parts = new TreeMap<String, String>();
        parts.put("_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"worksheet\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
        parts.put("xl/worksheets/sheet1.xml", "<worksheet>" + sheet + "</worksheet>");
        return parts;
    }

    static String relation(String type, String target) {
        return "<Relationships><Relationship Id=\"%s\" Type=\"urn:x/%s\" Target=\"%s\"/></Relationships>"
                .formatted(type, type, target);
    }

    static byte[] zipped(Map<String, String> parts) {
        try (var bytes = new ByteArrayOutputStream();
                var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
            zip.finish();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String cell(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    static final String HEADER = "<row r=\"1\">" + cell("代码") + cell("Name") + "</row>";
}
