package org.chuishao.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.chuishao.local.Api;
import org.chuishao.local.Archive;
import org.chuishao.local.Part;
import org.chuishao.local.Ports;
import org.chuishao.local.Settings;
import org.chuishao.local.Suite;
import org.chuishao.local.demo.DemoAccounts;
import org.chuishao.local.demo.Registers;

/**
 * Starts a suite of its own and measures it, beside the bare database in the same run. {@code --quick} takes a few minutes;
 * {@code --compare before.csv} adds how the rates changed; {@code --ten-million} also reads among so many whistles; {@code --growth}
 * measures only how the number of whistles tells; {@code --tracker} adds what a district would pick instead.
 */
public final class Bench {
    /** A working Wednesday whose holidays are known, whatever today is. */
    private static final Instant TODAY = Instant.parse("2026-11-18T02:00:00Z");

    private static final String OWNER = "whistle_owner";
    /** As many as the promises are about. */
    private static final int FEW = 16;

    private static final int PAGE = 10;
    private static final int PAGES = 100;
    private static final int MANY_WAITING = 5_000;
    private static final String FIRST_PAGE = "/whistles?limit=" + PAGE;
    private static final String SEARCH = FIRST_PAGE + "&q=";
    /** What waits to be accepted. */
    private static final String INBOX = "/assignments?state=PENDING&limit=" + PAGE;

    private static final String SCORES = "/scores?period=2026-11";
    private static final String LEDGER = "/scores/URBAN/ledger?period=2026&limit=" + PAGE;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Instant begun = Instant.now();
    private final Path root = Settings.findRoot();
    private final Table table = new Table();
    private final boolean quick;
    private final boolean besideTracker;
    private final List<Integer> clients;
    private final Duration each;
    private final Duration arriving;
    private final Duration warmingRaises;
    private final Duration warmingEach;
    private final List<Integer> sizes;
    private final Optional<Table.Rates> before;
    private Duration ready = Duration.ZERO;
    private List<Processes> processes = List.of();
    private double highestRaising;
    private double askedBeside = Double.NaN;
    private Backlog backlog;

    private Bench(List<String> asked) throws IOException {
        boolean growth = asked.contains("--growth");
        this.quick = asked.contains("--quick");
        this.clients = growth ? List.of() : quick ? List.of(1, FEW) : List.of(1, FEW, 64);
        var sizes = new ArrayList<Integer>();
        if (growth || quick) sizes.add(10_000); // otherwise there are more by then
        if (!quick) sizes.add(1_000_000);
        if (asked.contains("--ten-million")) sizes.add(10_000_000);
        this.sizes = sizes;
        this.each = Duration.ofMillis(quick ? 1_500 : 5_000);
        this.arriving = each.multipliedBy(quick ? 2 : 5);
        // whoever grows must not have grown by then; without archives raising is compiled for minutes
        this.warmingRaises = Duration.ofSeconds(quick || growth ? 10 : Archive.isThere(root) ? 180 : 200);
        this.warmingEach = Duration.ofSeconds(quick ? 1 : 7);
        this.besideTracker = asked.contains("--tracker");
        if (besideTracker && !Tracker.isBuilt(root)) throw new IllegalArgumentException("make tracker builds it first");
        int compare = asked.indexOf("--compare");
        this.before = compare < 0 ? Optional.empty() : Optional.of(Table.Rates.of(Path.of(asked.get(compare + 1))));
    }

    public static void main(String[] words) throws Exception {
        var bench = new Bench(List.of(words));
        try {
            bench.measure();
        } finally {
            bench.write();
        }
    }

    /** What was measured, also of a run that did not come to its end. */
    private void write() throws IOException {
        if (table.rows().isEmpty()) return; // the results of the run before are worth more
        var results = Files.createDirectories(root.resolve("deploy/bench/target/results"));
        var took = Duration.between(begun, Instant.now());
        var shown = "%s, %d processors, %s archives, %d:%02d minutes%n"
                        .formatted(
                                LocalDate.now(),
                                Runtime.getRuntime().availableProcessors(),
                                Archive.isThere(root) ? "with" : "without",
                                took.toMinutes(),
                                took.toSecondsPart())
                + table.markdown()
                + Processes.markdown(processes)
                + Promises.markdown(ready, askedBeside, table.rows(), processes);
        Files.writeString(results.resolve("latest.md"), shown);
        Files.writeString(results.resolve("latest.csv"), table.csv());
        Files.writeString(results.resolve("latest-processes.csv"), Processes.csv(processes));
        out.println("\n" + shown);
        before.ifPresent(rates -> out.println(table.compare(rates)));
        out.println("Written to " + results);
    }

    private void measure() throws Exception {
        var data = Files.createTempDirectory(Files.createDirectories(root.resolve("deploy/bench/target")), "run");
        var settings = new Settings(
                root,
                data,
                Ports.free(),
                DemoAccounts.read().writeTo(data.resolve("accounts.json")),
                Optional.of(Duration.between(Instant.now(), TODAY)),
                false,
                false,
                out::println);
        var starting = Instant.now();
        try (var suite = Suite.start(settings);
                var http = Client.http()) {
            ready = Duration.between(starting, Instant.now());
            out.printf("Ready after %d s.%n", ready.toSeconds());
            // a few people stand for a district: the fair rate of one caller is not what is measured
            suite.restart(Part.GATEWAY, "-Dgateway.rate.per-second=1000000", "-Dgateway.rate.burst=1000000");
            var district = new District(http, suite.ports());
            new Registers(new Api(suite.ports())).load();
            try (var quiet = new Backlog(suite);
                    var floor = floor(suite);
                    var server = bareServer(suite)) {
                backlog = quiet;
                var bare = new Client(http, server.url(), "");
                var growth = warmUp(suite, district, floor, bare);
                backlog.vacuum();
                for (int many : clients) {
                    out.println("With " + many + " clients:");
                    backlog.awaitQuiet();
                    floor(floor.writes("", many, each));
                    backlog.awaitQuiet();
                    show(floor.raises(many, each));
                    var walked = walk(district);
                    bareReads(bare, walked.ids(), many, "");
                    operations(district, walked, many);
                }
                if (!clients.isEmpty()) arrivals(district);
                if (besideTracker) tracker(suite, http);
                grow(growth, floor, bare, district);
                backlog.awaitQuiet();
                backlog.checkpoint();
            }
            if (!quick) processes = Processes.of(suite);
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

    /** Something people do, and who does it. */
    private record Operation(String what, IntFunction<Load.Client> client) {}

    /** What the reads of the suite are held against: the same whistles, asked for by the same client. */
    private static List<Operation> bare(Client bare, List<String> ids) {
        return List.of(
                new Operation(
                        "bare one", n -> () -> bare.get("/340803/" + anyOf(ids)).status() == 200),
                new Operation(
                        "bare page", n -> () -> bare.get("/340803?" + PAGE).status() == 200));
    }

    private static List<Operation> reads(District district, List<String> ids, String cursor) {
        return List.of(
                new Operation("read one", n -> district.readingOneOf("/whistles/", ids)),
                new Operation("first page", n -> district.reading("dispatcher", FIRST_PAGE, 200)),
                new Operation(
                        "page " + PAGES,
                        n -> district.reading("dispatcher", FIRST_PAGE + "&cursor=" + encoded(cursor), 200)),
                new Operation("search", n -> district.reading("dispatcher", SEARCH + encoded("井盖"), 200)));
    }

    private static List<Operation> inboxes(District district) {
        return List.of(
                new Operation("inbox", n -> district.reading("urban-clerk", INBOX, 200)),
                new Operation("inbox with nothing", n -> district.reading("housing-clerk", INBOX, 200)));
    }

    private static List<Operation> scores(District district) {
        return List.of(
                new Operation("scores of a month", n -> district.reading("assessor", SCORES, 200)),
                new Operation("scores unchanged", n -> {
                    try {
                        var tag = district.as("assessor").get(SCORES).tag();
                        return district.reading("assessor", SCORES, 304, "If-None-Match", tag);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }),
                new Operation("ledger of a year", n -> district.reading("urban-clerk", LEDGER, 200)));
    }

    /** Until the registers have arrived and the machine code is there: a cold service answers several times slower. */
    private Growth warmUp(Suite suite, District district, Floor floor, Client bare) throws Exception {
        var first = district.raising(0);
        var end = Instant.now().plusSeconds(60);
        while (!first.call()) if (Instant.now().isAfter(end)) throw new IllegalStateException("nothing can be raised");
        out.println("Warming up");
        warmUp(warmingRaises, new Operation("raise", district::raising));
        if (!district.story(0).call()) throw new IllegalStateException("no story comes to its end");
        backlog.awaitQuiet();
        var growth = Growth.of(suite);
        growth.whistles().procedure();
        growth.to(2 * PAGE * PAGES); // there shall be a hundredth page, however slow the machine
        floor.writes("", FEW, warmingEach);
        var walked = walk(district);
        for (var read : bare(bare, walked.ids())) warmUp(warmingEach, read);
        for (var read : reads(district, walked.ids(), walked.cursor())) warmUp(warmingEach, read);
        for (var read : inboxes(district)) warmUp(warmingEach, read);
        if (!clients.isEmpty()) floor.raises(FEW, warmingEach);
        var waiting = district.waiting(MANY_WAITING);
        warmUp(warmingEach, new Operation("accept", n -> district.accepting(waiting)));
        for (var read : scores(district)) warmUp(warmingEach, read);
        warmUp(warmingEach.multipliedBy(2), new Operation("whole story", district::story));
        return growth;
    }

    private static void warmUp(Duration time, Operation operation) throws InterruptedException {
        Load.run("warming up", FEW, time, operation.client());
    }

    private void bareReads(Client bare, List<String> ids, int clients, String at) throws Exception {
        for (var read : bare(bare, ids)) floor(measured(read, clients, at));
    }

    private void operations(District district, Walked walked, int clients) throws Exception {
        raise(district, clients, "");
        for (var read : reads(district, walked.ids(), walked.cursor())) show(measured(read, clients, ""));
        ofDepartments(district, clients, "");
    }

    /** Before anything is accepted the inbox has what was just raised. */
    private void ofDepartments(District district, int clients, String at) throws Exception {
        for (var read : inboxes(district)) show(measured(read, clients, at));
        accept(district, clients, at);
        for (var read : scores(district)) show(measured(read, clients, at));
        show(measured(new Operation("whole story", district::story), clients, at));
    }

    /** What is acknowledged, and then the same with the time until all of it is in the department's inbox. */
    private void raise(District district, int clients, String at) throws Exception {
        backlog.awaitQuiet();
        var cpu = Cpu.now();
        long from = System.nanoTime();
        var raised = show(Load.run("raise" + at, clients, each, district::raising));
        backlog.awaitArrived(raised.n());
        double seconds = (System.nanoTime() - from) / 1e9;
        var unknown = Double.NaN;
        show(new Line(
                "raise all arrived" + at,
                clients,
                raised.n(),
                seconds,
                unknown,
                unknown,
                raised.errors(),
                Cpu.now().since(cpu, raised.n())));
        out.printf("  the last were in the inbox after another %.2f s%n", seconds - raised.seconds());
        highestRaising = Math.max(highestRaising, raised.rate());
    }

    private void accept(District district, int clients, String at) throws Exception {
        var waiting = district.waiting(MANY_WAITING);
        show(measured(new Operation("accept", n -> district.accepting(waiting)), clients, at));
    }

    private void arrivals(District district) throws Exception {
        IntFunction<Load.Client> arriving = n -> district.arriving();
        backlog.awaitQuiet();
        show(Load.run("raise to inbox idle", 1, this.arriving, arriving));
        askedBeside = highestRaising / 2;
        try (var others = Load.steady(askedBeside, FEW, district::raising)) {
            show(Load.run("raise to inbox at half load", 2, this.arriving, arriving));
            show(others.line("raise beside it"));
            out.printf("  beside it %.0f a second were asked for%n", askedBeside);
        }
    }

    /** The same with what a district would pick instead. */
    private void tracker(Suite suite, CloseableHttpClient http) throws Exception {
        backlog.awaitQuiet();
        out.println("The tracker:");
        try (var tracker = new Tracker(suite, http, database(suite), OWNER, password(suite))) {
            warmUp(warmingEach.multipliedBy(4), new Operation("raise", tracker::raising));
            var ids = tracker.newest(PAGE * PAGES);
            var reads = List.of(
                    new Operation("read one by tracker", n -> tracker.readingOneOf(ids)),
                    new Operation("first page by tracker", n -> tracker.readingPage(PAGE)));
            for (var read : reads) warmUp(warmingEach, read);
            show(Load.run("raise by tracker", FEW, each, tracker::raising));
            for (var read : reads) show(Load.run(read.what(), FEW, each, read.client()));
        }
    }

    private Line measured(Operation operation, int clients, String at) throws Exception {
        backlog.awaitQuiet();
        return Load.run(operation.what() + at, clients, each, operation.client());
    }

    /** Some ids, and the cursor that opens the last page asked for. */
    private record Walked(List<String> ids, String cursor) {}

    private static Walked walk(District district) throws Exception {
        var reader = district.as("dispatcher");
        var ids = new ArrayList<String>();
        var cursor = "";
        for (int page = 1; page < PAGES; page++) {
            var from = cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor);
            var shown = reader.get(FIRST_PAGE + from).json();
            shown.path("items").forEach(w -> ids.add(w.path("id").asText()));
            if (shown.path("next").isMissingNode())
                throw new IllegalStateException("only " + ids.size() + " whistles: too few for page " + PAGES);
            cursor = shown.path("next").asText();
        }
        return new Walked(ids, cursor);
    }

    /** Whether it costs more when there is more: the same questions at ten thousand whistles, a million, ten million. */
    private void grow(Growth growth, Floor floor, Client bare, District district) throws Exception {
        for (var size : sizes) {
            out.printf("Growing to %,d whistles…%n", size);
            var began = Instant.now();
            var at = " of "
                    + inWords(
                            clients.isEmpty()
                                    ? growth.to(size)
                                    : growth.whistles().to(size));
            out.printf(
                    "  grown in %d s%n", Duration.between(began, Instant.now()).toSeconds());
            // others for the bare server, so that whoever comes second has no less to look for
            bareReads(bare, growth.whistles().some("id"), FEW, at);
            for (var read :
                    reads(district, growth.whistles().some("id"), walk(district).cursor()))
                show(measured(read, FEW, at));
            var rare = SEARCH + encoded(WhistleCopies.RARE_WORD);
            show(measured(
                    new Operation("search of a rare word", n -> district.reading("dispatcher", rare, 200)), FEW, at));
            var numbers = growth.whistles().some("number");
            show(measured(new Operation("search of a number", n -> district.readingOneOf(SEARCH, numbers)), FEW, at));
            backlog.awaitQuiet();
            floor(floor.writes(at, FEW, each));
            raise(district, FEW, at);
            if (clients.isEmpty()) ofDepartments(district, FEW, at); // otherwise only the whistles have become more
        }
    }

    private static String inWords(int size) {
        return size < 1_000_000 ? size / 1000 + " thousand" : size / 1_000_000 + " million";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String anyOf(List<String> ids) {
        return ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
    }

    private Line show(Line line) {
        out.println("  " + table.add(line));
        return line;
    }

    private void floor(Line line) {
        out.println("  " + table.floor(line));
    }
}
