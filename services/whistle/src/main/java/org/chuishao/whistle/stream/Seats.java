package org.chuishao.whistle.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.chuishao.kernel.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many listen at this replica; each holds a connection and a thread, so there is an end to them. */
@ApplicationScoped
class Seats {
    @ConfigProperty(name = "chuishao.stream.most", defaultValue = "500")
    int most;

    @ConfigProperty(name = "chuishao.stream.most-of-one-caller", defaultValue = "5")
    int mostOfOne;

    private final AtomicInteger taken = new AtomicInteger();
    private final ConcurrentMap<String, Integer> byCaller = new ConcurrentHashMap<>();

    /** @throws Problem 429 when the caller has enough of them, 503 when all are taken */
    void take(String caller) {
        if (byCaller.merge(caller, 1, Integer::sum) > mostOfOne) {
            leave(caller);
            throw Problem.of(
                    429,
                    "TOO_MANY_STREAMS",
                    "您已打开 " + mostOfOne + " 个实时连接，请先关闭一些页面。",
                    "You already have " + mostOfOne + " streams open; close some first.");
        }
        if (taken.incrementAndGet() > most) {
            taken.decrementAndGet();
            leave(caller);
            throw Problem.of(503, "STREAMS_FULL", "实时连接已满，请稍后再试。", "All streams are taken; try again later.");
        }
    }

    void giveBack(String caller) {
        taken.decrementAndGet();
        leave(caller);
    }

    private void leave(String caller) {
        byCaller.computeIfPresent(caller, (c, n) -> n == 1 ? null : n - 1);
    }
}
