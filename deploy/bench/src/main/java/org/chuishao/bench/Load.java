package org.chuishao.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;

/** A number of clients that each do the same thing again as soon as it is done: closed-loop load. */
final class Load {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);

    private Load() {}

    /** Whether one request was answered as expected. */
    interface Client extends Callable<Boolean> {}

    /** A client has nothing more to do: it stops, and that is no error. */
    static final class Done extends RuntimeException {
        private static final long serialVersionUID = 1;

        Done() {
            super("nothing is left", null, false, false);
        }
    }

    /**
     * Rate and latencies are those of good answers: a service that refuses quickly is not a fast one.
     *
     * @param client makes the deed of client number n, before the time begins; it may hold a connection of its own
     */
    static Line run(String what, int clients, Duration time, IntFunction<Client> client) throws InterruptedException {
        var answers = new Answers();
        var threads = new ArrayList<Thread>();
        var last = new AtomicLong();
        var deeds = IntStream.range(0, clients).mapToObj(client).toList();
        var before = Cpu.now();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        for (var deed : deeds) {
            threads.add(Thread.ofPlatform().name("client-" + threads.size()).start(() -> {
                try {
                    while (System.nanoTime() < end) answers.ask(deed);
                } catch (Done nothingLeft) {
                    // the others may have something left
                }
                last.accumulateAndGet(System.nanoTime(), Math::max);
            }));
        }
        for (var thread : threads) thread.join();
        return answers.line(what, clients, last.get() - begin, Cpu.now().since(before, answers.all()));
    }

    /** Load at a steady rate, whatever the answers take, until it is closed; what else is measured meanwhile shares the machine. */
    static Background steady(double perSecond, int clients, IntFunction<Client> client) {
        var threads = Executors.newScheduledThreadPool(clients);
        var background = new Background(threads, clients, new Answers(), System.nanoTime());
        long every = (long) (clients / perSecond * 1e9);
        for (int n = 0; n < clients; n++) {
            var deed = client.apply(n);
            threads.scheduleAtFixedRate(
                    () -> background.answers.ask(deed), n * every / clients, every, TimeUnit.NANOSECONDS);
        }
        return background;
    }

    record Background(ExecutorService threads, int clients, Answers answers, long begin) implements AutoCloseable {
        /** What it has come to so far; the processor time is shared with whatever is measured beside it. */
        Line line(String what) {
            return answers.line(what, clients, System.nanoTime() - begin, Cpu.Spent.UNKNOWN);
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    static final class Answers {
        private final ConcurrentHistogram latencies = new ConcurrentHistogram(LONGEST_MICROS, 3);
        private final LongAdder errors = new LongAdder();

        void ask(Client deed) {
            long from = System.nanoTime();
            if (isGood(deed)) latencies.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - from) / 1000));
            else errors.increment();
        }

        long all() {
            return latencies.getTotalCount() + errors.sum();
        }

        Line line(String what, int clients, long nanos, Cpu.Spent cpu) {
            return new Line(
                    what,
                    clients,
                    latencies.getTotalCount(),
                    nanos / 1e9,
                    latencies.getValueAtPercentile(50) / 1e3,
                    latencies.getValueAtPercentile(99) / 1e3,
                    errors.sum(),
                    cpu);
        }
    }

    private static boolean isGood(Client deed) {
        try {
            return deed.call();
        } catch (Done nothingLeft) {
            throw nothingLeft;
        } catch (Exception e) {
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            return false; // counted as an error in the table
        }
    }
}
