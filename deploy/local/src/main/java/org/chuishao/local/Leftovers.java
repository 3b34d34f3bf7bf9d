package org.chuishao.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes of an earlier run whose launcher was killed: recognised by number and birth, so that nobody else's is hit. */
final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(15);

    private Leftovers() {}

    static void note(Path file, ProcessHandle process) throws IOException {
        Files.writeString(file, process.pid() + " " + birth(process));
    }

    /** @return how many were found and ended */
    static int end(Path pids) {
        var found = new ArrayList<ProcessHandle>();
        try (var files = Files.list(pids)) {
            for (var file : files.toList()) {
                read(file).ifPresent(found::add);
                Files.delete(file);
            }
            found.forEach(ProcessHandle::destroy);
            awaitEnd(found);
        } catch (IOException e) {
            throw new CannotStart("The notes in %s about an earlier run cannot be read.".formatted(pids), e);
        }
        return found.size();
    }

    private static Optional<ProcessHandle> read(Path file) throws IOException {
        var words = Files.readString(file).strip().split(" ", 2);
        return words.length < 2
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(words[0]))
                        .filter(process -> birth(process).equals(words[1]));
    }

    private static String birth(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }

    private static void awaitEnd(List<ProcessHandle> ending) {
        var all = CompletableFuture.allOf(
                ending.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            all.get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stubborn) {
            ending.forEach(ProcessHandle::destroyForcibly);
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for an ended process failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
