package org.chuishao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
            "n",
            "p50 ms",
            "p99 ms",
            "p99 of bare",
            "errors",
            "cpu load",
            "gateway",
            "services",
            "broker",
            "database");

    private static final List<String> WRITES =
            List.of("raise", "rows of a raise", "accept", "whole story", "bare write");
    private static final List<String> PAGES = List.of("first page", "page ", "search", "inbox", "bare page");

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Line> floors = new HashMap<>();

    /** @param floor what the line is held against, or null */
    record Row(Line line, Line floor) {
        /** How much of the physical limit was reached: this rate over the bare one; NaN unknown. */
        double ofBare() {
            return floor == null || floor.rate() == 0 ? Double.NaN : line.rate() / floor.rate();
        }

        double p99OfBare() {
            return floor == null ? Double.NaN : line.p99() / floor.p99();
        }

        /** Its own and those of what it is held against. */
        long errors() {
            return line.errors() + (floor == null ? 0 : floor.errors());
        }

        private List<String> cells() {
            var cpu = line.cpu();
            return List.of(
                    line.what(),
                    String.valueOf(line.clients()),
                    number(line.rate(), 0, ""),
                    number(ofBare(), 3, ""),
                    String.valueOf(line.n()),
                    number(line.p50(), 1, "–"),
                    number(line.p99(), 1, "–"),
                    number(p99OfBare(), 1, "–"),
                    String.valueOf(line.errors()),
                    number(cpu.load(), 2, "?"),
                    number(cpu.gateway(), 2, "?"),
                    number(cpu.services(), 2, "?"),
                    number(cpu.broker(), 2, "?"),
                    number(cpu.database(), 2, "?"));
        }
    }

    /** @param line what those of its kind and number of clients that come after it are held against */
    String floor(Line line) {
        floors.put(kind(line) + line.clients(), line);
        return add(line);
    }

    /** @return how the table shows it */
    String add(Line line) {
        var row = new Row(line, floors.get(kind(line) + line.clients()));
        rows.add(row);
        return String.join("  ", row.cells());
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    String markdown() {
        return markdown(HEAD, rows.stream().map(Row::cells).toList());
    }

    String csv() {
        return csv(HEAD, rows.stream().map(Row::cells).toList());
    }

    /** Empty without rows. */
    static String markdown(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) return "";
        var text = new StringBuilder("\n| " + String.join(" | ", head) + " |\n|" + "---|".repeat(head.size()) + "\n");
        for (var row : rows) text.append("| ").append(String.join(" | ", row)).append(" |\n");
        return text.toString();
    }

    static String csv(List<String> head, List<List<String>> rows) {
        var text = new StringBuilder(String.join(",", head) + "\n");
        for (var row : rows) text.append(String.join(",", row)).append("\n");
        return text.toString();
    }

    static String number(double value, int digits, String unknown) {
        return Double.isNaN(value) ? unknown : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String kind(Line line) {
        if (WRITES.stream().anyMatch(line.what()::startsWith)) return "write";
        return PAGES.stream().anyMatch(line.what()::startsWith) ? "page" : "one";
    }

    /** The rates of a run, as its CSV has them, by what was measured and with how many clients. */
    record Rates(boolean asNow, Map<List<String>, Double> byLine) {
        /** @throws IllegalArgumentException saying why the file cannot be compared with */
        static Rates of(Path csv) throws IOException {
            return of(Files.readString(csv), csv.toString());
        }

        private static Rates of(String csv, String from) {
            var lines = csv.lines().map(row -> List.of(row.split(",", -1))).toList();
            if (!csv.startsWith("what,clients,per second,"))
                throw new IllegalArgumentException(from + " is no table of the bench");
            var rates = new LinkedHashMap<List<String>, Double>();
            for (var cells : lines.subList(1, lines.size())) {
                if (cells.size() != lines.getFirst().size())
                    throw new IllegalArgumentException("%s is of the time when names had commas and cannot be read: %s"
                            .formatted(from, String.join(",", cells)));
                rates.put(cells.subList(0, 2), Double.parseDouble(cells.get(2)));
            }
            return new Rates(lines.getFirst().equals(HEAD), rates);
        }
    }

    /** @return each line both runs have, its rate then and now, and how they compare */
    String compare(Rates before) {
        var both = new ArrayList<List<String>>();
        Rates.of(csv(), "this run").byLine().forEach((line, rate) -> {
            double old = before.byLine().getOrDefault(line, 0.0);
            if (old > 0)
                both.add(List.of(
                        line.get(0), line.get(1), number(old, 0, ""), number(rate, 0, ""), number(rate / old, 2, "")));
        });
        var warning =
                "\nThe run before was measured in an older way: its lines paid for what the line before had left to do.\n";
        return (before.asNow() ? "" : warning)
                + markdown(List.of("what", "clients", "before /s", "now /s", "now : before"), both);
    }
}
