package org.chuishao.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The parts' logs, each with the one before it: of the start before, or as far as it had come when it was long enough. */
final class Logs {
    /** Bytes; a month and more of one district's requests. */
    static final long LONGEST = 200L << 20;

    private static final String LOG = ".log";
    private static final String PREVIOUS = ".previous" + LOG;

    private final Path folder;

    Logs(Path folder) {
        this.folder = folder;
    }

    Path of(String name) {
        return folder.resolve(name + LOG);
    }

    /** A new start has a new log. */
    void begin(String name) throws IOException {
        if (Files.exists(of(name)))
            Files.move(of(name), folder.resolve(name + PREVIOUS), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whoever writes only ever appends, and so goes on at the beginning; what it says in this very moment is in neither file. */
    void turnOver(long longest) throws IOException {
        try (var logs = Files.newDirectoryStream(folder, "*" + LOG)) {
            for (var log : logs) {
                var name = log.getFileName().toString();
                if (name.endsWith(PREVIOUS) || Files.size(log) < longest) continue;
                var previous = folder.resolve(name.substring(0, name.length() - LOG.length()) + PREVIOUS);
                Files.copy(log, previous, StandardCopyOption.REPLACE_EXISTING);
                Files.newByteChannel(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                        .close();
            }
        }
    }
}
