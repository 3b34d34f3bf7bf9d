package org.chuishao.bench;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.chuishao.local.Part;
import org.chuishao.local.Ports;
import org.chuishao.local.Suite;

/**
 * What a district would pick instead: Flowable's REST server ({@code deploy/bench/tracker}) over the same PostgreSQL, in a schema of its
 * own. A whistle is a process with its words as variables, the department's inbox the tasks of a group. It asks for no token, knows
 * no rules or limits, and tells nobody.
 */
final class Tracker implements AutoCloseable {
    private static final String SCHEMA = "tracker";
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Process process;
    private final Client client;
    private final Path log;

    Tracker(Suite suite, CloseableHttpClient http, String database, String user, String password)
            throws IOException, InterruptedException, SQLException {
        try (var connection = DriverManager.getConnection(database, user, password);
                var statement = connection.createStatement()) {
            statement.execute("create schema if not exists " + SCHEMA);
        }
        int port = Ports.free().of(Part.GATEWAY);
        log = suite.settings().data().resolve("tracker.log");
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        built(suite.settings().root()),
                        "org.chuishao.tracker.Tracker")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment()
                .putAll(Map.of(
                        "SERVER_PORT",
                        String.valueOf(port),
                        "SPRING_DATASOURCE_URL",
                        database + "?currentSchema=" + SCHEMA,
                        "SPRING_DATASOURCE_USERNAME",
                        user,
                        "SPRING_DATASOURCE_PASSWORD",
                        password));
        process = command.start();
        client = new Client(http, "http://127.0.0.1:%d/process-api".formatted(port), "");
        try {
            awaitReady();
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    static boolean isBuilt(Path root) {
        return Files.isDirectory(target(root).resolve("lib"));
    }

    private static Path target(Path root) {
        return root.resolve("deploy/bench/tracker/target");
    }

    private static String built(Path root) {
        return target(root).resolve("classes")
                + File.pathSeparator
                + target(root).resolve("lib/*");
    }

    private void awaitReady() throws IOException, InterruptedException {
        var end = Instant.now().plus(LONGEST_START);
        while (!isReady()) {
            if (!process.isAlive() || Instant.now().isAfter(end))
                throw new IllegalStateException("the tracker did not start: see " + log);
            Thread.sleep(100);
        }
    }

    private boolean isReady() throws IOException {
        try {
            return client.get("/repository/process-definitions?key=whistle")
                            .json()
                            .path("total")
                            .asInt()
                    == 1;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    /** The same matter as {@link District#matter}; it is in the department's inbox as soon as it is answered. */
    Load.Client raising(int n) {
        var variables = new ArrayList<Map<String, ?>>();
        District.matter(n).forEach((name, value) -> variables.add(Map.of("name", name, "value", value.toString())));
        variables.add(Map.of("name", "department", "value", "URBAN"));
        var body = Map.of("processDefinitionKey", "whistle", "variables", variables);
        return () -> client.post("/runtime/process-instances", body).status() == 201;
    }

    List<String> newest(int most) throws IOException {
        var ids = new ArrayList<String>();
        client.get("/history/historic-process-instances?sort=startTime&order=desc&size=" + most)
                .json()
                .path("data")
                .forEach(instance -> ids.add(instance.path("id").asText()));
        return ids;
    }

    Load.Client readingOneOf(List<String> ids) {
        return () -> client.get("/history/historic-process-instances?includeProcessVariables=true&processInstanceId="
                                + ids.get(ThreadLocalRandom.current().nextInt(ids.size())))
                        .status()
                == 200;
    }

    Load.Client readingPage(int size) {
        var path = "/history/historic-process-instances?includeProcessVariables=true&sort=startTime&order=desc&size="
                + size;
        return () -> client.get(path).status() == 200;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
