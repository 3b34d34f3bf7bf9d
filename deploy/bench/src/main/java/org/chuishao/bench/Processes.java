package org.chuishao.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chuishao.local.Part;
import org.chuishao.local.Suite;

/**
 * How large a service's process is, and how soon it is ready.
 *
 * @param loaded resident megabytes after all that was measured
 * @param ready from the start of the process, alone, to its first good answer to whether it is ready
 * @param fresh resident megabytes then
 */
record Processes(Part part, long loaded, Duration ready, long fresh) {

    /** Ends each service as a power cut would and starts it again. */
    static List<Processes> of(Suite suite) {
        var all = new ArrayList<Processes>();
        for (var part : Part.values()) {
            var loaded = megabytes(part);
            if (loaded < 0) continue;
            suite.kill9(part);
            var begun = Instant.now();
            suite.restart(part);
            all.add(new Processes(part, loaded, Duration.between(begun, Instant.now()), megabytes(part)));
        }
        return all;
    }

    /** -1 for a server, or where the system does not tell. */
    private static long megabytes(Part part) {
        return Cpu.megabytes("services/" + part.word() + "/").orElse(-1L);
    }

    static String markdown(List<Processes> all) {
        if (all.isEmpty()) return "";
        var text = new StringBuilder("\n| process | MB under load | ready alone, s | MB then |\n|---|---|---|---|\n");
        for (var one : all)
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %d |%n",
                    one.part.word(),
                    one.loaded,
                    one.ready.toMillis() / 1000.0,
                    one.fresh));
        return text.toString();
    }
}
