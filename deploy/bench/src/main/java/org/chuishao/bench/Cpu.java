package org.chuishao.bench;

import java.time.Duration;
import java.util.Optional;

/** Processor time so far: of the load, which is this process, and of the suite's, which are its descendants. */
record Cpu(double load, double gateway, double services, double broker, double database) {

    /** Milliseconds per request. */
    record Spent(double load, double gateway, double services, double broker, double database) {
        static final Spent UNKNOWN = new Spent(-1, -1, -1, -1, -1);
    }

    static Cpu now() {
        double gateway = 0;
        double services = 0;
        double broker = 0;
        double database = 0;
        for (var process : ProcessHandle.current().descendants().toList()) {
            var line = process.info().commandLine().orElse("");
            double millis = millis(process);
            if (line.contains("services/gateway/")) gateway += millis;
            else if (line.contains("--run kafka")) broker += millis;
            else if (line.contains("/quarkus-app/")) services += millis;
            else if (line.contains("postgres")) database += millis;
        }
        return new Cpu(millis(ProcessHandle.current()), gateway, services, broker, database);
    }

    private static double millis(ProcessHandle process) {
        return process.info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .map(n -> n / 1e6)
                .orElse(0.0);
    }

    Spent since(Cpu before, long requests) {
        if (requests == 0) return Spent.UNKNOWN;
        return new Spent(
                (load - before.load) / requests,
                (gateway - before.gateway) / requests,
                (services - before.services) / requests,
                (broker - before.broker) / requests,
                (database - before.database) / requests);
    }

    /** Resident megabytes of one part's processes, where the system tells. */
    static Optional<Long> megabytes(String partOfCommandLine) {
        return ProcessHandle.current()
                .descendants()
                .filter(p -> p.info().commandLine().orElse("").contains(partOfCommandLine))
                .findFirst()
                .flatMap(Memory::residentMegabytes);
    }
}
