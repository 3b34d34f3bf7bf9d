package org.chuishao.bench;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is promised, what this run came to, and whether that is enough. */
final class Promises {
    private static final List<String> HEAD = List.of("promise", "promised", "measured", "verdict");
    /** The clients the promises are about. */
    private static final int CLIENTS = 16;

    private static final List<String> FLAT = List.of(
            "read one", "first page", "search", "inbox", "inbox with nothing", "scores of a month", "ledger of a year");
    /** How much of the load that was asked for must have been there. */
    private static final double LOADED = 0.95;

    private final List<List<String>> verdicts = new ArrayList<>();

    private Promises() {}

    /**
     * A promise about lines of which one was answered wrongly even once is not reached.
     *
     * @param ready how long the whole suite took to be ready
     * @param askedBeside how many raises a second were asked for beside the arrivals at half load; NaN when there were none
     */
    static String markdown(Duration ready, double askedBeside, List<Table.Row> rows, List<Processes> processes) {
        var promises = new Promises();
        for (var row : rows) promises.of(row);
        promises.atHalfLoad(askedBeside, rows);
        for (var what : FLAT) promises.flat(what, rows);
        promises.atMost("whole suite ready", 45, 1, " s", ready.toMillis() / 1000.0, 0);
        promises.of(processes.stream().filter(Processes::isService).toList());
        return Table.markdown(HEAD, promises.verdicts);
    }

    private void of(Table.Row row) {
        var what = row.line().what();
        if (row.line().clients() != CLIENTS) return;
        if (what.equals("raise")) atMost(what + ": p99 of bare", 5, 1, "", row.p99OfBare(), row.errors());
        if (what.startsWith("raise all arrived")) rateOfBare(row, 0.25);
        if (what.matches("(read one|first page)( of \\d.*)?")) rateOfBare(row, 1 / 3.0);
    }

    private void rateOfBare(Table.Row row, double promised) {
        atLeast(row.line().what() + ": rate of bare", promised, 3, row.ofBare(), row.errors());
    }

    /** Where less was raised beside it than was asked for, this was not measured at half load. */
    private void atHalfLoad(double asked, List<Table.Row> rows) {
        var arrivals = named("raise to inbox at half load", rows);
        if (arrivals.isEmpty()) return;
        var beside = named("raise beside it", rows);
        double loaded = beside.map(line -> line.rate() / asked).orElse(Double.NaN);
        long errors = beside.map(Line::errors).orElse(0L);
        var p99 = arrivals.get().p99();
        var all = arrivals.get().errors() + errors;
        atLeast("raise beside it: rate of what was asked", LOADED, 2, loaded, errors);
        if (loaded >= LOADED) atMost("raise to inbox at half load: p99", 300, 1, " ms", p99, all);
        else
            add(
                    "raise to inbox at half load: p99",
                    "≤ 300 ms",
                    Table.number(p99, 1, "–") + " ms at less",
                    p99,
                    false,
                    all);
    }

    private static Optional<Line> named(String what, List<Table.Row> rows) {
        return rows.stream()
                .map(Table.Row::line)
                .filter(line -> line.what().equals(what))
                .findFirst();
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
        atMost(
                "%s: database's time to that of %s".formatted(sizes.getLast().what(), fewest),
                1.3,
                2,
                "",
                ratio,
                sizes.getFirst().errors() + sizes.getLast().errors());
    }

    private void of(List<Processes> services) {
        if (services.isEmpty()) return;
        var slowest = Collections.max(services, Comparator.comparing(Processes::ready));
        atMost("slowest service ready alone: " + slowest.part().word(), 4, 1, " s", slowest.seconds(), 0);
        var fresh = Collections.max(services, Comparator.comparing(Processes::fresh));
        atMost("largest service when ready: " + fresh.part().word(), 350, 0, " MB", fresh.fresh(), 0);
        var loaded = Collections.max(services, Comparator.comparing(Processes::loaded));
        atMost("largest service under load: " + loaded.part().word(), 350, 0, " MB", loaded.loaded(), 0);
    }

    private void atLeast(String what, double promised, int digits, double measured, long errors) {
        add(
                what,
                "≥ " + Table.number(promised, 2, ""),
                Table.number(measured, digits, "–"),
                measured,
                measured >= promised,
                errors);
    }

    private void atMost(String what, double promised, int digits, String unit, double measured, long errors) {
        var limit = "≤ " + new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(promised);
        add(
                what,
                limit + unit,
                Table.number(measured, digits, "–") + (Double.isNaN(measured) ? "" : unit),
                measured,
                measured <= promised,
                errors);
    }

    private void add(String what, String promised, String shown, double measured, boolean reached, long errors) {
        if (errors > 0) verdicts.add(List.of(what, promised, shown + ", errors: " + errors, "not reached"));
        else
            verdicts.add(List.of(
                    what,
                    promised,
                    shown,
                    Double.isNaN(measured) ? "not measured" : reached ? "reached" : "not reached"));
    }
}
