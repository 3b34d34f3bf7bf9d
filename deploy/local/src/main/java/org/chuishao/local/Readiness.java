package org.chuishao.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** When a part may be called up: a server says so in its file, a service at its health address. */
final class Readiness {
    /** Longer than the database may take to recover. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final Duration POLL = Duration.ofMillis(100);

    private final Path servers;
    private final Ports ports;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Readiness(Path servers, Ports ports) {
        this.servers = servers;
        this.ports = ports;
    }

    void await(Part part, int port, Child child) throws IOException, InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        while (!isReady(part, port, child)) {
            if (!child.isAlive())
                throw new CannotStart("%s ended with code %d while starting%s 启动失败。"
                        .formatted(part.word(), child.exitCode(), child.lastWords()));
            if (Instant.now().isAfter(deadline))
                throw new CannotStart(
                        "%s was not ready after %d s. 启动超时。".formatted(part.word(), PATIENCE.toSeconds()));
            Thread.sleep(POLL);
        }
    }

    boolean isReady(Part part, int port, Child child) throws InterruptedException {
        return part.isServer()
                ? String.valueOf(child.pid()).equals(Facts.of(servers, part).getProperty("pid"))
                : answers(ports.url(part, port) + "/q/health/ready");
    }

    private boolean answers(String address) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
