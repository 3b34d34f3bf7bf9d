package org.chuishao.whistle.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When a telling that failed is tried again, and when a webhook has failed for too long. */
final class Backoff {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    /** Without a single success. */
    static final Duration PATIENCE = Duration.ofDays(3);

    private Backoff() {}

    /** Tried for as long as that, if its receiver was ever ready for it. */
    static boolean isHopeless(int attempts) {
        return attempts >= WAITS.size() - 1 + PATIENCE.toHours();
    }

    /** @param attempts made so far, the failed one included */
    static Instant next(Instant now, int attempts) {
        return now.plus(WAITS.get(Math.min(attempts, WAITS.size()) - 1));
    }

    static boolean isExhausted(Instant failingSince, Instant now) {
        return !now.isBefore(failingSince.plus(PATIENCE));
    }
}
