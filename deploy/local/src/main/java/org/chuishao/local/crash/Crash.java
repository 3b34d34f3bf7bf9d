package org.chuishao.local.crash;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
     * a few people stand for a district, so the fair rate of one caller is none here.
     */
    private static final List<String> OWN =
            List.of("-XX:TieredStopAtLevel=1", "-Dgateway.rate.per-second=1000000", "-Dgateway.rate.burst=1000000");

    /** Acknowledgements of each teller, one with another, before the first strike; and told stories of each plot. */
    private static final int SOMETHING = 10;

    private static final int TOLD = 3;
    private static final int SECONDS_FOR_SOMETHING = 120;

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

    /** Looks at what is there while the suite still runs. */
    @FunctionalInterface
    interface Aftermath {
        void look(Audit audit, Databases databases, Journal journal) throws Exception;
    }

    public static void main(String[] words) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            var outcome = new Crash(CrashOptions.parse(words), out::println).run();
            outcome.faults().stream()
                    .sorted(Comparator.comparing(Fault::kind))
                    .limit(40)
                    .forEach(fault -> out.println("  ✗ " + fault));
            out.println(outcome);
            outcome.remarks().forEach(out::println);
            System.exit(outcome.isAsItMustBe() ? 0 : 1);
        } catch (CannotStart e) {
            out.println(e.getMessage());
            System.exit(2);
        }
    }

    Outcome run() throws Exception {
        return run((audit, databases, journal) -> {});
    }

    Outcome run(Aftermath aftermath) throws Exception {
        var root = Settings.findRoot();
        var data = Files.createTempDirectory(Files.createDirectories(root.resolve("deploy/local/target")), "crash");
        say.accept("Seed %d, data in %s".formatted(options.seed(), data));
        var begun = Instant.now();
        try (var suite = Suite.start(settings(root, data));
                var journal = new Journal(data.resolve("journal.txt"))) {
            var killer = new Killer(suite, random, say, own());
            var api = new Api(suite.ports());
            prepare(suite, killer, api);
            var databases = new Databases(suite);
            var audit = new Audit(databases, api, PERIOD);
            // whoever escalates an issue under an item that whistle does not know yet is refused for good
            if (!settled(audit, journal).isEmpty()) throw new IllegalStateException("the registers did not arrive");
            var telling = Instant.now();
            var load = new Load(options.tellers(), api, journal, patience());
            awaitStories(journal);
            int strikes = strikeOn(killer, journal, Instant.now().plus(options.atMost()));
            say.accept("Everything runs; the stories come to their end.");
            load.end();
            var told = Duration.between(telling, Instant.now());
            var faults = settled(audit, journal);
            new Notary(api, root, data).objection().map(Fault::other).ifPresent(faults::add);
            var outcome = new Outcome(
                    options,
                    killer.kills(),
                    strikes,
                    journal.stories().size(),
                    journal.acknowledged(),
                    journal.unknown(),
                    told,
                    Duration.between(begun, Instant.now()),
                    faults);
            aftermath.look(audit, databases, journal);
            return outcome;
        }
    }

    private void prepare(Suite suite, Killer killer, Api api) throws InterruptedException, SQLException {
        killer.startAgain(EnumSet.of(Part.GATEWAY));
        new Registers(api).load();
        Station.ALL.forEach(station -> api.tokenOf(station.deputy()));
        List.of(WhistleTeller.CLERK, WhistleTeller.OPERATOR, ItemTeller.EDITOR, "assessor")
                .forEach(api::tokenOf);
        if (options.control() == Control.NO_INBOX) killer.startAgain(EnumSet.of(Part.WHISTLE, Part.REPORTING));
        if (options.control() == Control.ASYNC_COMMIT) {
            new Databases(suite).commitLate();
            killer.startAgain(Audit.SERVICES); // new connections, so that all know
        }
    }

    /** There has to be something to lose. */
    private void awaitStories(Journal journal) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(SECONDS_FOR_SOMETHING);
        while (journal.acknowledged() < options.tellers() * SOMETHING
                && Instant.now().isBefore(deadline)) Thread.sleep(100);
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
    private static List<Fault> settled(Audit audit, Journal journal) throws Exception {
        var deadline = Instant.now().plus(TO_SETTLE);
        var faults = audit.faults(journal);
        while (!faults.isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(500);
            faults = audit.faults(journal);
        }
        journal.abandoned().stream().map(Fault::other).forEach(faults::add);
        return faults;
    }

    private Duration patience() {
        // what was really lost never comes: only that control would wait for nothing; a part may be killed again and
        // again
        return Duration.ofSeconds(options.control() == Control.ASYNC_COMMIT ? 40 : 400);
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
