package org.chuishao.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
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
}
