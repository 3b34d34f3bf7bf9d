package org.chuishao.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import org.chuishao.local.Part;
import org.chuishao.local.Suite;

/**
 * How large a part's process is, and how soon it is ready.
 *
 * @param loaded megabytes after all that was measured
 * @param ready from the start of the process, alone, to its first good answer to whether it is ready
 * @param fresh megabytes then
 */
record Processes(Part part, long loaded, Duration ready, long fresh) {
    private static final List<String> HEAD = List.of("process", "MB under load", "ready alone s", "MB then");

    /** Ends each part as a power cut would and starts it again; nobody where the system does not tell. */
    static List<Processes> of(Suite suite) {
        var loaded = new EnumMap<Part, Long>(Part.class);
        for (var part : Part.values()) Memory.megabytes(part).ifPresent(all -> loaded.put(part, all));
        var all = new ArrayList<Processes>();
        loaded.forEach((part, before) -> {
            suite.kill9(part);
            var begun = Instant.now();
            suite.restart(part);
            var ready = Duration.between(begun, Instant.now());
            all.add(new Processes(part, before, ready, Memory.megabytes(part).orElse(0)));
        });
        return all;
    }

    boolean isService() {
        return !part.isServer();
    }

    double seconds() {
        return ready.toMillis() / 1000.0;
    }

    private List<String> row() {
        return List.of(
                part.word(),
                String.valueOf(loaded),
                String.format(Locale.ROOT, "%.1f", seconds()),
                String.valueOf(fresh));
    }

    static String markdown(List<Processes> all) {
        return Table.markdown(HEAD, all.stream().map(Processes::row).toList());
    }

    static String csv(List<Processes> all) {
        return Table.csv(HEAD, all.stream().map(Processes::row).toList());
    }
}
