package org.chuishao.bench;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class LoadTest {
    @Test
    void countsWhatWasDoneAndWhatWentWrong() throws Exception {
        var done = new LongAdder();
        var line = Load.run("a deed", 4, Duration.ofMillis(300), n -> () -> {
            done.increment();
            if (n == 0) throw new IllegalStateException("a client that always fails");
            return n != 1;
        });
        assertEquals(4, line.clients());
        assertTrue(line.errors() > 0 && line.errors() < done.sum(), () -> line.errors() + " of " + done.sum());
        assertTrue(line.rate() > 0 && line.p99() >= line.p50(), line::toString);
    }

    @Test
    void nobodyWorksBeforeEverybodyIsReady() throws Exception {
        var ready = new LongAdder();
        var line = Load.run("a deed", 8, Duration.ofMillis(100), n -> {
            LockSupport.parkNanos(Duration.ofMillis(40).toNanos()); // such as a connection that is opened
            ready.increment();
            return () -> ready.sum() == 8;
        });
        assertEquals(0, line.errors());
        assertTrue(line.rate() > 0, line::toString);
    }

    @Test
    void whatIsRefusedQuicklyIsNoRate() throws Exception {
        var line = Load.run("a deed", 2, Duration.ofMillis(100), n -> () -> false);
        assertEquals(0, line.rate());
        assertTrue(line.errors() > 0, line::toString);
    }

    @Test
    void whatGoesOnInTheBackgroundHasItsRateAndItsErrors() {
        try (var others = Load.steady(1_000, 2, n -> () -> n == 0)) {
            await().until(() ->
                    others.line("beside").errors() > 20 && others.line("beside").n() > 20);
            double rate = others.line("beside").rate();
            assertTrue(rate > 0 && rate < 1_000, () -> rate + " of 500 that were asked for");
        }
    }

    @Test
    void ofAFewAnswersNothingIsSaidOfTheSlowestInAHundred() {
        assertTrue(Double.isNaN(new Line("a deed", 1, 499, 1, 1, 2, 0, Cpu.Spent.UNKNOWN).p99()));
        assertEquals(2, new Line("a deed", 1, 500, 1, 1, 2, 0, Cpu.Spent.UNKNOWN).p99());
    }
}
