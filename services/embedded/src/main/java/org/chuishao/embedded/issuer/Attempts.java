package org.chuishao.embedded.issuer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes guessing slow: after a few wrong passwords in a minute a name has to wait until the minute is over. */
final class Attempts {
    private static final int MOST = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Failures> failures = new ConcurrentHashMap<>();

    private record Failures(int count, Instant since) {}

    Attempts(Clock clock) {
        this.clock = clock;
    }

    void check(String name) throws Refusal {
        var past = failures.get(name);
        if (past != null && past.count() >= MOST && isRecent(past)) {
            throw new Refusal(429, "slow_down", "too many wrong passwords, wait a minute");
        }
    }

    void failed(String name) {
        failures.merge(
                name,
                new Failures(1, clock.instant()),
                (past, first) -> isRecent(past) ? new Failures(past.count() + 1, past.since()) : first);
    }

    void succeeded(String name) {
        failures.remove(name);
    }

    private boolean isRecent(Failures past) {
        return past.since().plus(WINDOW).isAfter(clock.instant());
    }
}
