package org.chuishao.bench;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What is promised, what this run came to, and whether that is enough. */
final class Promises {
    private static final List<String> HEAD = List.of("promise", "promised", "measured", "verdict");
    /** The clients the promises are about. */
    private static final int CLIENTS = 16;

    private final List<List<String>> verdicts = new ArrayList<>();

    private Promises() {}

    /** @param ready how long the whole suite took to be ready */
    static String markdown(Duration ready, List<Table.Row> rows, List<Processes> processes) {
        var promises = new Promises();
        for (var row : rows) promises.of(row);
        for (var what : List.of("read one", "first page", "search")) promises.flat(what, rows);
        promises.atMost("whole suite ready", 45, 1, " s", ready.toMillis() / 1000.0);
        promises.of(processes.stream().filter(Processes::isService).toList());
        return Table.markdown(HEAD, promises.verdicts);
    }

    private void of(Table.Row row) {
        var what = row.line().what();
        if (what.equals("raise to inbox at half load"))
            atMost(what + ": p99", 300, 1, " ms", row.line().p99());
        if (row.line().clients() != CLIENTS) return;
        if (what.equals("raise")) atMost(what + ": p99 of bare", 5, 1, "", row.p99OfBare());
        if (what.startsWith("raise all arrived")) atLeast(what + ": rate of bare", 0.25, row.ofBare());
        if (what.matches("(read one|first page)( of \\d.*)?")) atLeast(what + ": rate of bare", 1 / 3.0, row.ofBare());
    }

    /** What a read costs the database among the most whistles, to what it costs among the fewest. */
    private void flat(String what, List<Table.Row> rows) {
        var sizes = rows.stream()
                .map(Table.Row::line)
                .filter(line -> line.what().matches(what + " of \\d.*"))
                .toList();
        if (sizes.size() < 2) return;
        double ratio = sizes.getLast().cpu().database() / sizes.getFirst().cpu().database();
        var fewest = sizes.getFirst().what().substring((what + " of ").length());
        atMost("%s: database's time to that of %s".formatted(sizes.getLast().what(), fewest), 1.3, 2, "", ratio);
    }

    private void of(List<Processes> services) {
        if (services.isEmpty()) return;
        var slowest = Collections.max(services, Comparator.comparing(Processes::ready));
        atMost("slowest service ready alone: " + slowest.part().word(), 4, 1, " s", slowest.seconds());
        var fresh = Collections.max(services, Comparator.comparing(Processes::fresh));
        atMost("largest service when ready: " + fresh.part().word(), 350, 0, " MB", fresh.fresh());
        var loaded = Collections.max(services, Comparator.comparing(Processes::loaded));
        atMost("largest service under load: " + loaded.part().word(), 350, 0, " MB", loaded.loaded());
    }

    private void atLeast(String what, double promised, double measured) {
        add(what, "≥ " + Table.number(promised, 2, ""), Table.number(measured, 3, "–"), measured, measured >= promised);
    }

    private void atMost(String what, double promised, int digits, String unit, double measured) {
        var limit = "≤ " + new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(promised);
        add(
                what,
                limit + unit,
                Table.number(measured, digits, "–") + (Double.isNaN(measured) ? "" : unit),
                measured,
                measured <= promised);
    }

    private void add(String what, String promised, String shown, double measured, boolean reached) {
        verdicts.add(List.of(
                what, promised, shown, Double.isNaN(measured) ? "not measured" : reached ? "reached" : "not reached"));
    }
}
