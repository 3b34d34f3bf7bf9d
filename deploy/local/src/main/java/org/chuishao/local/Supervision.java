package org.chuishao.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts a process again that ended by itself, at once the first time, then ever later while it keeps ending. */
final class Supervision {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    /** Whoever lived this long is taken to have been well. */
    private static final Duration WELL = Duration.ofMinutes(1);

    private final Consumer<String> say;
    private final Map<String, Child> watched = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private volatile boolean ended;

    Supervision(Consumer<String> say) {
        this.say = say;
    }

    void watch(String name, Child child, Runnable startAgain) {
        watched.put(name, child);
        var since = Instant.now();
        child.onExit().thenRun(() -> {
            if (Instant.now().isAfter(since.plus(WELL))) failures.remove(name);
            if (!ended && watched.remove(name, child)) again(name, "ended with code " + child.exitCode(), startAgain);
        });
    }

    void forget(String name) {
        watched.remove(name);
    }

    void end() {
        ended = true;
    }

    private void again(String name, String what, Runnable startAgain) {
        int before = failures.merge(name, 1, Integer::sum) - 1;
        var wait = Duration.ofSeconds(Math.min(LONGEST_WAIT.toSeconds(), (1L << Math.min(before, 5)) - 1));
        say.accept("%s %s; starting it again in %d s. 正在重新启动。".formatted(name, what, wait.toSeconds()));
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(() -> attempt(name, startAgain));
    }

    private void attempt(String name, Runnable startAgain) {
        if (ended) return;
        try {
            startAgain.run();
        } catch (RuntimeException e) {
            if (!ended) again(name, "did not start (" + e.getMessage() + ")", startAgain);
        }
    }
}
