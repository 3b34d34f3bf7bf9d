package org.chuishao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The measurements of one run: on the terminal, as Markdown, as CSV, and two runs side by side. */
final class Table {
    private static final List<String> HEAD = List.of(
            "what",
            "clients",
            "per second",
            "of bare",
            "p50 ms",
            "p99 ms",
            "errors",
            "cpu load",
            "gateway",
            "services",
            "broker",
            "database");

    private static final List<String> WRITES =
            List.of("raise", "rows of a raise", "accept", "whole story", "bare write");
    private static final List<String> PAGES = List.of("first page", "page ", "search", "bare page");

    private final List<List<String>> rows = new ArrayList<>();
    private final Map<String, Line> floors = new LinkedHashMap<>();

    /** @param line what those of its kind and number of clients that come after it are held against */
    String floor(Line line) {
        floors.put(kind(line) + line.clients(), line);
        return add(line);
    }

    /** @return how the table shows it */
    String add(Line line) {
        var row = row(line);
        rows.add(row);
        return String.join("  ", row);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    String markdown() {
        var text = new StringBuilder("| " + String.join(" | ", HEAD) + " |\n|" + "---|".repeat(HEAD.size()) + "\n");
        for (var row : rows) text.append("| ").append(String.join(" | ", row)).append(" |\n");
        return text.toString();
    }

    String csv() {
        var text = new StringBuilder(String.join(",", HEAD) + "\n");
        for (var row : rows) text.append(String.join(",", row)).append("\n");
        return text.toString();
    }

    private List<String> row(Line line) {
        var floor = floors.get(kind(line) + line.clients());
        var cpu = line.cpu();
        return List.of(
                line.what(),
                String.valueOf(line.clients()),
                number(line.rate(), 0),
                floor == null ? "" : number(line.ratioTo(floor), 3),
                number(line.p50(), 1),
                number(line.p99(), 1),
                String.valueOf(line.errors()),
                number(cpu.load(), 2),
                number(cpu.gateway(), 2),
                number(cpu.services(), 2),
                number(cpu.broker(), 2),
                number(cpu.database(), 2));
    }

    private static String kind(Line line) {
        if (WRITES.stream().anyMatch(line.what()::startsWith)) return "write";
        return PAGES.stream().anyMatch(line.what()::startsWith) ? "page" : "one";
    }

    private static String number(double value, int digits) {
        return value < 0 ? "" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** @return each line both runs have, its rate then and now, and how they compare */
    static String compare(Path before, Path now) throws IOException {
        var then = rates(before);
        var text = new StringBuilder("| what | clients | before /s | now /s | now : before |\n|---|---|---|---|---|\n");
        rates(now).forEach((what, rate) -> {
            var old = then.get(what);
            if (old != null && old > 0)
                text.append("| %s | %.0f | %.0f | %.2f |%n".formatted(what, old, rate, rate / old));
        });
        return text.toString();
    }

    private static Map<String, Double> rates(Path csv) throws IOException {
        var rates = new LinkedHashMap<String, Double>();
        for (var row : Files.readAllLines(csv).stream().skip(1).toList()) {
            var cells = row.split(",", -1);
            rates.put(cells[0] + " | " + cells[1], Double.parseDouble(cells[2]));
        }
        return rates;
    }
}
