package org.chuishao.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.chuishao.local.Part;
import org.chuishao.local.Ports;
import org.chuishao.local.Settings;
import org.chuishao.local.Suite;
import org.chuishao.local.demo.DemoAccounts;
import org.chuishao.local.demo.Registers;

/**
 * Starts a suite of its own and measures it, beside the bare database in the same run. {@code --quick} takes a few minutes;
 * {@code --compare before.csv} adds how the rates changed; {@code --ten-million} also reads among so many whistles; {@code --growth}
 * only reads among many.
 */
public final class Bench {
    /** A working Wednesday whose holidays are known, whatever today is. */
    private static final Instant TODAY = Instant.parse("2026-11-18T02:00:00Z");

    private static final String OWNER = "whistle_owner";
    /** As many as the promises are about. */
    private static final int FEW = 16;

    private static final int PAGE = 10;
    private static final int PAGES = 100;
    private static final String SEARCH =
            "/whistles?limit=" + PAGE + "&q=" + URLEncoder.encode("井盖", StandardCharsets.UTF_8);

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Table table = new Table();
    private final boolean quick;
    private final List<Integer> clients;
    private final Duration each;
    private final Duration warming;
    private final List<Integer> sizes;
    private final List<Processes> processes = new ArrayList<>();
    private double halfOfRaising;

    private Bench(List<String> asked) {
        this.quick = asked.contains("--quick");
        this.clients = asked.contains("--growth") ? List.of() : quick ? List.of(1, FEW) : List.of(1, FEW, 64);
        this.sizes = quick
                ? List.of(10_000)
                : asked.contains("--ten-million") ? List.of(10_000, 1_000_000, 10_000_000) : List.of(10_000, 1_000_000);
        this.each = Duration.ofSeconds(quick ? 2 : 6);
        this.warming = Duration.ofSeconds(quick ? 15 : 200);
    }

    public static void main(String[] words) throws Exception {
        var given = List.of(words);
        var root = Settings.findRoot();
        var results = Files.createDirectories(root.resolve("deploy/bench/target/results"));
        var bench = new Bench(given);
        try {
            bench.measure(root);
        } finally {
            bench.write(results, given);
        }
    }

    /** What was measured, also of a run that did not come to its end. */
    private void write(Path results, List<String> given) throws IOException {
        if (table.isEmpty()) return; // the results of the run before are worth more
        var shown = table.markdown() + Processes.markdown(processes);
        Files.writeString(results.resolve("latest.md"), shown);
        Files.writeString(results.resolve("latest.csv"), table.csv());
        out.println("\n" + shown);
        int compare = given.indexOf("--compare");
        if (compare >= 0) out.println(Table.compare(Path.of(given.get(compare + 1)), results.resolve("latest.csv")));
        out.println("Written to " + results);
    }

    private void measure(Path root) throws Exception {
        var data = Files.createTempDirectory(Files.createDirectories(root.resolve("deploy/bench/target")), "run");
        var begun = Instant.now();
        var settings = new Settings(
                root,
                data,
                Ports.free(),
                DemoAccounts.read().writeTo(data.resolve("accounts.json")),
                Optional.of(Duration.between(Instant.now(), TODAY)),
                false,
                false,
                out::println);
        try (var suite = Suite.start(settings);
                var http = Client.http()) {
            out.printf(
                    "Ready after %d s.%n",
                    Duration.between(begun, Instant.now()).toSeconds());
            // a few people stand for a district: the fair rate of one caller is not what is measured
            suite.restart(Part.GATEWAY, "-Dgateway.rate.per-second=1000000", "-Dgateway.rate.burst=1000000");
            var district = new District(http, suite.ports());
            new Registers(new org.chuishao.local.Api(suite.ports())).load();
            var growth = warmUp(suite, district);
            try (var floor = floor(suite);
                    var server = bareServer(suite)) {
                var bare = new Client(http, server.url(), "");
                warmUp(bare, walk(district));
                growth.procedure();
                for (int many : clients) {
                    out.println("With " + many + " clients:");
                    floor(floor.writes(many, each));
                    show(floor.raises(many, each));
                    var walked = walk(district);
                    bareReads(bare, walked, many, "");
                    operations(district, walked, many);
                }
                if (!clients.isEmpty()) arrivals(district);
                grow(growth, bare, district);
            }
            if (!quick) processes.addAll(Processes.of(suite));
        }
    }

    private Floor floor(Suite suite) throws Exception {
        return new Floor(database(suite), OWNER, password(suite));
    }

    private BareServer bareServer(Suite suite) throws Exception {
        return new BareServer(
                database(suite), OWNER, password(suite), Ports.free().of(Part.GATEWAY));
    }

    private static String database(Suite suite) {
        return "jdbc:postgresql://127.0.0.1:%d/whistle".formatted(suite.ports().of(Part.POSTGRES));
    }

    private static String password(Suite suite) {
        return suite.facts(Part.POSTGRES).getProperty("postgres.password." + OWNER);
    }

    /** What the reads of the suite are held against: the same whistles, asked for by the same client. */
    private void bareReads(Client bare, Walked walked, int clients, String at) throws InterruptedException {
        floor(Load.run("bare one" + at, clients, each, n -> readingBare(bare, walked)));
        floor(Load.run("bare page" + at, clients, each, n -> pageOfBare(bare)));
    }

    private static Load.Client readingBare(Client bare, Walked walked) {
        return () -> bare.get("/340803/" + walked.any()).status() == 200;
    }

    private static Load.Client pageOfBare(Client bare) {
        return () -> bare.get("/340803?" + PAGE).status() == 200;
    }

    /** Until the registers have arrived and the machine code is there: a cold service answers several times slower. */
    private Growth warmUp(Suite suite, District district) throws Exception {
        var first = district.raising(0);
        var end = Instant.now().plusSeconds(60);
        while (!first.call()) if (Instant.now().isAfter(end)) throw new IllegalStateException("nothing can be raised");
        out.printf("Warming up for %d s%n", warming.toSeconds());
        Load.run("warming up", FEW, warming, district::raising);
        var growth = new Growth(suite);
        growth.to(2 * PAGE * PAGES); // there shall be a hundredth page, however slow the machine
        var walked = walk(district);
        var some = warming.dividedBy(8);
        Load.run("warming up", FEW, some, n -> district.readingOneOf(walked.ids()));
        Load.run("warming up", FEW, some, n -> district.reading("dispatcher", "/whistles?limit=" + PAGE, 200));
        Load.run("warming up", 4, some, district::story);
        return growth;
    }

    private void warmUp(Client bare, Walked walked) throws InterruptedException {
        var some = warming.dividedBy(20);
        Load.run("warming up", FEW, some, n -> readingBare(bare, walked));
        Load.run("warming up", FEW, some, n -> pageOfBare(bare));
    }

    private void arrivals(District district) throws Exception {
        show(Load.run("raise to inbox idle", 1, each, n -> district.arriving()));
        try (var others = Load.steady(halfOfRaising, FEW, district::raising)) {
            show(Load.run("raise to inbox at half load", 1, each, n -> district.arriving()));
            if (others.errors().sum() > 0)
                out.printf(
                        "  %d of the others' raises failed%n", others.errors().sum());
        }
    }

    private void operations(District district, Walked walked, int clients) throws Exception {
        var raised = show(Load.run("raise", clients, each, district::raising));
        if (clients == FEW) halfOfRaising = raised.rate() / 2;
        var waiting = district.waiting(5_000);
        show(Load.run("accept", clients, each, n -> district.accepting(waiting)));
        show(Load.run("read one", clients, each, n -> district.readingOneOf(walked.ids())));
        var first = "/whistles?limit=" + PAGE;
        show(Load.run("first page", clients, each, n -> district.reading("dispatcher", first, 200)));
        var hundredth = first + "&cursor=" + URLEncoder.encode(walked.cursor(), StandardCharsets.UTF_8);
        show(Load.run("page " + PAGES, clients, each, n -> district.reading("dispatcher", hundredth, 200)));
        show(Load.run("search", clients, each, n -> district.reading("dispatcher", SEARCH, 200)));
        var scores = "/scores?period=2026-11";
        show(Load.run("scores of a month", clients, each, n -> district.reading("assessor", scores, 200)));
        show(Load.run("scores unchanged", clients, each, n -> {
            try {
                var tag = district.as("assessor").get(scores).tag();
                return district.reading("assessor", scores, 304, "If-None-Match", tag);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
        show(Load.run("whole story", clients, each, district::story));
    }

    /** Some ids, and the cursor that opens the last page asked for. */
    private record Walked(List<String> ids, String cursor) {
        String any() {
            return ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
        }
    }

    private static Walked walk(District district) throws Exception {
        var reader = district.as("dispatcher");
        var ids = new ArrayList<String>();
        var cursor = "";
        for (int page = 1; page < PAGES; page++) {
            var from = cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            var shown = reader.get("/whistles?limit=" + PAGE + from).json();
            shown.path("items").forEach(w -> ids.add(w.path("id").asText()));
            if (shown.path("next").isMissingNode())
                throw new IllegalStateException("only " + ids.size() + " whistles: too few for page " + PAGES);
            cursor = shown.path("next").asText();
        }
        return new Walked(ids, cursor);
    }

    /** Whether reading costs more when there is more: the same questions at ten thousand whistles, a million, ten million. */
    private void grow(Growth growth, Client bare, District district) throws Exception {
        for (var size : sizes) {
            out.printf("Growing to %,d whistles…%n", size);
            growth.to(size);
            var at = " of " + inWords(size);
            var walked = new Walked(growth.some(), walk(district).cursor());
            bareReads(bare, walked, FEW, at);
            show(Load.run("read one" + at, FEW, each, n -> district.readingOneOf(walked.ids())));
            var first = "/whistles?limit=" + PAGE;
            show(Load.run("first page" + at, FEW, each, n -> district.reading("dispatcher", first, 200)));
            var hundredth = first + "&cursor=" + URLEncoder.encode(walked.cursor(), StandardCharsets.UTF_8);
            show(Load.run("page " + PAGES + at, FEW, each, n -> district.reading("dispatcher", hundredth, 200)));
            show(Load.run("search" + at, FEW, each, n -> district.reading("dispatcher", SEARCH, 200)));
        }
    }

    private static String inWords(int size) {
        return size < 1_000_000 ? size / 1000 + " thousand" : size / 1_000_000 + " million";
    }

    private Line show(Line line) {
        out.println("  " + table.add(line));
        return line;
    }

    private void floor(Line line) {
        out.println("  " + table.floor(line));
    }
}
