package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.District.as;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.tabular.Table;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** Scores, sheets and ledger as JSON, CSV and XLSX: in the reader's language, safe to open, only what is the caller's. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ExportIT {
    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String MONTH = "2026-03";
    private static final List<String> PATHS =
            List.of("/scores?period=" + MONTH, "/score-sheets/" + MONTH, "/ledger-export?period=" + MONTH);
    private static final List<String> FORMS = List.of("application/json", "text/csv", EXCEL);

    private District district;

    private void march(String code) {
        district = new District(code);
        district.department("ROADS", "=HYPERLINK(A1)，局");
        district.department("PARKS", "@园林");
        District.at("2026-03-02T09:00");
        var whistle = district.dispatched("=1+1", "JOINT", "2026-03-02T09:00", "ROADS", "PARKS");
        district.checksIn(whistle, "ROADS");
        district.checksIn(whistle, "PARKS");
        district.awaitLine(MONTH, "ROADS", "37.5", "37.5", "0.00");
        district.awaitLine(MONTH, "PARKS", "18.75", "18.75", "0.00");
    }

    @Test
    void everyTableComesInEveryForm() {
        District.inAnotherTime(() -> {
            march("349951");
            for (var path : PATHS) {
                csv(path, "en", "ROADS", "PARKS");
                csv(path, "zh", "ROADS", "PARKS");
                var rows = xlsx(path, district.reader);
                assertTrue(rows.getFirst().getCellText(0).matches("周期|台账序号"), path);
                assertTrue(
                        rows.stream()
                                .anyMatch(row -> row.stream()
                                        .anyMatch(cell ->
                                                cell != null && cell.getText().startsWith("'"))),
                        path + " holds a name that begins like a formula");
                assertTrue(
                        rows.stream()
                                .noneMatch(row -> row.stream()
                                        .anyMatch(cell -> cell != null
                                                && (cell.getFormula() != null
                                                        || cell.getText().startsWith("=")))),
                        path);
                as(district.reader).get(path).then().statusCode(200).contentType("application/json");
                unchanged(path);
                refused(district.reader, r -> r.accept("application/pdf").get(path), 406, "NOT_ACCEPTABLE");
                // a department gets its own rows only
                assertEquals(2, xlsx(path, district.lead("PARKS")).size());
                as(district.lead("PARKS"))
                        .accept("text/csv")
                        .get(path)
                        .then()
                        .body(containsString("PARKS"), not(containsString("ROADS")));
            }
        });
    }

    private void csv(String path, String lang, String... departments) {
        var header = lang.equals("en") ? "Organisation" : "部门代码";
        var byHeader = as(district.reader)
                .accept("text/csv")
                .header("Accept-Language", lang)
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .header("Content-Disposition", containsString(".csv"))
                .body(startsWith("\uFEFF"), containsString(header))
                .body(containsString(departments[0]), containsString(departments[1]))
                .extract()
                .asString();
        assertTrue(
                byHeader.lines().skip(1).noneMatch(line -> line.matches("(.*,)?\"?[=@].*")),
                "no cell begins like a formula: " + byHeader);
        as(district.reader)
                .accept("text/csv")
                .get(path + (path.contains("?") ? "&" : "?") + "lang=" + lang)
                .then()
                .body(is(byHeader));
    }

    private List<Row> xlsx(String path, String who) {
        var answer = as(who).accept(EXCEL).get(path);
        assertEquals(200, answer.statusCode(), path);
        assertEquals(EXCEL, answer.contentType());
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.asByteArray()));
                var rows = workbook.getFirstSheet().openStream()) {
            return rows.toList();
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    private void unchanged(String path) {
        for (var form : FORMS) {
            var first = as(district.reader).accept(form).get(path);
            assertEquals(1, Collections.frequency(first.headers().getValues("Vary"), Table.VARY), path + " as " + form);
            var tag = first.header("ETag");
            as(district.reader)
                    .accept(form)
                    .header("If-None-Match", tag)
                    .get(path)
                    .then()
                    .statusCode(304);
        }
    }

    /** The counterpart of the 304s above: one line more, and none of the tags holds. */
    @Test
    void whatHasChangedSinceIsSentAnewUnderAnotherTag() {
        District.inAnotherTime(() -> {
            march("349953");
            for (var path : PATHS) unchanged(path);
            var seen = new HashMap<List<String>, String>();
            for (var path : PATHS)
                for (var form : FORMS)
                    seen.put(
                            List.of(path, form),
                            as(district.reader).accept(form).get(path).header("ETag"));
            var another = district.dispatched("2", "ROUTINE", "2026-03-02T09:00", "ROADS");
            district.checksIn(another, "ROADS");
            district.awaitLine(MONTH, "ROADS", "62.5", "62.5", "0.00");
            seen.forEach((asked, tag) -> await().untilAsserted(() -> as(district.reader)
                    .accept(asked.get(1))
                    .header("If-None-Match", tag)
                    .get(asked.get(0))
                    .then()
                    .statusCode(200)
                    .header("ETag", notNullValue())
                    .header("ETag", not(tag))));
        });
    }

    @Test
    void theLedgerOfAPeriodIsWholeAndInItsOrder() {
        District.inAnotherTime(() -> {
            march("349952");
            as(district.reader)
                    .get("/ledger-export?period=" + MONTH)
                    .then()
                    .body("items.position", contains(0, 1), "ledgerEnd", is(2), "items[0].leaf", notNullValue());
            as(district.reader)
                    .get("/ledger-export?period=%s&organisation=PARKS".formatted(MONTH))
                    .then()
                    .body("items.organisation", contains("PARKS"));
            as(district.reader).get("/ledger-export?period=2026-02").then().body("items", empty());
            refused(
                    district.lead("PARKS"),
                    r -> r.get("/ledger-export?period=%s&organisation=ROADS".formatted(MONTH)),
                    404,
                    "NOT_FOUND");
        });
        refused(district.reader, r -> r.get("/ledger-export"), 400, "INVALID_FIELDS");
        refused(district.reader, r -> r.get("/ledger-export?period=later"), 400, "INVALID_FIELDS");
        refused(district.reader, r -> r.get("/ledger-export?period=2026-03&lang=de"), 400, "INVALID_FIELDS");
    }
}
