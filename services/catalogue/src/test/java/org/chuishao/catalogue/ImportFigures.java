package org.chuishao.catalogue;

import static org.awaitility.Awaitility.await;
import static org.chuishao.catalogue.People.departments;
import static org.chuishao.catalogue.People.editorOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.tabular.Format;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not a test of every build: prints the figures of the README. {@code mvn … -Dtest=ImportFigures}. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ImportFigures {
    private static final int ITEMS = 100_000;
    private static final int DIVISIONS = 1_000_000;
    /**
     * Bytes that ten times the rows may need more. Not nothing: the codes of a file are remembered to its end, and divisions come by the
     * hundred thousand.
     */
    private static final long FLAT = 40_000_000;

    @TempDir
    Path folder;

    @FunctionalInterface
    private interface Lines {
        void write(BufferedWriter out) throws IOException;
    }

    private Path file(String name, Lines lines) throws IOException {
        var file = folder.resolve(name);
        try (var out = Files.newBufferedWriter(file)) {
            lines.write(out);
        }
        return file;
    }

    private Path items(int changed) throws IOException {
        return items(ITEMS, changed);
    }

    private Path items(int rows, int changed) throws IOException {
        return file("items-" + rows + "-" + changed + ".csv", out -> {
            out.write("事项代码,事项名称,一级分类,二级分类,事项类型,主责部门,配合部门,关键词,所属清单,法律依据,受理条件\n");
            for (int i = 0; i < rows; i++)
                out.write(
                        "F-%06d,城市公共设施维护事项%d%s,城乡建设,市政,许可,URBAN,HOUSING,路灯不亮;井盖丢失;词%d,权责清单,《城市道路管理条例》第%d条,申请材料齐全并符合法定形式\n"
                                .formatted(i, i, i < changed ? "改" : "", i, i));
        });
    }

    private Path divisions(int rows) throws IOException {
        return file("divisions-" + rows + ".csv", out -> {
            out.write("code,name,parent\n");
            int left = rows;
            for (int province = 11; left > 0; province++)
                for (int county = 0; county < 90 && left > 0; county++) {
                    var code = "%02d%04d".formatted(province, county);
                    out.write(code + ",某某县,\n");
                    left--;
                    for (int street = 1; street <= 14 && left > 0; street++) {
                        out.write("%s%03d,某某街道办事处%d,%s\n".formatted(code, street, street, code));
                        left--;
                        for (int village = 1; village <= 14 && left > 0; village++, left--)
                            out.write("%s%03d%03d,某某社区居民委员会%d,%s%03d\n"
                                    .formatted(code, street, village, village, code, street));
                    }
                }
        });
    }

    private static void imported(String what, String district, String path, Path file) throws IOException {
        long start = System.nanoTime();
        var answer = taken(district, path, file, () -> {});
        System.out.printf(
                "FIGURE %s: %,d rows, %.1f MB in %.2f s; %s%n",
                what,
                answer.jsonPath().getInt("rows"),
                Files.size(file) / 1e6,
                (System.nanoTime() - start) / 1e9,
                answer.jsonPath().getMap("changes"));
    }

    private static Response taken(String district, String path, Path file, Runnable meanwhile) {
        var record = editorOf(district)
                .contentType("text/csv")
                .header("Prefer", "respond-async")
                .body(file.toFile())
                .post(path)
                .then()
                .statusCode(202)
                .extract()
                .header("Location")
                .replace("/api/v1", "");
        var answer = await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            meanwhile.run();
                            return editorOf(district).get(record);
                        },
                        read -> !read.jsonPath().getString("state").equals("RUNNING"));
        answer.then().body("state", Matchers.is("DONE"));
        return answer;
    }

    private static long need(String what, String district, String path, Path file) {
        return need(what, district, path, file, List.of());
    }

    /**
     * How many bytes more than before were alive at once, at most: the heap is collected again and again while the file is taken.
     *
     * @param beside an import that keeps so much of the file
     */
    private static long need(String what, String district, String path, Path file, List<String> beside) {
        var peak = new AtomicLong();
        long before = alive();
        var kept = beside.stream().map(line -> line.split(",")).toList();
        var rows = taken(district, path, file, () -> peak.accumulateAndGet(alive(), Math::max))
                .jsonPath()
                .getInt("rows");
        System.out.printf(
                "FIGURE memory, %s: %,d rows, heap alive before %.1f MB, at most %.1f MB more; rows kept: %,d%n",
                what, rows, before / 1e6, (peak.get() - before) / 1e6, kept.size());
        return Math.max(0, peak.get() - before); // what the import before left may have gone meanwhile
    }

    private static long alive() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void assertFlat(long few, long many) {
        assertTrue(many <= few + FLAT, () -> "%,d bytes needed, %,d for ten times the rows".formatted(few, many));
    }

    @Test
    void figures() throws IOException {
        departments("340891", "URBAN", "HOUSING");
        imported("dry run of new items", "340891", "/items/import?dryRun=true", items(0));
        imported("new items", "340891", "/items/import", items(0));
        imported("the same items again", "340891", "/items/import", items(0));
        imported("items of which 1,000 changed", "340891", "/items/import", items(1000));
        long start = System.nanoTime();
        var workbook = folder.resolve("items.xlsx");
        Files.write(
                workbook, editorOf("340891").accept(Format.EXCEL).get("/items").asByteArray());
        System.out.printf("FIGURE export to XLSX: %.2f s%n", (System.nanoTime() - start) / 1e9);
        imported("the exported workbook", "340891", "/items/import", workbook);
    }

    @Test
    void memoryStaysFlatWithTenTimesTheRows() throws IOException {
        for (var district : List.of("340889", "340894")) departments(district, "URBAN", "HOUSING");
        var few = items(ITEMS / 10, 0);
        need("warming up", "340889", "/items/import?dryRun=true", few);
        for (var what : List.of("new items", "the same items again"))
            assertFlat(need(what, "340889", "/items/import", few), need(what, "340894", "/items/import", items(0)));
        assertFlat(
                need("divisions", "340889", "/organisations/divisions/import", divisions(DIVISIONS / 10)),
                need("divisions", "340894", "/organisations/divisions/import", divisions(DIVISIONS)));
    }

    /** The control. */
    @Test
    void whoeverKeepsEveryRowIsFoundOut() throws IOException {
        departments("340868", "URBAN", "HOUSING");
        var few = items(ITEMS / 10, 0);
        var many = items(0);
        var dryRun = "/items/import?dryRun=true";
        need("warming up", "340868", dryRun, few);
        long little = need("keeping every row", "340868", dryRun, few, Files.readAllLines(few));
        long much = need("keeping every row", "340868", dryRun, many, Files.readAllLines(many));
        assertThrows(AssertionError.class, () -> assertFlat(little, much));
    }

    /** Of divisions a million are taken; nobody's catalogue has so many items. */
    @Test
    void aMillionItemsAreRefused() throws IOException {
        departments("340867", "URBAN", "HOUSING");
        var million = file("million.csv", out -> {
            out.write("事项代码,事项名称,一级分类,二级分类,事项类型,主责部门\n");
            for (int i = 0; i < 1_000_000; i++) out.write("F-%06d,公共设施维护,城乡建设,市政,许可,URBAN\n".formatted(i));
        });
        long start = System.nanoTime();
        editorOf("340867")
                .contentType("text/csv")
                .body(million.toFile())
                .post("/items/import")
                .then()
                .statusCode(400)
                .body("code", Matchers.is("FILE_TOO_LONG"), "detail", Matchers.containsString("200000"));
        System.out.printf("FIGURE a million items: refused after %.1f s%n", (System.nanoTime() - start) / 1e9);
        editorOf("340867").get("/items").then().body("items", Matchers.empty());
    }

    @Test
    void figuresOfDivisions() throws IOException {
        imported("divisions", "340892", "/organisations/divisions/import", divisions(DIVISIONS));
        imported("the same divisions again", "340892", "/organisations/divisions/import", divisions(DIVISIONS));
        for (var format : List.of(Format.TEXT_CSV, Format.EXCEL))
            imported("the exported divisions", "340892", "/organisations/divisions/import", exported(format));
    }

    private Path exported(String format) throws IOException {
        var file = folder.resolve("exported");
        System.gc();
        long before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long start = System.nanoTime();
        try (var body = editorOf("340892")
                .accept(format)
                .get("/organisations/divisions")
                .then()
                .statusCode(200)
                .extract()
                .asInputStream()) {
            Files.copy(body, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.gc();
        System.out.printf(
                "FIGURE divisions as %s: %.1f MB in %.2f s; heap before %d MB, after %d MB%n",
                format,
                Files.size(file) / 1e6,
                seconds,
                before >> 20,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
        return file;
    }
}
