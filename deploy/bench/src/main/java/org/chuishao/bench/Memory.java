package org.chuishao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a process holds in memory, from Linux's own account of it. */
final class Memory {
    private Memory() {}

    /** Empty where there is no /proc, or when the process has just ended. */
    static Optional<Long> residentMegabytes(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
