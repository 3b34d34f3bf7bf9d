package org.chuishao.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A district's list of 988 powers comes as a file, through the gateway; one of them changes at midnight. */
class CatalogueIT {
    private static final String HEADER = "事项代码,事项名称,一级分类,二级分类,事项类型,主责部门,配合部门,所属清单,承诺时限,失效日期\n";
    private static final String CHANGED = "N-0500";

    private final Town town = Town.shared();
    private final Person editor = town.editor();

    @AfterEach
    void comeBack() {
        town.livesAsBefore(Part.CATALOGUE);
    }

    @Test
    void aListOfPowersIsImportedAndAWhistleKeepsTheVersionItWasJudgedBy() {
        var rows = rows();
        var bad = new ArrayList<>(rows);
        var planted = plant(bad);
        var found = takes(bad, true);
        assertEquals("REFUSED", found.path("state").asText(), found::toString);
        assertEquals(40, found.path("faultCount").asInt());
        var named = new TreeSet<Integer>();
        found.path("faults").forEach(fault -> named.add(fault.path("line").asInt()));
        assertEquals(planted, named);
        assertEquals(400, editor.sends("/items/import", file(bad)).status());
        assertEquals(404, editor.reads("/items/" + CHANGED).status(), "nothing of it was taken");

        assertEquals(988, takes(rows, true).at("/changes/created").asInt());
        assertEquals(988, takes(rows, false).at("/changes/created").asInt());
        var again = takes(rows, false).path("changes");
        assertEquals("{\"created\":0,\"changed\":0,\"unchanged\":988}", again.toString());

        var before = raises();
        assertEquals(1, before.path("itemVersion").asInt(), before::toString);
        var tomorrow = "事项代码,事项名称,一级分类,二级分类,事项类型,主责部门,生效日期\n" + CHANGED + ",改名,城乡建设,市政,许可,MARKET,2026-11-19\n";
        assertEquals(200, editor.sends("/items/import", tomorrow).status());
        town.livesAt(Part.CATALOGUE, Instant.parse("2026-11-18T15:58:00Z"));
        assertEquals("URBAN", item().path("lead").asText(), "the evening before");
        town.livesAt(Part.CATALOGUE, Instant.parse("2026-11-18T16:00:00Z"));
        await("midnight")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals("MARKET", item().path("lead").asText()));
        assertEquals("2026-11-19T00:00:00+08:00", item().path("validFrom").asText());
        await("the new version to be known to whistles")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertEquals(2, raises().path("itemVersion").asInt()));
        var kept = town.member().gets("/whistles/" + before.path("id").asText());
        assertEquals(1, kept.path("itemVersion").asInt(), "what it was judged by");
        assertEquals(
                "旧名",
                editor.gets("/items/" + CHANGED + "/versions/1").path("name").asText());
    }

    private JsonNode takes(List<String> rows, boolean dryRun) {
        var answer = editor.sends("/items/import?dryRun=" + dryRun, file(rows));
        assertEquals(200, answer.status(), answer::text);
        return answer.json();
    }

    private JsonNode item() {
        return editor.gets("/items/" + CHANGED);
    }

    /** A draft is judged by its item too, and bothers no department. */
    private JsonNode raises() {
        var request = Map.of(
                "kind",
                "ROUTINE",
                "stationCode",
                town.station(),
                "title",
                "路灯不亮",
                "description",
                "夜间出行不便",
                "itemCode",
                CHANGED,
                "location",
                Map.of("address", "马山路18号"),
                "draft",
                true);
        return town.member().postsWhenKnown("/whistles", request);
    }

    private static String file(List<String> rows) {
        return HEADER + String.join("", rows);
    }

    private static List<String> rows() {
        return IntStream.range(0, 988)
                .mapToObj(i -> "N-%04d,%s,城乡建设,市政,许可,URBAN,HOUSING,权责清单,5 工作日（自受理起）,\n"
                        .formatted(i, i == 500 ? "旧名" : "事项" + i))
                .toList();
    }

    /** Eight sorts of mistakes, five of each; the header is line 1. */
    private static TreeSet<Integer> plant(List<String> rows) {
        var lines = new TreeSet<Integer>();
        for (int i = 0; i < 40; i++) {
            int at = 7 + i * 24;
            var row = rows.get(at);
            rows.set(
                    at,
                    switch (i % 8) {
                        case 0 -> row.replace("URBAN", "NOBODY");
                        case 1 -> row.replace(",许可,", ",特许,");
                        case 2 -> row.replaceFirst("N-\\d+", "n_1");
                        case 3 -> row.replaceFirst("N-\\d+", "N-0000");
                        case 4 -> row.replace(",\n", ",2026-02-30\n");
                        case 5 -> row.replaceFirst("事项\\d+", "");
                        case 6 -> row.replace("5 工作日", "五个工作日");
                        default -> row.replace("权责清单", "权力清单");
                    });
            lines.add(at + 2);
        }
        return lines;
    }
}
