package org.chuishao.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;

/** A number of clients that each do the same thing again as soon as it is done: closed-loop load. */
final class Load {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);

    private Load() {}

    /** Whether one request was answered as expected. */
    interface Client extends Callable<Boolean> {}

    /** @param client makes the deed of client number n; it may hold a connection of its own */
    static Line run(String what, int clients, Duration time, IntFunction<Client> client) throws InterruptedException {
        var latencies = new ConcurrentHistogram(LONGEST_MICROS, 3);
        var errors = new LongAdder();
        var threads = new ArrayList<Thread>();
        var before = Cpu.now();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        for (int n = 0; n < clients; n++) {
            var deed = client.apply(n);
            threads.add(Thread.ofPlatform().name("client-" + n).start(() -> {
                while (System.nanoTime() < end) {
                    long from = System.nanoTime();
                    if (!isGood(deed)) errors.increment();
                    latencies.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - from) / 1000));
                }
            }));
        }
        for (var thread : threads) thread.join();
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Line(
                what,
                clients,
                latencies.getTotalCount() / seconds,
                latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(99) / 1e3,
                errors.sum(),
                Cpu.now().since(before, latencies.getTotalCount()));
    }

    private static boolean isGood(Client deed) {
        try {
            return deed.call();
        } catch (Exception e) {
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            return false; // counted as an error in the table
        }
    }
}
