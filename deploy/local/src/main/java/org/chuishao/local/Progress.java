package org.chuishao.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Lines for the user; when nothing was said for a while, says what is being waited for. */
final class Progress implements Consumer<String>, AutoCloseable {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(8);

    private final PrintStream out;
    private final Instant begun = Instant.now();
    private final Thread pulse;
    private volatile Instant lastLine = begun;
    private volatile String phase = "starting 正在启动";

    Progress(PrintStream out) {
        this.out = out;
        this.pulse = Thread.ofVirtual().start(this::fillSilences);
    }

    void phase(String phase) {
        this.phase = phase;
        accept(phase + " …");
    }

    @Override
    public synchronized void accept(String line) {
        lastLine = Instant.now();
        out.println(line);
    }

    long seconds() {
        return Duration.between(begun, Instant.now()).toSeconds();
    }

    @Override
    public void close() {
        pulse.interrupt();
    }

    private void fillSilences() {
        try {
            while (true) {
                Thread.sleep(Duration.ofSeconds(1));
                if (Instant.now().isAfter(lastLine.plus(LONGEST_SILENCE)))
                    accept("… still %s, %d s".formatted(phase, seconds()));
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }
}
