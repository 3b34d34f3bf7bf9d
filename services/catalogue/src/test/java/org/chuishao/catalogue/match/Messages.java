package org.chuishao.catalogue.match;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Messages whose field somebody has named, the demo's catalogue, and how often the matcher finds the field. */
final class Messages {
    private final List<Map<String, String>> rows;
    private final ItemIndex index;

    private Messages(List<Map<String, String>> rows) {
        this.rows = rows;
        this.index = new ItemIndex(demoItems(), Vocabulary.bundled());
    }

    static Messages of(Path file) {
        return new Messages(read(file));
    }

    /** Made up for this test; nobody's real case is among them. */
    static Messages invented() {
        return of(Path.of("src/test/resources/match/invented-messages.csv"));
    }

    /** How often the right field came first, and among the fields of the first three items. */
    record Result(int asked, int first, int amongThree) {
        double firstShare() {
            return (double) first / asked;
        }

        double amongThreeShare() {
            return (double) amongThree / asked;
        }
    }

    int size() {
        return rows.size();
    }

    static List<Candidate> demoItems() {
        var file =
                Path.of(System.getProperty("chuishao.root", "../.."), "deploy/local/src/main/resources/demo/items.csv");
        return read(file).stream()
                .map(row -> new Candidate(
                        row.get("code"),
                        row.get("name"),
                        row.get("category"),
                        row.get("subcategory"),
                        row.get("lead"),
                        split(row.get("assists")),
                        split(row.get("onCall")),
                        split(row.get("keywords")),
                        row.get("legalBasis"),
                        List.of(),
                        row.get("type").equals("PUBLIC_SERVICE"),
                        null,
                        false))
                .toList();
    }

    Result cold() {
        return ask(rows, new Precedents());
    }

    /** Of this many shuffles: learns the right field of some, as a dispatcher would correct them, and asks the others. */
    Result learned(int learned, int shuffles) {
        int asked = 0;
        int first = 0;
        int amongThree = 0;
        for (int seed = 0; seed < shuffles; seed++) {
            var shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, new Random(seed));
            var result = ask(shuffled.subList(learned, rows.size()), learn(shuffled.subList(0, learned)));
            asked += result.asked();
            first += result.first();
            amongThree += result.amongThree();
        }
        return new Result(asked, first, amongThree);
    }

    /** Field by field, cold. */
    String table() {
        var byField = new TreeMap<String, int[]>();
        long[] nanos = new long[rows.size()];
        var matcher = new Matcher(index, new Precedents());
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            long begun = System.nanoTime();
            var found = matcher.match(question(row), 3);
            nanos[i] = System.nanoTime() - begun;
            var counts = byField.computeIfAbsent(row.get("level1"), field -> new int[3]);
            counts[0]++;
            if (isOf(row).test(found.getFirst())) counts[1]++;
            if (found.stream().anyMatch(isOf(row))) counts[2]++;
        }
        Arrays.sort(nanos);
        var text = new StringBuilder("| field | messages | first | among three |\n|---|---|---|---|\n");
        byField.forEach((field, n) -> text.append("| %s | %d | %d | %d |%n".formatted(field, n[0], n[1], n[2])));
        return text.append("per call, %d items: median %.2f ms, longest %.2f ms%n"
                        .formatted(index.items().size(), nanos[nanos.length / 2] / 1e6, nanos[nanos.length - 1] / 1e6))
                .toString();
    }

    private Result ask(List<Map<String, String>> asked, Precedents precedents) {
        var matcher = new Matcher(index, precedents);
        int first = 0;
        int amongThree = 0;
        for (var row : asked) {
            var found = matcher.match(question(row), 3);
            if (!found.isEmpty() && isOf(row).test(found.getFirst())) first++;
            if (found.stream().anyMatch(isOf(row))) amongThree++;
        }
        return new Result(asked.size(), first, amongThree);
    }

    /** Only the field is known, so the right item is the best-ranked one of that field. */
    private Precedents learn(List<Map<String, String>> taught) {
        var precedents = new Precedents();
        var matcher = new Matcher(index, precedents);
        for (var row : taught) {
            var right = matcher.match(question(row), index.items().size()).stream()
                    .filter(isOf(row))
                    .findFirst()
                    .orElseThrow()
                    .item();
            long number = precedents.size();
            precedents.add(
                    new Precedents.Decided(
                            number,
                            "correction:" + number,
                            Precedents.Kind.CORRECTED,
                            right.code(),
                            right.lead(),
                            null,
                            20_775),
                    question(row),
                    Vocabulary.bundled());
        }
        return precedents;
    }

    private static Predicate<Match> isOf(Map<String, String> row) {
        return match -> match.item().field().equals(row.get("level1"));
    }

    private static Question question(Map<String, String> row) {
        return Question.of(row.get("title"), row.get("description"), null);
    }

    private static List<String> split(String joined) {
        return joined == null || joined.isBlank() ? List.of() : List.of(joined.split(";"));
    }

    private static List<Map<String, String>> read(Path file) {
        try (var found = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(Files.newBufferedReader(file))) {
            return found.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
