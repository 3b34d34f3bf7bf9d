package org.chuishao.kernel.tabular;

import static org.chuishao.kernel.tabular.CsvTest.assertRefused;
import static org.chuishao.kernel.tabular.Places.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.chuishao.kernel.tabular.Places.Place;
import org.junit.jupiter.api.Test;

/** Workbooks in, also those made to do harm. */
class XlsxTest {
    private static final String ROW = "<row r=\"2\">" + cell("340803001") + cell("甲") + "</row>";

    /** Packs so badly that the ratio alone lets 30 MB pass beside it. */
    private static final String NOISE =
            "<!--" + new Random(7).longs(20_000).mapToObj(Long::toHexString).collect(Collectors.joining()) + "-->";

    private static Upload sheet(String rows) {
        return file(zipped(workbook("<sheetData>" + rows + "</sheetData>")));
    }

    @Test
    void readsTextNumbersDatesAndWhatCellsShare() {
        var parts = workbook("<sheetData><row>"
                + "<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c>" + cell("人口") + "</row>"
                + "<row r=\"5\"><c r=\"A5\"><v>3.40803001E8</v></c><c r=\"B5\" t=\"s\"><v>3</v></c>"
                + "<c r=\"C5\" s=\"1\"><v>46344</v></c><c r=\"D5\"><v>12.0</v></c></row></sheetData>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"worksheet\" Type=\"urn:x/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"b\" Type=\"urn:x/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                        + "<Relationship Id=\"c\" Type=\"urn:x/styles\" Target=\"styles.xml\"/></Relationships>");
        parts.put(
                "xl/sharedStrings.xml",
                "<sst><si><t>代码</t></si><si><t>名称</t></si><si><t>Since</t></si>"
                        + "<si><r><t>德宽</t></r><r><t>路</t></r><rPh><t>dekuan</t></rPh></si></sst>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m\"/></numFmts>"
                        + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>");
        var found = read(file(zipped(parts)));
        assertEquals(List.of(), found.faults());
        assertEquals(
                List.of(new Place("340803001", "德宽路", null, 12, LocalDate.of(2026, 11, 18), null)), found.places());
    }

    /** What XML has no way for, and what only looks like it. */
    @Test
    void charactersWrittenByTheirNumberAreRead() {
        var found = read(sheet(
                HEADER + "<row r=\"2\">" + cell("340803001") + cell("甲_x000D_\n乙_x005F_x000D__x0001_") + "</row>"));
        assertEquals("甲\r\n乙_x000D__x0001_", found.places().getFirst().name());
        for (var text : List.of("_x000D_", "_x005F_", "a_x005F_x000D_", "\uE000"))
            for (var format : List.of(Format.XLSX, Format.CSV)) {
                var place = new Place("340803001", text, null, null, null, null);
                assertEquals(
                        List.of(place),
                        read(file(Places.written(format, Locale.CHINESE, List.of(place))))
                                .places());
            }
    }

    /** Each is an entity to XML. */
    @Test
    void manyQuotationMarksAreNoAttack() {
        var parts = workbook("<sheetData>" + HEADER + "<row r=\"2\">" + cell("340803001")
                + "<c r=\"B2\" t=\"s\"><v>4</v></c></row></sheetData>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"worksheet\" Type=\"urn:x/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"b\" Type=\"urn:x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
        parts.put(
                "xl/sharedStrings.xml",
                "<sst>" + ("<si><t>" + "&quot;".repeat(30_000) + "</t></si>").repeat(4)
                        + "<si><t>&quot;甲&quot;</t></si></sst>");
        var found = read(file(zipped(parts)));
        assertEquals(List.of(), found.faults());
        assertEquals("\"甲\"", found.places().getFirst().name());
    }

    @Test
    void mergedCellsFormulasAndErrorsAreFaults() {
        var found = read(file(zipped(workbook("<sheetData>" + HEADER + "<row r=\"2\">"
                + "<c r=\"A2\"><f>1+1</f><v>2</v></c><c r=\"B2\" t=\"e\"><v>#N/A</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\"><v>1E999999</v></c>" + cell("甲") + "</row>"
                + "</sheetData><mergeCells><mergeCell ref=\"A4:B5\"/></mergeCells>"))));
        assertEquals(
                List.of(
                        "2 代码 This is a formula; write its result instead.",
                        "2 Name The cell holds no value one could read: #N/A.",
                        "3 代码 The cell holds no value one could read: 1E999999.",
                        "4 A4:B5 These cells are merged; separate them and fill in every row."),
                found.faults());
    }

    @Test
    void aFaultRepeatsOnlySoMuchOfACell() {
        var found =
                read(sheet(HEADER + "<row r=\"2\"><c><v>" + "1".repeat(30_000) + "</v></c>" + cell("甲") + "</row>"));
        assertEquals(List.of("2 代码 The cell holds no value one could read: " + "1".repeat(40) + "…."), found.faults());
        var header = read(sheet("<row r=\"1\">" + cell("代码") + cell("Name") + cell("列".repeat(30_000)) + "</row>"));
        assertTrue(header.faults().getFirst().startsWith("1 " + "列".repeat(40) + "… There is no such column."));
    }

    @Test
    void declaredTypesAndEntitiesAreRefused() {
        for (var doctype : List.of(
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">",
                "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]>"))
            for (var part : List.of("xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels")) {
                var parts = workbook("<sheetData>" + HEADER + ROW + "</sheetData>");
                parts.computeIfPresent(part, (name, xml) -> doctype + xml);
                assertRefused("FILE_DECLARES_ENTITIES", file(zipped(parts)));
            }
    }

    @Test
    void bombsAreRefusedWhateverPartTheyAreIn() {
        var zeros = " ".repeat(40 << 20);
        assertRefused("FILE_INFLATES", sheet(HEADER + zeros + ROW));
        var parts = workbook("<sheetData>" + HEADER + ROW + "</sheetData>");
        parts.computeIfPresent("xl/workbook.xml", (name, xml) -> xml.replace("<sheets>", zeros + "<sheets>"));
        assertRefused("FILE_INFLATES", file(zipped(parts)));
    }

    @Test
    void whatIsKeptInMemoryIsSmallHoweverLargeItsPart() {
        var parts = workbook("<sheetData>" + HEADER + ROW + "</sheetData>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"worksheet\" Type=\"urn:x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"c\" Type=\"urn:x/styles\" Target=\"styles.xml\"/></Relationships>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet>" + NOISE + "<cellXfs>" + "<xf/>".repeat(2 << 20) + "</cellXfs></styleSheet>");
        assertRefused("FILE_INFLATES", file(zipped(parts)));
        var comment = "<!--" + "x".repeat(9 << 20) + "-->";
        assertRefused(
                "FILE_INFLATES",
                file(zipped(workbook(NOISE + comment + "<sheetData>" + HEADER + ROW + "</sheetData>"))));
    }

    @Test
    void sharedTextsCostDiskNotMemory() throws Exception {
        int count = 4 << 20;
        var file = Files.createTempFile("workbook", null);
        Files.write(
                file,
                zipped(Map.of(
                        "texts.xml",
                        "<sst>" + NOISE + "<si><t>甲</t></si>" + "<si/>".repeat(count) + "<si><t>乙</t></si></sst>")));
        long before = memory();
        try (var parts = new Parts(file, PLACES.limits());
                var texts = SharedTexts.read(parts, "texts.xml", PLACES.limits())) {
            assertTrue(memory() - before < count, "of memory: less than a byte a text");
            assertEquals(
                    Arrays.asList("甲", "", "乙", null),
                    Arrays.asList(texts.get(0), texts.get(count), texts.get(count + 1), texts.get(count + 2)));
        } finally {
            Files.delete(file);
        }
    }

    private static long memory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertRefused("FILE_TOO_LONG", sheet(HEADER + ROW.repeat(51)));
        assertRefused("ROW_TOO_LONG", sheet(HEADER + "<row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row>"));
        assertRefused("ROW_TOO_LONG", sheet(HEADER + "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>"));
        assertRefused("CELL_TOO_LONG", sheet(HEADER + "<row r=\"2\">" + cell("x".repeat(33_000)) + "</row>"));
        assertRefused("CELL_TOO_LONG", sheet(HEADER + "<row r=\"2\"><c><v>" + "1".repeat(33_000) + "</v></c></row>"));
    }

    @Test
    void whatIsDamagedIsRefused() {
        var good = zipped(workbook("<sheetData>" + HEADER + ROW + "</sheetData>"));
        assertEquals(1, read(file(good)).places().size());
        assertRefused("FILE_DAMAGED", file(Arrays.copyOf(good, good.length / 2)));
        assertRefused("FILE_DAMAGED", sheet(HEADER + "<row><c r=\"12\"><v>1</v></c></row>"));
        assertRefused("FILE_DAMAGED", sheet(HEADER + "<row><c>"));
        assertRefused("FILE_DAMAGED", sheet(HEADER + "&undeclared;"));
        for (var part : List.of("xl/workbook.xml", "_rels/.rels", "xl/worksheets/sheet1.xml")) {
            var parts = workbook("<sheetData>" + HEADER + ROW + "</sheetData>");
            parts.remove(part);
            assertRefused("FILE_DAMAGED", file(zipped(parts)));
        }
        assertRefused("FILE_EMPTY", sheet(""));
    }

    @Test
    void aNumberFormatLongerThanExcelsIsNotLookedThrough() {
        for (var format : List.of("[".repeat(1_000_000), "x".repeat(256))) {
            var parts = workbook("<sheetData>" + HEADER + ROW + "</sheetData>");
            parts.put(
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"worksheet\" Type=\"urn:x/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/>"
                            + "<Relationship Id=\"c\" Type=\"urn:x/styles\" Target=\"styles.xml\"/></Relationships>");
            parts.put(
                    "xl/styles.xml",
                    "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"" + format
                            + "\"/></numFmts></styleSheet>");
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertRefused("FILE_DAMAGED", file(zipped(parts))));
        }
    }

    @Test
    void bytesThatLieFallOnNobodysFoot() {
        var good = zipped(workbook("<sheetData>" + HEADER + ROW + "</sheetData>"));
        for (int at = 4; at < good.length; at++) {
            var bent = good.clone();
            bent[at] ^= 0x55;
            try {
                read(file(bent));
            } catch (org.chuishao.kernel.problem.Problem told) {
                assertEquals(400, told.status());
            }
        }
    }
}
