package org.chuishao.bench;

import java.time.Duration;
import java.util.Optional;

/** Processor time of the suite's processes so far. All of them are descendants of this one. */
record Cpu(double gateway, double services, double broker, double database) {

    /** Milliseconds per request. */
    record Spent(double gateway, double services, double broker, double database) {
        static final Spent UNKNOWN = new Spent(-1, -1, -1, -1);

        double all() {
            return gateway + services + broker + database;
        }
    }

    static Cpu now() {
        double gateway = 0;
        double services = 0;
        double broker = 0;
        double database = 0;
        for (var process : ProcessHandle.current().descendants().toList()) {
            var line = process.info().commandLine().orElse("");
            double millis = process.info()
                    .totalCpuDuration()
                    .map(Duration::toNanos)
                    .map(n -> n / 1e6)
                    .orElse(0.0);
            if (line.contains("services/gateway/")) gateway += millis;
            else if (line.contains("--run kafka")) broker += millis;
            else if (line.contains("/quarkus-app/")) services += millis;
            else if (line.contains("postgres")) database += millis;
        }
        return new Cpu(gateway, services, broker, database);
    }

    Spent since(Cpu before, long requests) {
        if (requests == 0) return Spent.UNKNOWN;
        return new Spent(
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
