package org.chuishao.local.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A few strikes of {@code make crash}: enough to see that it still runs and that the suite still bears it. */
class CrashIT {
    /** Begins with the broker's folder; the relay's batch that was on its way then was once stuck for ever. */
    private static final long SEED = 7;

    @Test
    void whatWasAcknowledgedIsThereOnceAndInOrder() throws Exception {
        var options = new CrashOptions(SEED, 3, Duration.ofMinutes(3), 3, Control.NONE);
        var outcome = new Crash(options, System.out::println).run();
        assertEquals(List.of(), outcome.faults(), outcome::toString);
    }
}
