package org.chuishao.catalogue.match;

import static org.chuishao.catalogue.People.DAGUAN;
import static org.chuishao.catalogue.People.departments;
import static org.chuishao.catalogue.People.editorOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chuishao.catalogue.precedent.Knowledge;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Not a test of every build: prints the figures of the README. {@code mvn … -Dtest=MatchFigures}. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class MatchFigures {
    private static final String HERE = "340893";
    private static final int ITEMS = 10_000;
    private static final int PRECEDENTS = 100_000;
    private static final int CALLS = 3_000;

    @Inject
    AgroalDataSource database;

    @Inject
    Knowledge knowledge;

    private final Random random = new Random(7);
    private final HttpClient http = HttpClient.newHttpClient();

    /** Words people and the demo catalogue use, a few of them most of the time. */
    private final List<String> lexicon = Stream.concat(
                    Vocabulary.bundled().words().stream().map(Vocabulary.Everyday::word),
                    Messages.demoItems().stream().flatMap(item -> item.keywords().stream()))
            .distinct()
            .sorted()
            .collect(Collectors.collectingAndThen(Collectors.toList(), words -> {
                Collections.shuffle(words, new Random(11));
                return words;
            }));

    private String words(int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            double rank = random.nextDouble();
            text.append(lexicon.get((int) (rank * rank * rank * lexicon.size())));
        }
        return text.toString();
    }

    private void items() {
        var rows = IntStream.range(0, ITEMS)
                .mapToObj(i -> "F-%05d,%s,%s,%s,许可,URBAN,HOUSING,%s;%s;%s,权责清单,《%s条例》\n"
                        .formatted(i, words(8), "领域" + i % 15, "分类" + i % 150, words(4), words(3), words(4), words(5)))
                .collect(Collectors.joining());
        editorOf(HERE)
                .contentType("text/csv")
                .body(("事项代码,事项名称,一级分类,二级分类,事项类型,主责部门,配合部门,关键词,所属清单,法律依据\n" + rows).getBytes(StandardCharsets.UTF_8))
                .post("/items/import")
                .then()
                .statusCode(200);
    }

    private void precedents() throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into precedent (district, matter, kind, item, lead, station, title, text, decided_at)"
                                + " values (?, ?, 'DISPATCHED', ?, 'URBAN', ?, ?, ?, '2026-11-01')")) {
            for (int i = 0; i < PRECEDENTS; i++) {
                insert.setString(1, HERE);
                insert.setString(2, "whistle:" + i);
                insert.setString(3, "F-%05d".formatted(random.nextInt(ITEMS)));
                insert.setString(4, HERE + "%03d%03d".formatted(1 + i % 10, 1 + i % 5));
                insert.setString(5, words(12));
                insert.setString(6, words(60));
                insert.addBatch();
                if (i % 5000 == 4999) insert.executeBatch();
            }
        }
    }

    private long ask(String token, String path, Map<String, ?> body) throws IOException, InterruptedException {
        var address = URI.create("http://localhost:" + RestAssured.port + "/api/v1" + path);
        var request = HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
        if (body != null)
            request.header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JsonMapper.builder().build().writeValueAsString(body)));
        long start = System.nanoTime();
        var answer = http.send(request.build(), BodyHandlers.ofString());
        long took = System.nanoTime() - start;
        assertEquals(200, answer.statusCode(), answer::body);
        return took;
    }

    /** What a match costs whatever else the machine does. */
    private long[] cpuTimes() {
        var clock = ManagementFactory.getThreadMXBean();
        var took = new long[CALLS];
        CurrentDistrict.within(HERE, () -> {
            for (int i = 0; i < took.length; i++) {
                var question = Question.of(words(12), words(100), null).at(new Place(HERE + "001002", Map.of()));
                long start = clock.getCurrentThreadCpuTime();
                knowledge.match(question, 5);
                took[i] = clock.getCurrentThreadCpuTime() - start;
            }
            return null;
        });
        return took;
    }

    private static void say(String what, long[] took) {
        Arrays.sort(took);
        System.out.printf(
                "FIGURE %s: %,d calls, median %.2f ms, p99 %.2f ms, most %.2f ms; load of the machine %.1f%n",
                what,
                took.length,
                took[took.length / 2] / 1e6,
                took[took.length * 99 / 100] / 1e6,
                took[took.length - 1] / 1e6,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    private Map<String, ?> question() {
        return Map.of("title", words(12), "description", words(100), "stationCode", HERE + "001002");
    }

    @Test
    void figures() throws Exception {
        departments(HERE, "URBAN", "HOUSING");
        items();
        precedents();
        var token = Tokens.of("clerk")
                .roles("department-clerk")
                .at("URBAN")
                .district(HERE)
                .token();
        var elsewhere =
                Tokens.of("clerk").roles("department-clerk").district(DAGUAN).token();
        ask(elsewhere, "/items/match", Map.of("title", "路灯"));
        long before = used();
        System.out.printf(
                "FIGURE the first match, which reads everything: %.2f s%n",
                ask(token, "/items/match", question()) / 1e9);
        System.out.printf("FIGURE what a replica holds: %d MB%n", used() - before);
        for (int i = 0; i < CALLS; i++) ask(token, "/items/match", question()); // until the compilers are done with it
        var took = new long[CALLS];
        for (int i = 0; i < CALLS; i++) took[i] = ask(token, "/items/match", question());
        say("a match over HTTP", took);
        say("a match in the process, CPU time", cpuTimes());
        for (var path :
                List.of("/items?limit=50&q=" + encoded(words(2)), "/items?limit=50&category=" + encoded("领域3"))) {
            for (int i = 0; i < 200; i++) ask(token, path, null);
            var searched = new long[1000];
            for (int i = 0; i < searched.length; i++) searched[i] = ask(token, path, null);
            say("a search " + URLDecoder.decode(path, StandardCharsets.UTF_8), searched);
        }
        try (var connection = database.getConnection();
                var query = connection.createStatement();
                var size = query.executeQuery("select pg_total_relation_size('item') >> 20,"
                        + " pg_total_relation_size('item_version') >> 20, pg_total_relation_size('precedent') >> 20")) {
            size.next();
            System.out.printf(
                    "FIGURE on disk with indexes: item %d MB, item_version %d MB, precedent %d MB%n",
                    size.getLong(1), size.getLong(2), size.getLong(3));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
