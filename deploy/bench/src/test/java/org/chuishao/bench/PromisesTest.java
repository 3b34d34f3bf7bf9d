package org.chuishao.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.chuishao.local.Part;
import org.junit.jupiter.api.Test;

class PromisesTest {
    @Test
    void eachIsMeasuredAndJudged() {
        var table = new Table();
        table.floor(line("bare write", 16, 4000, 5));
        table.floor(line("bare one", 16, 9000, 1));
        table.add(line("raise", 16, 2000, 26));
        table.add(line("raise all arrived", 16, 900, Double.NaN));
        table.add(line("read one", 16, 3000, 1));
        table.add(line("read one", 64, 1, 1));
        table.add(line("read one by tracker", 16, 1, 1));
        table.add(line("raise to inbox at half load", 2, 499, 80));
        table.add(line("raise beside it", 16, 960, 9));
        table.add(line("search of 10 thousand", 16, 1000, 1, 1.0));
        table.add(line("search of a number of 10 thousand", 16, 1000, 1, 9));
        table.add(line("search of 1 million", 16, 1000, 1, 1.4));
        var services = List.of(
                new Processes(Part.POSTGRES, 900, Duration.ofSeconds(9), 900),
                new Processes(Part.WHISTLE, 351, Duration.ofMillis(3_900), 300));

        var verdicts = Promises.markdown(Duration.ofSeconds(30), 1000, table.rows(), services);
        for (var expected : List.of(
                "| raise: p99 of bare | ≤ 5 | 5.2 | not reached |",
                "| raise all arrived: rate of bare | ≥ 0.25 | 0.225 | not reached |",
                "| read one: rate of bare | ≥ 0.33 | 0.333 | reached |",
                "| raise to inbox at half load: p99 | ≤ 300 ms | – | not measured |",
                "| raise beside it: rate of what was asked | ≥ 0.95 | 0.96 | reached |",
                "| search of 1 million: database's time to that of 10 thousand | ≤ 1.3 | 1.40 | not reached |",
                "| whole suite ready | ≤ 45 s | 30.0 s | reached |",
                "| slowest service ready alone: whistle | ≤ 4 s | 3.9 s | reached |",
                "| largest service when ready: whistle | ≤ 350 MB | 300 MB | reached |",
                "| largest service under load: whistle | ≤ 350 MB | 351 MB | not reached |"))
            assertTrue(verdicts.contains(expected), () -> expected + " is not in " + verdicts);
        assertEquals(2 + 10, verdicts.strip().lines().count(), verdicts);
    }

    @Test
    void whatWasAnsweredWronglyOnceIsNotReached() {
        var table = new Table();
        table.floor(line("bare one", 16, 9000, 1));
        table.add(withErrors("read one", 16, 8000, 1, 2));
        table.floor(withErrors("bare page", 16, 9000, 1, 1));
        table.add(line("first page", 16, 8000, 1));
        table.add(line("search of 10 thousand", 16, 1000, 1, 1.0));
        table.add(withErrors("search of 1 million", 16, 1000, 1, 3));
        table.add(line("raise to inbox at half load", 2, 800, 80));
        table.add(withErrors("raise beside it", 16, 1000, 9, 1));
        judged(
                table,
                1000,
                "| read one: rate of bare | ≥ 0.33 | 0.889, errors: 2 | not reached |",
                "| first page: rate of bare | ≥ 0.33 | 0.889, errors: 1 | not reached |",
                "| search of 1 million: database's time to that of 10 thousand | ≤ 1.3 | 1.00, errors: 3 | not reached |",
                "| raise beside it: rate of what was asked | ≥ 0.95 | 1.00, errors: 1 | not reached |",
                "| raise to inbox at half load: p99 | ≤ 300 ms | 80.0 ms, errors: 1 | not reached |");
    }

    @Test
    void arrivingSoonBesideLessThanHalfLoadIsNoPromiseKept() {
        var table = new Table();
        table.add(line("raise to inbox at half load", 2, 800, 80));
        table.add(line("raise beside it", 16, 940, 9));
        judged(
                table,
                1000,
                "| raise beside it: rate of what was asked | ≥ 0.95 | 0.94 | not reached |",
                "| raise to inbox at half load: p99 | ≤ 300 ms | 80.0 ms at less | not reached |");
    }

    @Test
    void arrivingSoonBesideHalfLoadIsOne() {
        var table = new Table();
        table.add(line("raise to inbox at half load", 2, 800, 80));
        table.add(line("raise beside it", 16, 950, 9));
        judged(table, 1000, "| raise to inbox at half load: p99 | ≤ 300 ms | 80.0 ms | reached |");
    }

    private static void judged(Table table, double askedBeside, String... expected) {
        var verdicts = Promises.markdown(Duration.ofSeconds(30), askedBeside, table.rows(), List.of());
        for (var verdict : expected) assertTrue(verdicts.contains(verdict), () -> verdict + " is not in " + verdicts);
    }

    private static Line withErrors(String what, int clients, long rate, double p99, long errors) {
        return new Line(what, clients, rate, 1, 1, p99, errors, new Cpu.Spent(0, 0, 0, 0, 1));
    }

    private static Line line(String what, int clients, long rate, double p99) {
        return line(what, clients, rate, p99, 1);
    }

    private static Line line(String what, int clients, long rate, double p99, double database) {
        return new Line(what, clients, rate, 1, 1, p99, 0, new Cpu.Spent(0, 0, 0, 0, database));
    }
}
