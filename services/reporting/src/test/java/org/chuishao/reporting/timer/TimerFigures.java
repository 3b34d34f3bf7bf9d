package org.chuishao.reporting.timer;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;

/** How quickly time is kept when a million duties are open; run on demand. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class TimerFigures {
    @Inject
    TimerJob job;

    @Inject
    AgroalDataSource database;

    @Test
    void amongAMillionOpenDuties() throws Exception {
        ManyDuties.insert(database, "340830", 1_000_000, Instant.parse("2026-12-01T02:00:00Z"));
        System.out.println("1,000,000 duties are open");
        var none = Instant.parse("2026-12-01T01:00:00Z");
        time("a look when nothing is due", 20, () -> job.turnSome("340830", none));
        var some = Instant.parse("2026-12-01T02:00:00.050Z");
        time("a look when 49 are due", 1, () -> job.turnSome("340830", some));
        var all = Instant.parse("2026-12-01T03:00:00Z");
        time("a batch of 200, the first", 5, () -> job.turnSome("340830", all));
        time("a batch of 200, warm", 100, () -> job.turnSome("340830", all));
    }

    private interface Look {
        int turn();
    }

    private static void time(String what, int times, Look look) {
        var start = System.nanoTime();
        int done = 0;
        for (int i = 0; i < times; i++) done += look.turn();
        var took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf(
                "%s: %.1f ms each, %d duties, %.0f/s%n",
                what, took.toNanos() / 1e6 / times, done, done * 1e9 / took.toNanos());
    }
}
