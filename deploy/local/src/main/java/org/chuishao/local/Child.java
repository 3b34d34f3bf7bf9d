package org.chuishao.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One running process of the suite, its log, and a note of its number for whoever finds it left behind. */
final class Child {
    private final Process process;
    private final Path log;
    private final Path pid;

    private Child(Process process, Path log, Path pid) {
        this.process = process;
        this.log = log;
        this.pid = pid;
    }

    static Child launch(ProcessBuilder builder, Path log, Path pid) throws IOException {
        var process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().close();
        Leftovers.note(pid, process.toHandle());
        return new Child(process, log, pid);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** As a power cut would: the process and all it started, without a word. */
    void kill9() throws InterruptedException {
        Stream.concat(process.descendants().toList().stream(), Stream.of(process.toHandle()))
                .forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
    }

    /** Asks it to end, and ends it when it has not after this long. */
    void stop(Duration grace) throws IOException, InterruptedException {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(grace.toSeconds(), TimeUnit.SECONDS)) {
            below.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.waitFor();
        }
        Files.deleteIfExists(pid);
    }

    /** The last words of a process that failed, for the sentence that says so. */
    String lastWords() throws IOException {
        try (var lines = Files.lines(log)) {
            var telling = lines.filter(line -> line.contains("ERROR") || line.contains("Exception"))
                    .toList();
            return telling.isEmpty() ? "" : ": " + shortened(telling.getLast().strip());
        }
    }

    private static String shortened(String line) {
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }
}
