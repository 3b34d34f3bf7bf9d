package org.chuishao.catalogue.item;

import static org.awaitility.Awaitility.await;
import static org.chuishao.catalogue.People.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.chuishao.catalogue.imports.Importing.Outcome;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.tabular.Faults;
import org.chuishao.kernel.tabular.Format;
import org.chuishao.kernel.tabular.Upload;
import org.junit.jupiter.api.Test;

/** A district's list of 988 powers comes as a file: what is wrong is told at once, what is right is taken whole. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ItemImportIT {
    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    private static final String HEADER = "事项代码,事项名称,一级分类,Subcategory,事项类型,主责部门,配合部门,关键词,所属清单,承诺时限,部门职责,失效日期,接替事项,在用\n";

    private static String row(int i) {
        return "P-%04d,事项%d,城乡建设,市政,%s,URBAN,HOUSING,词%d;路灯不亮,权责清单,5 工作日（自受理起）,HOUSING：结构鉴定,,,\n"
                .formatted(i, i, i % 2 == 0 ? "许可" : "PENALTY", i);
    }

    private static List<String> rows(int count) {
        return new ArrayList<>(
                IntStream.range(0, count).mapToObj(ItemImportIT::row).toList());
    }

    private static ValidatableResponse send(String district, byte[] file, boolean dryRun) {
        return editorOf(district)
                .contentType("text/csv")
                .body(file)
                .post("/items/import?dryRun=" + dryRun)
                .then();
    }

    private static byte[] file(List<String> rows) {
        return (HEADER + String.join("", rows)).getBytes(StandardCharsets.UTF_8);
    }

    /** Ten sorts of mistakes, four of each; the header is line 1. */
    private static TreeSet<Integer> plant(List<String> rows) {
        var lines = new TreeSet<Integer>();
        for (int i = 0; i < 40; i++) {
            int at = 7 + i * 24;
            var row = rows.get(at);
            rows.set(
                    at,
                    switch (i % 10) {
                        case 0 -> row.replace("URBAN", "NOBODY");
                        case 1 -> row.replace(",许可,", ",特许,").replace(",PENALTY,", ",特许,");
                        case 2 -> row.replaceFirst("P-\\d+", "p_1");
                        case 3 -> row.replaceFirst("P-\\d+", "P-0000");
                        case 4 -> row.replace(",,,\n", ",2026-02-30,,\n");
                        case 5 -> row.replaceFirst("事项\\d+", "");
                        case 6 -> row.replace("5 工作日", "五个工作日");
                        case 7 -> row.replace("权责清单", "权力清单");
                        case 8 -> row.replace("HOUSING：", "POLICE：");
                        default -> row.replace(",,,\n", ",,P-NONE,否\n");
                    });
            lines.add(at + 2);
        }
        return lines;
    }

    /** So that nobody is told of an import that was taken that it broke off. */
    @Test
    void anImportAndWhatItsRecordSaysOfItAreOneTransaction() throws SQLException {
        var here = "340897";
        departments(here, "URBAN", "HOUSING");
        String run = send(here, file(rows(1)), false).statusCode(200).extract().path("id");
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement("select r.state, r.xmin = v.xmin from import_run r, item_version v"
                                + " where r.id = ?::uuid and v.district = r.district and v.code = 'P-0000'")) {
            query.setString(1, run);
            try (var found = query.executeQuery()) {
                assertTrue(found.next());
                assertEquals("DONE", found.getString(1));
                assertTrue(found.getBoolean(2));
            }
        }
    }

    @Test
    void theDryRunNamesAllFortyRowsAndTheMendedFileIsTakenOnce() {
        var here = "340841";
        departments(here, "URBAN", "HOUSING", "POLICE");
        var bad = rows(988);
        var planted = plant(bad);
        assertEquals(40, planted.size());
        var told = send(here, file(bad), true)
                .statusCode(200)
                .body("dryRun", is(true), "state", is("REFUSED"), "rows", is(988), "changes", nullValue())
                .extract()
                .jsonPath();
        assertEquals(planted, new TreeSet<>(told.getList("faults.line", Integer.class)));
        assertEquals(40, told.getInt("faultCount"));
        assertTrue(told.getList("faults.reason", String.class).stream().noneMatch(String::isBlank));
        send(here, file(bad), false)
                .statusCode(400)
                .body("code", is("IMPORT_REFUSED"), "faultCount", is(40), "faults", hasSize(40));
        clerkOf(here).get("/items").then().body("items", empty());

        send(here, file(rows(988)), true)
                .body("state", is("DONE"), "changes.created", is(988), "changes.unchanged", is(0));
        clerkOf(here).get("/items").then().body("items", empty());
        send(here, file(rows(988)), false).statusCode(200).body("changes.created", is(988));
        send(here, file(rows(988)), false)
                .body("changes.created", is(0), "changes.changed", is(0), "changes.unchanged", is(988));
        clerkOf(here).get("/lists/POWER").then().body("expected", is(988), "present", is(988), "complete", is(true));

        var changed = rows(988);
        changed.set(500, row(500).replace("事项500", "改名"));
        changed.add(row(988));
        send(here, file(changed), false)
                .body("changes.created", is(1), "changes.changed", is(1), "changes.unchanged", is(987));
        clerkOf(here).get("/items/P-0500").then().body("version", is(2), "name", is("改名"));
        clerkOf(here)
                .get("/items/P-0001")
                .then()
                .body(
                        "version",
                        is(1),
                        "details.promisedLimit.unit",
                        is("WORK_DAY"),
                        "details.promisedLimit.note",
                        is("自受理起"),
                        "details.duties[0].duty",
                        is("结构鉴定"),
                        "lists",
                        contains("POWER"));
        clerkOf(here).get("/lists/POWER").then().body("present", is(989), "complete", is(false));
    }

    @Test
    void whatIsExportedIsImportedWithoutAChange() {
        var here = "340842";
        departments(here, "URBAN", "HOUSING");
        var rows = rows(30);
        rows.set(3, row(3).replace("事项3", "'=HYPERLINK(1)"));
        rows.set(4, row(4).replace(",,,\n", ",2027-12-31,,\n"));
        rows.set(5, row(5).replace(",,,\n", ",,P-0006,否\n"));
        send(here, file(rows), false).statusCode(200);
        clerkOf(here).get("/items/P-0003").then().body("name", is("=HYPERLINK(1)"));
        for (var format : List.of(Format.TEXT_CSV, Format.EXCEL))
            for (var lang : List.of("zh", "en")) {
                var file = clerkOf(here)
                        .accept(format)
                        .get("/items?lang=" + lang)
                        .then()
                        .statusCode(200)
                        .header("Content-Disposition", containsString("items."))
                        .extract()
                        .asByteArray();
                send(here, file, false)
                        .statusCode(200)
                        .body("changes.created", is(0), "changes.changed", is(0), "changes.unchanged", is(30));
            }
        var some = clerkOf(here)
                .accept(Format.TEXT_CSV)
                .get("/items?active=false&list=POWER&q=路灯")
                .then()
                .extract()
                .asString();
        assertEquals(2, some.lines().count());
    }

    @Test
    void chineseSpreadsheetsEncodingIsKnownAndColumnsMayBeLeftOut() {
        var here = "340843";
        departments(here, "URBAN", "HOUSING");
        send(here, file(rows(3)), false).statusCode(200);
        var few = "名称,代码,一级分类,二级分类,类型,实施主体\n新名,P-0001,城乡建设,市政,处罚,URBAN\n";
        send(here, few.getBytes(Charset.forName("GB18030")), false).body("changes.changed", is(1));
        clerkOf(here)
                .get("/items/P-0001")
                .then()
                .body("name", is("新名"), "assists", contains("HOUSING"), "lists", contains("POWER"));
        send(here, few.getBytes(StandardCharsets.UTF_16), false).statusCode(400).body("code", is("FILE_ENCODING"));
        send(here, few.replace("名称,", "").getBytes(StandardCharsets.UTF_8), true)
                .body("faults.line", hasItem(1), "faults[0].column", is("事项名称"));
        send(here, new byte[0], true).statusCode(400);
    }

    /** Also what is no longer in use and names who is gone, what is to change some day, and what has an open draft. */
    @Test
    void whatIsExportedImportsAsUnchanged() {
        var here = "340819";
        departments(here, "URBAN", "HOUSING", "OLD");
        put(here, "X-1", ItemVersionIT.item("旧名", "keywords", List.of("灯")));
        put(here, "X-1", ItemVersionIT.item("新名", "keywords", List.of("管"), "validFrom", "2026-12-01"));
        put(here, "X-2", ItemVersionIT.item("停用", "lead", "OLD", "active", false, "successor", "X-1"));
        put(here, "X-3", ItemVersionIT.item("待审"));
        var wanted = ItemVersionIT.item("修订");
        wanted.put("code", "X-3");
        editorOf(here).body(Map.of("item", wanted)).post("/items/drafts").then().statusCode(201);
        editorOf(here)
                .body("{\"into\": \"URBAN\"}")
                .post("/organisations/OLD/merge")
                .then()
                .statusCode(200);
        for (var format : List.of(Format.TEXT_CSV, Format.EXCEL))
            for (var lang : List.of("zh", "en")) {
                var exported = clerkOf(here)
                        .accept(format)
                        .get("/items?lang=" + lang)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
                send(here, exported, false)
                        .statusCode(200)
                        .body("changes.unchanged", is(3), "changes.changed", is(0), "changes.created", is(0));
            }
        clerkOf(here).get("/items/X-1/versions").then().body("items.version", contains(2, 1));
    }

    /** Files made before there were these columns say nothing of them, and take nothing away. */
    @Test
    void powersOfStreetsAndConsentAreColumnsThatMayBeLeftOut() {
        var here = "340716";
        departments(here, "URBAN");
        var before = "代码,名称,一级分类,二级分类,类型,实施主体\nX-1,规划,类,类,OTHER,URBAN\nX-2,选址,类,类,OTHER,URBAN\n"
                + "X-3,路灯,类,类,OTHER,URBAN\n";
        send(here, before.getBytes(StandardCharsets.UTF_8), false).body("changes.created", is(3));
        var zh = before.replace("实施主体\n", "实施主体,街道权力,须征得同意\n")
                .replace("X-1,规划,类,类,OTHER,URBAN", "X-1,规划,类,类,OTHER,URBAN,规划参与,是")
                .replace("X-2,选址,类,类,OTHER,URBAN", "X-2,选址,类,类,OTHER,URBAN,征得同意,")
                .replace("X-3,路灯,类,类,OTHER,URBAN", "X-3,路灯,类,类,OTHER,URBAN,,");
        send(here, zh.replace("征得同意,\n", "征得同意,否\n").replace("规划参与", "参与").getBytes(StandardCharsets.UTF_8), true)
                .body("faults.line", contains(2, 3))
                .body("faults.column", contains("街道权力", "须征得同意"));
        send(here, zh.getBytes(StandardCharsets.UTF_8), false)
                .body("changes.changed", is(2), "changes.unchanged", is(1));
        clerkOf(here)
                .get("/items")
                .then()
                .body("items.streetPower", contains("PLANNING", "CONSENT", null))
                .body("items.consentRequired", contains(true, true, false));
        send(here, before.getBytes(StandardCharsets.UTF_8), false).body("changes.unchanged", is(3));
        var en = zh.replace("街道权力,须征得同意", "Street power,Consent required")
                .replace("规划参与,是", "Part in planning,yes")
                .replace("征得同意", "CONSENT");
        send(here, en.getBytes(StandardCharsets.UTF_8), false).body("changes.unchanged", is(3));
        for (var format : List.of(Format.TEXT_CSV, Format.EXCEL))
            for (var lang : List.of("zh", "en"))
                send(
                                here,
                                clerkOf(here)
                                        .accept(format)
                                        .get("/items?lang=" + lang)
                                        .asByteArray(),
                                false)
                        .statusCode(200)
                        .body("changes.unchanged", is(3));
        var required = clerkOf(here).accept(Format.TEXT_CSV).get("/items?consentRequired=true&streetPower=CONSENT");
        assertEquals(2, required.asString().lines().count());
        send(here, zh.replace("规划参与,是", ",").getBytes(StandardCharsets.UTF_8), false)
                .body("changes.changed", is(1));
        clerkOf(here).get("/items/X-1").then().body("streetPower", nullValue(), "consentRequired", is(false));
    }

    @Test
    void columnsLeftOutSayWhatIsSaidOnTheDayAskedFor() {
        var here = "340822";
        departments(here, "URBAN");
        put(here, "X-1", ItemVersionIT.item("旧名", "keywords", List.of("灯")));
        put(here, "X-1", ItemVersionIT.item("新名", "keywords", List.of("管"), "validFrom", "2026-12-01"));
        var few = "代码,名称,一级分类,二级分类,类型,实施主体,生效日期\nX-1,%s,类,类,OTHER,URBAN,%s\n";
        send(here, few.formatted("旧名", "").getBytes(StandardCharsets.UTF_8), false)
                .statusCode(200)
                .body("changes.unchanged", is(1));
        send(here, few.formatted("又名", "2026-12-10").getBytes(StandardCharsets.UTF_8), false)
                .statusCode(200)
                .body("changes.changed", is(1));
        clerkOf(here).get("/items/X-1/versions/3").then().body("name", is("又名"), "keywords", contains("管"));
        send(here, few.formatted("别名", "2026-12-05").getBytes(StandardCharsets.UTF_8), true)
                .body("faults.column", contains("生效日期"));
    }

    private static void put(String district, String code, Map<String, Object> item) {
        editorOf(district).body(item).put("/items/" + code).then().statusCode(oneOf(200, 201));
    }

    /** @return where its record is */
    private static String sendAside(String district, byte[] file) {
        return editorOf(district)
                .contentType("text/csv")
                .header("Prefer", "respond-async")
                .body(file)
                .post("/items/import")
                .then()
                .statusCode(202)
                .body("state", oneOf("RUNNING", "DONE"))
                .extract()
                .header("Location")
                .replace("/api/v1", "");
    }

    private static String state(String district, String location) {
        return editorOf(district).get(location).jsonPath().getString("state");
    }

    @Test
    void anImportCanBeFollowedWhileItRuns() {
        var here = "340844";
        departments(here, "URBAN", "HOUSING");
        var location = sendAside(here, file(rows(2500)));
        await().until(() -> state(here, location), is("DONE"));
        editorOf(here).get(location).then().body("rows", is(2500), "changes.created", is(2500));
        editorOf(here)
                .get("/items/imports")
                .then()
                .body("items[0].rows", is(2500), "items[0].startedBy", notNullValue());
        editorOf("340845").get(location).then().statusCode(404);
    }

    /** The database ends its statement while it waits for its turn in the catalogue, which is held here. */
    @Test
    void anImportThatBrokeOffSaysSoAndTookNothing() {
        var here = "340807";
        departments(here, "URBAN", "HOUSING");
        var location = QuarkusTransaction.requiringNew().call(() -> {
            Sql.of("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))", here + "/catalogue")
                    .list(database, Fields::number);
            var waiting = sendAside(here, file(rows(1)));
            var end = Sql.of("select pg_cancel_backend(pid) from pg_locks"
                    + " where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))");
            await().pollInSameThread().until(() -> end.list(database, Fields::truth), hasItem(true));
            return waiting;
        });
        await().until(() -> state(here, location), is("BROKEN_OFF"));
        editorOf(here).get(location).then().body("changes", nullValue(), "finishedAt", notNullValue());
        clerkOf(here).get("/items").then().body("items", empty());
    }

    /** Such as too little memory: whoever waits for the file need not wait for two minutes of silence. */
    @Test
    void anImportThatEndsInAnErrorSaysSo() {
        var here = "340715";
        var error = new ItemImport() {
            @Override
            Outcome take(Upload upload, Faults faults, IntConsumer progress) {
                throw new OutOfMemoryError("said by the test");
            }
        };
        QuarkusMock.installMockForType(error, ItemImport.class);
        var location = sendAside(here, file(rows(1)));
        await().until(() -> state(here, location), is("BROKEN_OFF"));
        editorOf(here).get(location).then().body("finishedAt", notNullValue());
        send(here, file(rows(1)), false).statusCode(500);
        editorOf(here).get("/items/imports").then().body("items.state", contains("BROKEN_OFF", "BROKEN_OFF"));
    }

    /** Nobody is left to say how it ended when its process is gone. */
    @Test
    void anImportThatGivesNoSignOfLifeForTwoMinutesBrokeOff() {
        var here = "340808";
        String run =
                send(here, file(List.of()), false).statusCode(200).extract().path("id");
        Map.of(1, "RUNNING", 3, "BROKEN_OFF").forEach((minutes, state) -> {
            Sql.of(
                            "update import_run set state = 'RUNNING', seen_at = ? where district = ? and id = ?",
                            clock.instant().minus(Duration.ofMinutes(minutes)),
                            here,
                            UUID.fromString(run))
                    .change(database);
            assertEquals(state, state(here, "/items/imports/" + run));
        });
    }

    @Test
    void theTemplateReadsAsAnEmptyFile() {
        for (var format : List.of(Format.TEXT_CSV, Format.EXCEL)) {
            var template = editor().accept(format)
                    .get("/items/import/template?lang=en")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            send("340846", template, true).statusCode(200).body("rows", is(0), "faultCount", is(0));
        }
    }

    /** In a dry run, too: nobody has to take a file to see whether its lists are complete. */
    @Test
    void aFilesListsAreCounted() {
        var here = "340829";
        departments(here, "URBAN", "HOUSING");
        editorOf(here).body("{\"expected\": 3}").put("/lists/POWER").then().statusCode(200);
        send(here, file(rows(2)), false).statusCode(200);
        var three = rows(3);
        for (var dryRun : List.of(true, false))
            send(here, file(three), dryRun)
                    .statusCode(200)
                    .body("lists", hasSize(10), "lists[0].name", is("权责清单"), "lists[0].kind", is("POWER"))
                    .body("lists[0].expected", is(3), "lists[0].present", is(3), "lists[0].complete", is(true))
                    .body("lists[1].present", is(0), "lists[1].complete", is(false));
        three.set(0, three.getFirst().replace("权责清单", "依法履职清单"));
        send(here, file(three), true)
                .body("lists[0].present", is(2), "lists[0].complete", is(false))
                .body("lists.find { it.kind == 'STATUTORY_DUTY' }.present", is(1));
        clerkOf(here).get("/lists/POWER").then().body("present", is(3));
        three.set(0, three.getFirst().replace("URBAN", "NOBODY"));
        send(here, file(three), true).statusCode(200).body("faultCount", is(1), "lists", nullValue());
    }

    @Test
    void expectationsAreADistrictsOwn() {
        var here = "340847";
        clerkOf(here)
                .get("/lists")
                .then()
                .body("items", hasSize(10), "items.expected", hasItems(988, 28, 26, 33, 32, 20, 15));
        editorOf(here).body("{\"expected\": 3}").put("/lists/BASIC").then().body("complete", is(false));
        clerkOf(here).get("/lists/BASIC").then().body("expected", is(3), "name", is("基本履职事项清单"));
        clerkOf("340848").get("/lists/BASIC").then().body("expected", nullValue(), "complete", nullValue());
        editorOf(here).body("{\"expected\": -1}").put("/lists/BASIC").then().statusCode(400);
        clerkOf(here).get("/lists/OTHER").then().statusCode(oneOf(400, 404));
    }
}
