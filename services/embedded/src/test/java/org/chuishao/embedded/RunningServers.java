package org.chuishao.embedded;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The servers as others meet them: a process of their own, to be stopped or killed. */
final class RunningServers implements AutoCloseable {
    final Process process;
    final Properties facts;

    private RunningServers(Process process, Properties facts) {
        this.process = process;
        this.facts = facts;
    }

    static RunningServers start(Path folder, String run, String... more) throws IOException {
        var process = launch(folder, Map.of(), run, more);
        var description = folder.resolve("servers-" + run.replace(',', '-') + ".properties");
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(60))
                .until(() -> !process.isAlive()
                        || Files.exists(description)
                                && String.valueOf(process.pid())
                                        .equals(PrivateFiles.readProperties(description)
                                                .getProperty("pid")));
        if (!process.isAlive()) {
            throw new IllegalStateException(Files.readString(folder.resolve("output")));
        }
        return new RunningServers(process, PrivateFiles.readProperties(description));
    }

    static Process launch(Path folder, Map<String, String> environment, String run, String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of("target", "classes") + System.getProperty("path.separator") + Path.of("target", "lib", "*"),
                Servers.class.getName(),
                "--data",
                folder.toString(),
                "--run",
                run));
        command.addAll(List.of(more));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    Connection connect(String database, String role) throws SQLException {
        return connect(database, role, facts.getProperty("postgres.password." + role));
    }

    Connection connect(String database, String role, String password) throws SQLException {
        return DriverManager.getConnection(facts.getProperty("postgres.url") + database, role, password);
    }

    ProcessHandle postmaster() {
        return ProcessHandle.of(Long.parseLong(facts.getProperty("postgres.pid")))
                .orElseThrow();
    }

    int kill() throws InterruptedException {
        return process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
