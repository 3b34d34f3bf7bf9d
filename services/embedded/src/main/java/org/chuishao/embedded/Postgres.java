package org.chuishao.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A real PostgreSQL as a direct child process. Its data outlives it, and a killed one starts again. */
final class Postgres implements Server {
    private static final Duration RESTART_PATIENCE = Duration.ofSeconds(15);
    private static final Duration RECOVERY_PATIENCE = Duration.ofMinutes(5);
    private static final long POLL_MILLIS = 25;
    private static final Set<String> NOT_YET = Set.of("08001", "08004", "08006", "57P03");

    private final PostgresPrograms programs;
    private final Path data;
    private final Path log;
    private final int port;
    private final boolean durable;
    private final boolean forTests;
    private final Map<String, String> passwords;
    private Process process;
    private volatile boolean stopping;

    private Postgres(Path folder, int port, boolean durable, boolean forTests, Map<String, String> passwords)
            throws IOException {
        this.programs = PostgresPrograms.unpack(folder.resolve("programs"));
        this.data = folder.resolve("postgres");
        this.log = folder.resolve("postgres.log");
        this.port = port;
        this.durable = durable;
        this.forTests = forTests;
        this.passwords = passwords;
    }

    /** Runs {@code whenLost} if the server ends without having been asked to. */
    static Postgres start(Path folder, int port, boolean durable, boolean forTests, Runnable whenLost)
            throws IOException, InterruptedException, SQLException {
        var databases = new Databases(forTests);
        var passwords = Secrets.forRoles(folder.resolve("secrets.properties"), databases.roles());
        var postgres = new Postgres(folder, port, durable, forTests, passwords);
        postgres.endOrphans();
        postgres.initialise();
        postgres.launch();
        try (var connection = Databases.connect(port, passwords.get(Databases.SUPERUSER))) {
            databases.prepare(connection, passwords);
        } catch (SQLException e) {
            postgres.close();
            throw e;
        }
        postgres.process.onExit().thenRun(() -> {
            if (!postgres.stopping) {
                whenLost.run();
            }
        });
        return postgres;
    }

    @Override
    public Map<String, String> facts() {
        var facts = new HashMap<String, String>();
        facts.put("postgres.port", String.valueOf(port));
        facts.put("postgres.pid", String.valueOf(process.pid()));
        facts.put("postgres.url", Databases.url(port, ""));
        passwords.forEach((role, password) -> facts.put("postgres.password." + role, password));
        return facts;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stopping = true;
        if (process.isAlive()) {
            stopFast();
            process.waitFor();
        }
    }

    /**
     * A killed parent leaves the server running, a killed server leaves its backends finishing. Two servers over one data
     * directory would destroy it, and a zombie's number in postmaster.pid would keep the next one from starting.
     */
    private void endOrphans() throws IOException, InterruptedException {
        var lockFile = data.resolve("postmaster.pid");
        if (Files.exists(lockFile)) {
            long orphan = Long.parseLong(Files.readAllLines(lockFile).getFirst().strip());
            if (programs.running().anyMatch(process -> process.pid() == orphan)) {
                stopFast();
            }
        }
        var deadline = Instant.now().plus(RESTART_PATIENCE);
        while (programs.running().findAny().isPresent()) {
            if (Instant.now().isAfter(deadline)) {
                programs.running().forEach(ProcessHandle::destroyForcibly);
            }
            Thread.sleep(POLL_MILLIS);
        }
        Files.deleteIfExists(lockFile);
    }

    private void stopFast() throws IOException, InterruptedException {
        programs.run(log, "pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60");
    }

    private void initialise() throws IOException, InterruptedException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        // Under another name until it is complete: a kill in the middle must not leave half a cluster behind.
        var unfinished = data.resolveSibling("postgres.unfinished");
        PrivateFiles.deleteTree(unfinished);
        var password = data.resolveSibling("postgres.password");
        PrivateFiles.write(password, passwords.get(Databases.SUPERUSER));
        var arguments = new ArrayList<>(List.of("-D", unfinished.toString(), "-U", Databases.SUPERUSER));
        arguments.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + password, "--encoding=UTF8"));
        arguments.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"));
        if (!durable) {
            arguments.add("--no-sync");
        }
        programs.run(log, "initdb", arguments.toArray(String[]::new));
        Files.delete(password);
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void launch() throws IOException, InterruptedException, SQLException {
        var deadline = Instant.now().plus(RESTART_PATIENCE);
        while (true) {
            process = new ProcessBuilder(programs.command("postgres", settings()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (awaitAnswer()) {
                return;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("PostgreSQL does not start, see " + log);
            }
            Thread.sleep(10 * POLL_MILLIS);
        }
    }

    private String[] settings() {
        var durability = durable ? "on" : "off";
        var settings = new ArrayList<>(List.of("-D", data.toString()));
        for (var setting : List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=" + durability,
                "full_page_writes=" + durability,
                "synchronous_commit=" + durability,
                "max_connections=200",
                "shared_buffers=128MB",
                // after a checkpoint each page is written whole into the log when it is first changed: seldom, then
                "checkpoint_timeout=15min",
                "max_wal_size=4GB",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                // or a row that is refused would be repeated there, and with it what somebody wrote of a resident
                "log_error_verbosity=terse")) {
            settings.addAll(List.of("-c", setting));
        }
        if (forTests) {
            settings.addAll(List.of("-c", "shared_preload_libraries=pg_stat_statements"));
        }
        return settings.toArray(String[]::new);
    }

    /** False when the process ended instead. */
    private boolean awaitAnswer() throws InterruptedException, SQLException {
        var deadline = Instant.now().plus(RECOVERY_PATIENCE);
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            try (var connection = Databases.connect(port, passwords.get(Databases.SUPERUSER))) {
                return connection.isValid(5);
            } catch (SQLException e) {
                if (!NOT_YET.contains(e.getSQLState()) || Instant.now().isAfter(deadline)) {
                    process.destroyForcibly();
                    throw e;
                }
            }
        }
        return false;
    }
}
