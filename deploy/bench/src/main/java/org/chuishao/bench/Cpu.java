package org.chuishao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Processor time so far: of the load, which is this process, and of the suite's, which are its descendants. What a child had used
 * when it ended (a database connection, a round of autovacuum) is its parent's from then on. Linux tells; elsewhere it is unknown.
 *
 * @param parts the processes whose parent is none of the suite's: what one of them had used is gone with it
 */
record Cpu(Map<Whose, Double> millis, Set<Long> parts) {
    private static final double MILLIS_PER_TICK = 1000.0 / ticksPerSecond();

    enum Whose {
        LOAD,
        GATEWAY,
        SERVICES,
        BROKER,
        DATABASE
    }

    /** Milliseconds per request. */
    record Spent(double load, double gateway, double services, double broker, double database) {
        static final Spent UNKNOWN = new Spent(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    static Cpu now() {
        while (true) {
            var alive = descendants();
            var now = of(alive);
            if (descendants().equals(alive)) return now; // who ended meanwhile would count twice, or not at all
        }
    }

    private static Cpu of(Set<ProcessHandle> alive) {
        var millis = new EnumMap<Whose, Double>(Whose.class);
        var parts = new HashSet<Long>();
        Stat.of(ProcessHandle.current()).ifPresent(load -> millis.put(Whose.LOAD, load.millis()));
        for (var process : alive) {
            var stat = Stat.of(process);
            var whose = stat.flatMap(s -> s.isServed() ? Optional.of(Whose.DATABASE) : whose(process));
            if (whose.isEmpty()) continue;
            millis.merge(whose.get(), stat.get().millis(), Double::sum);
            if (process.parent().filter(alive::contains).isEmpty()) parts.add(process.pid());
        }
        return new Cpu(millis, parts);
    }

    private static Set<ProcessHandle> descendants() {
        return new HashSet<>(ProcessHandle.current().descendants().toList());
    }

    private static Optional<Whose> whose(ProcessHandle process) {
        var line = process.info().commandLine().orElse("");
        if (line.contains("services/gateway/")) return Optional.of(Whose.GATEWAY);
        if (line.contains("--run kafka")) return Optional.of(Whose.BROKER);
        if (line.contains("/quarkus-app/") || line.contains("deploy/bench/tracker/"))
            return Optional.of(Whose.SERVICES);
        return line.contains("--run postgres") ? Optional.of(Whose.DATABASE) : Optional.empty();
    }

    /** Unknown, too, when a part has ended or come between. */
    Spent since(Cpu before, long requests) {
        if (requests == 0 || !millis.containsKey(Whose.LOAD) || !parts.equals(before.parts)) return Spent.UNKNOWN;
        return new Spent(
                each(Whose.LOAD, before, requests),
                each(Whose.GATEWAY, before, requests),
                each(Whose.SERVICES, before, requests),
                each(Whose.BROKER, before, requests),
                each(Whose.DATABASE, before, requests));
    }

    private double each(Whose whose, Cpu before, long requests) {
        return (millis.getOrDefault(whose, 0.0) - before.millis.getOrDefault(whose, 0.0)) / requests;
    }

    private static double ticksPerSecond() {
        try {
            var asked = new ProcessBuilder("getconf", "CLK_TCK").start();
            return Double.parseDouble(new String(asked.getInputStream().readAllBytes()).strip());
        } catch (IOException | NumberFormatException unknown) {
            return Double.NaN;
        }
    }

    /** A process's own line about itself: its name, and what it and those of its children that have ended had used. */
    private record Stat(String name, double millis) {
        /** utime, stime, cutime and cstime, the 14th field to the 17th; the third is the first after the name. */
        private static final List<Integer> TIMES = List.of(11, 12, 13, 14);

        /** Empty where there is no /proc, or when the process has just ended. */
        static Optional<Stat> of(ProcessHandle process) {
            try {
                var line = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
                int end = line.lastIndexOf(')'); // the name may hold blanks and brackets
                var fields = line.substring(end + 2).split(" ");
                long ticks =
                        TIMES.stream().mapToLong(i -> Long.parseLong(fields[i])).sum();
                return Optional.of(new Stat(line.substring(line.indexOf('(') + 1, end), ticks * MILLIS_PER_TICK));
            } catch (IOException gone) {
                return Optional.empty();
            }
        }

        /** Whether it is the database server or one of its children, which have no command line any more once they end. */
        boolean isServed() {
            return name.equals("postgres");
        }
    }
}
