package org.chuishao.local.crash;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.chuishao.local.Api;
import org.chuishao.local.CannotStart;
import org.chuishao.local.Part;
import org.chuishao.local.Ports;
import org.chuishao.local.Settings;
import org.chuishao.local.Suite;
import org.chuishao.local.demo.DemoAccounts;
import org.chuishao.local.demo.Registers;

/**
 * Kills the suite's processes with -9 while stories are told, and then asks for everything that was acknowledged: each
 * whistle and move once and in order, each ledger line once, the same in every copy.
 */
public final class Crash {
    /** A working Wednesday whose holidays are known, whatever today is. */
    private static final Instant TODAY = Instant.parse("2026-11-18T02:00:00Z");

    /**
     * How services are started again. They live for a minute or two, so the second compiler would cost more than it gives; and
     * three people stand for a district, so the fair rate of one caller is none here.
     */
    private static final List<String> OWN =
            List.of("-XX:TieredStopAtLevel=1", "-Dgateway.rate.per-second=1000000", "-Dgateway.rate.burst=1000000");

    /** Acknowledgements before the first strike. */
    private static final int SOMETHING = 60;

    private static final String PERIOD = "2026-11";
    /** What is still on its way when the last story ends has to arrive by then. */
    private static final Duration TO_SETTLE = Duration.ofSeconds(60);

    private final CrashOptions options;
    private final Consumer<String> say;
    private final Random random;

    Crash(CrashOptions options, Consumer<String> say) {
        this.options = options;
        this.say = say;
        this.random = new Random(options.seed());
    }

    /** What a run came to. */
    record Outcome(
            long seed,
            int kills,
            int strikes,
            int stories,
            int acknowledged,
            int unknown,
            Duration took,
            List<String> faults) {
        @Override
        public String toString() {
            return "%d kills in %d strikes (seed %d), %d stories, %d acknowledgements, %d unknown and asked again, %d s: %d faults"
                    .formatted(kills, strikes, seed, stories, acknowledged, unknown, took.toSeconds(), faults.size());
        }
    }

    public static void main(String[] words) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            var options = CrashOptions.parse(words);
            var outcome = new Crash(options, out::println).run();
            outcome.faults().stream().limit(40).forEach(fault -> out.println("  ✗ " + fault));
            out.println(outcome);
            boolean expected = options.control() != Control.NONE;
            if (expected)
                out.println(
                        outcome.faults().isEmpty()
                                ? "The control found nothing: this run proves nothing."
                                : "The control is noticed, as it must be.");
            System.exit(outcome.faults().isEmpty() == expected ? 1 : 0);
        } catch (CannotStart e) {
            out.println(e.getMessage());
            System.exit(2);
        }
    }

    Outcome run() throws Exception {
        var root = Settings.findRoot();
        var data = Files.createTempDirectory(Files.createDirectories(root.resolve("deploy/local/target")), "crash");
        say.accept("Seed %d, data in %s".formatted(options.seed(), data));
        var begun = Instant.now();
        try (var suite = Suite.start(settings(root, data));
                var journal = new Journal(data.resolve("journal.txt"))) {
            var killer = new Killer(suite, random, say, own());
            var api = new Api(suite.ports());
            prepare(suite, killer, api);
            var load = new Load(options.tellers(), api, journal, patience());
            awaitStories(journal);
            int strikes = strikeOn(killer, journal, begun.plus(options.atMost()));
            say.accept("Everything runs; the stories come to their end.");
            load.end();
            var faults = settled(suite, api, journal, data);
            return new Outcome(
                    options.seed(),
                    killer.kills(),
                    strikes,
                    journal.stories().size(),
                    journal.acknowledged(),
                    journal.unknown(),
                    Duration.between(begun, Instant.now()),
                    faults);
        }
    }

    private void prepare(Suite suite, Killer killer, Api api) throws InterruptedException, SQLException {
        killer.startAgain(EnumSet.of(Part.GATEWAY));
        new Registers(api).load();
        Teller.PEOPLE.forEach(api::tokenOf);
        api.tokenOf("assessor");
        if (options.control() == Control.NO_INBOX) killer.startAgain(EnumSet.of(Part.WHISTLE, Part.REPORTING));
        if (options.control() == Control.ASYNC_COMMIT) {
            new Databases(suite).commitLate();
            killer.startAgain(EnumSet.of(Part.WHISTLE, Part.REPORTING)); // new connections, so that all know
        }
    }

    /** There has to be something to lose. */
    private static void awaitStories(Journal journal) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(60);
        while (journal.acknowledged() < SOMETHING && Instant.now().isBefore(deadline)) Thread.sleep(100);
    }

    private int strikeOn(Killer killer, Journal journal, Instant end) throws Exception {
        var round = new ArrayList<Strike>();
        int strikes = 0;
        boolean first = true;
        while (killer.kills() < options.kills() && Instant.now().isBefore(end)) {
            if (round.isEmpty()) {
                round.addAll(round(first));
                first = false;
            }
            var strike = round.removeFirst();
            journal.note("kills " + strike);
            killer.strike(strike);
            strikes++;
        }
        return strikes;
    }

    /** A control strikes where its guard was. */
    private List<Strike> round(boolean first) {
        return switch (options.control()) {
            case NONE -> Strike.round(random, first);
            case NO_INBOX ->
                List.of(
                        new Strike(EnumSet.of(Part.KAFKA), true),
                        new Strike(EnumSet.of(Part.WHISTLE, Part.REPORTING), false));
            case ASYNC_COMMIT -> List.of(new Strike(EnumSet.of(Part.POSTGRES), false));
        };
    }

    /** Faults that are still there when everything had time to arrive. */
    private List<String> settled(Suite suite, Api api, Journal journal, Path data) throws Exception {
        var audit = new Audit(new Databases(suite), api, PERIOD);
        var deadline = Instant.now().plus(options.control() == Control.NONE ? TO_SETTLE : TO_SETTLE.dividedBy(4));
        var faults = audit.faults(journal.stories());
        while (!faults.isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(500);
            faults = audit.faults(journal.stories());
        }
        faults.addAll(journal.abandoned());
        new Notary(api, suite.settings().root(), data).objection().ifPresent(faults::add);
        return faults;
    }

    private Duration patience() {
        // what was really lost never comes: only that control would wait for nothing
        return Duration.ofSeconds(options.control() == Control.ASYNC_COMMIT ? 40 : 180);
    }

    private List<String> own() {
        var own = new ArrayList<>(OWN);
        if (options.control() == Control.NO_INBOX) own.add("-Dchuishao.inbox.enabled=false");
        return own;
    }

    private Settings settings(Path root, Path data) throws java.io.IOException {
        return new Settings(
                root,
                data,
                Ports.free(),
                DemoAccounts.read().writeTo(data.resolve("accounts.json")),
                Optional.of(Duration.between(Instant.now(), TODAY)),
                false,
                false,
                say);
    }
}
