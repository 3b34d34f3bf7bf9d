package org.chuishao.local.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.chuishao.local.Part;
import org.chuishao.local.Suite;

/** Kills parts of the suite with -9 and starts them again, at moments drawn from a seed. */
final class Killer {
    private static final int SERVER = 0;
    private static final int SERVICE = 1;

    private final Suite suite;
    private final Random random;
    private final Consumer<String> say;
    /** What a control starts the services with. */
    private final String[] own;

    private int kills;

    Killer(Suite suite, Random random, Consumer<String> say, List<String> own) {
        this.suite = suite;
        this.random = random;
        this.say = say;
        this.own = own.toArray(String[]::new);
    }

    int kills() {
        return kills;
    }

    /** Lets it work for a while, kills, leaves it dead for a while, and starts again what was killed. */
    void strike(Strike strike) throws InterruptedException, IOException {
        Thread.sleep(random.nextInt(500, 4_000));
        together(strike.parts(), suite::kill9);
        kills += strike.parts().size();
        if (strike.wipesBroker()) wipe(suite.settings().data().resolve("servers/kafka"));
        Thread.sleep(random.nextInt(0, 2_000));
        var begun = Instant.now();
        startAgain(strike.parts());
        var away = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        say.accept("%3d killed: %s; back %.1f s after being started".formatted(kills, strike, away));
    }

    void startAgain(Collection<Part> parts) {
        for (int stage : List.of(SERVER, SERVICE, SERVICE + 1))
            together(parts.stream().filter(part -> stage(part) == stage).toList(), part -> suite.restart(part, own));
    }

    private static int stage(Part part) {
        return switch (part) {
            case POSTGRES, KAFKA, ISSUER -> SERVER;
            case GATEWAY -> SERVICE + 1;
            default -> SERVICE;
        };
    }

    private static void together(Collection<Part> parts, Consumer<Part> what) {
        var each = parts.stream()
                .map(part -> CompletableFuture.runAsync(() -> what.accept(part), Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(each).join();
    }

    private static void wipe(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
