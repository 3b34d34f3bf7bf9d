package org.chuishao.kernel.tabular;

import static org.chuishao.kernel.tabular.Places.csv;
import static org.chuishao.kernel.tabular.Places.read;
import static org.junit.jupiter.api.Assertions.*;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.tabular.Places.Place;
import org.chuishao.kernel.tabular.Places.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV in: encodings, headers in any order and language, and everything that may be wrong, by line and column. */
class CsvTest {
    private static final String GOOD = """
            名称,代码,类别,人口,起始日期,关键词
            德宽路街道,340803001,街道,12000,2026-01-01,路灯;井盖
            "花亭, ""南""北",340803002,Street,,2026年2月1日,
            """;

    private static final List<Place> GOOD_PLACES = List.of(
            new Place("340803001", "德宽路街道", Sort.STREET, 12000, LocalDate.of(2026, 1, 1), List.of("路灯", "井盖")),
            new Place("340803002", "花亭, \"南\"北", Sort.STREET, null, LocalDate.of(2026, 2, 1), null));

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK"})
    void readsWhatSpreadsheetsSave(String charset) {
        for (var text : List.of(GOOD, GOOD.replace("\n", "\r\n"), GOOD.strip(), GOOD + "\n,,,\n")) {
            var found = read(csv(text, Charset.forName(charset)));
            assertEquals(List.of(), found.faults());
            assertEquals(GOOD_PLACES, found.places());
        }
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheHeader() {
        assertEquals(GOOD_PLACES, read(csv("\uFEFF" + GOOD)).places());
    }

    @Test
    void headersComeInEitherLanguageHoweverTheyAreTyped() {
        var found = read(csv("CODE *,Ｎａｍｅ,valid from\n340803001,甲,20260101\n"));
        assertEquals(List.of(), found.faults());
        assertEquals(LocalDate.of(2026, 1, 1), found.places().getFirst().since());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            代码,名称\\n34080300,甲           | 2 代码 "34080300" will not do: write nine digits.
            代码,名称\\n,甲                   | 2 代码 This column must be filled in.
            代码,名称,人口\\n340803001,甲,x    | 2 人口 "x" will not do: write a whole number from 0 to 10000000.
            代码,名称,人口\\n340803001,甲,13   | 2 人口 Not thirteen.
            代码,名称,Since\\n340803001,甲,2026-02-30 | 2 Since "2026-02-30" will not do: write a date such as 2026-11-18.
            代码,名称,类别\\n340803001,甲,村   | 2 类别 "村" will not do: write one of: Street, Township.
            代码,名称\\n\\n340803001,甲\\n340803001,乙 | 4 代码 "340803001" is on line 3 already.
            代码,名称\\n340803001,=1+1        | 2 名称 This is a formula; write its result instead.
            代码,名称\\n340803001,"=1+1"      | 2 名称 This is a formula; write its result instead.
            代码,名称\\n340803001,"甲"乙      | 2 名称 There is something after the closing quotation mark.
            代码,名称\\n340803001,甲,乙       | 2 C There is no header above this cell.
            代码,名称,代码\\n340803001,甲,乙  | 1 代码 This column is there twice.
            代码,名称,Code\\n340803001,甲,乙  | 1 Code This column is there twice.
            代码\\n340803001                 | 1 Name This column is missing.
            代码,名称,颜色\\n340803001,甲,红  | 1 颜色 There is no such column. Known: Code, Name, Kind, Population, Since, Keywords.
            代码,名称,关键词\\n340803001,甲,一;二;三;四 | 2 关键词 "一;二;三;四" will not do: write at most 3 with semicolons between them, each text of at most 8 characters.
            """)
    void saysWhatIsWrongByLineAndColumn(String text, String fault) {
        var found = read(csv(text.replace("\\n", "\n")));
        assertEquals(List.of(fault), found.faults());
    }

    @Test
    void namesEveryFaultOfARowAndReadsOn() {
        var found = read(csv("代码,名称,人口\n1,,x\n340803001,甲,1\n2,乙,2\n"));
        assertEquals(4, found.faults().size());
        assertEquals(1, found.places().size());
    }

    @Test
    void whatBeginsLikeAFormulaButIsTextStaysText() {
        var found = read(csv("代码,名称\n340803001,-5\n340803002,+86 556\n340803003,@甲\n340803004,'=1\n"));
        assertEquals(
                List.of("-5", "+86 556", "@甲", "=1"),
                found.places().stream().map(Place::name).toList());
    }

    @Test
    void aColumnThatIsNotThereLeavesWhatWasKnown() throws Exception {
        var known = new Place("340803001", "旧名", Sort.STREET, 5, null, List.of("灯"));
        try (var upload = csv("代码,名称,关键词\n340803001,新名,\n")) {
            var line = Places.PLACES.readAll(upload, new Faults()).getFirst();
            assertEquals(new Place("340803001", "新名", Sort.STREET, 5, null, null), line.over(known));
            assertSame(line.row(), line.over(null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void otherEncodingsAreRefused(String charset) {
        assertRefused("FILE_ENCODING", csv(GOOD, Charset.forName(charset)));
    }

    @Test
    void whatIsNoTextIsRefused() {
        assertRefused("FILE_ENCODING", Places.file(new byte[] {'a', 0, 'b'}));
        assertRefused("FILE_ENCODING", Places.file(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 'b'}));
        assertRefused("FILE_FORMAT", Places.file(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1}));
        assertRefused("QUOTE_NOT_CLOSED", csv("代码,名称\n340803001,\"甲\n"));
        assertThrows(Problem.class, () -> Places.file(new byte[0]));
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertRefused("FILE_TOO_LONG", csv("代码,名称\n" + "340803001,甲\n".repeat(51)));
        assertRefused("ROW_TOO_LONG", csv("代码,名称\n" + ",".repeat(200) + "\n"));
        assertRefused("CELL_TOO_LONG", csv("代码,名称\n" + "x".repeat(32_768) + ",甲\n"));
        var small = new Limits(10, 5, 5, 5, 5, 5);
        var body = new java.io.ByteArrayInputStream("12345678901".getBytes(StandardCharsets.UTF_8));
        var refused = assertThrows(Problem.class, () -> Upload.of(body, small));
        assertEquals(413, refused.status());
    }

    @Test
    void manyFaultsAreCountedAndAThousandTold() {
        var faults = new Faults();
        for (int i = 0; i < 1500; i++) faults.add(i, Places.CODE, "错", "wrong");
        assertEquals(1500, faults.count());
        assertEquals(Faults.TOLD, faults.all().size());
        var refused = assertThrows(Problem.class, faults::refuse);
        assertEquals("IMPORT_REFUSED", refused.code());
    }

    static void assertRefused(String code, Upload upload) {
        var refused = assertThrows(Problem.class, () -> read(upload));
        assertEquals(code, refused.code());
    }
}
