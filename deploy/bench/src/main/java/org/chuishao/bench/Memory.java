package org.chuishao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.chuishao.local.Part;

/** What a part's processes hold in memory, from Linux's own account of it. */
final class Memory {
    private Memory() {}

    /**
     * The resident memory of the part's process and, where it has children, as the database's server has one for each connection,
     * their share of what they hold together. Empty where there is no /proc.
     */
    static OptionalLong megabytes(Part part) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> isOf(part, process))
                .findFirst()
                .map(process -> kilobytes(process, "status", "VmRSS:")
                        + process.descendants()
                                .mapToLong(child -> kilobytes(child, "smaps_rollup", "Pss:"))
                                .sum())
                .filter(all -> all > 0)
                .map(all -> OptionalLong.of(all / 1024))
                .orElse(OptionalLong.empty());
    }

    private static boolean isOf(Part part, ProcessHandle process) {
        var line = process.info().commandLine().orElse("");
        return line.contains("services/" + part.word() + "/target/quarkus-app/")
                || line.contains("--run " + part.word() + " ");
    }

    /** 0 where there is no /proc, or when the process has just ended. */
    private static long kilobytes(ProcessHandle process, String file, String field) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), file))
                    .lines()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
