package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chuishao.kernel.testing.ApiSpecs;

/** Listens to {@code /stream} as a browser does: reconnects whenever the line ends, naming the last event it heard. */
final class Ear implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String token;
    private final List<Heard> lines = new CopyOnWriteArrayList<>();
    private final List<String> names = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile String last;
    private volatile String id;
    private volatile String name;
    private volatile int connections;
    private volatile int beats;
    private volatile boolean closed;

    record Heard(long position, String whistle, String move, String text) {}

    private Ear(String token, String last) {
        this.token = token;
        this.last = last;
        thread = Thread.startVirtualThread(this::listen);
        await().until(() -> !names.isEmpty());
    }

    /** Hears everything from when this returns. */
    static Ear of(String token) {
        return new Ear(token, null);
    }

    static Ear from(String token, String last) {
        return new Ear(token, last);
    }

    private void listen() {
        while (!closed) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/v1/stream"))
                    .header("Authorization", "Bearer " + token);
            if (last != null) request.header("Last-Event-ID", last);
            try {
                var answer = client.send(request.build(), BodyHandlers.ofLines());
                if (answer.statusCode() != 200) throw new IllegalStateException("stream: " + answer.statusCode());
                connections++;
                answer.body().forEach(this::hear);
            } catch (java.io.IOException | java.io.UncheckedIOException broken) {
                if (!closed) throw new IllegalStateException(broken);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void hear(String line) {
        if (line.startsWith("id:")) id = line.substring(3).strip();
        else if (line.startsWith("event:")) name = line.substring(6).strip();
        else if (line.startsWith(":")) beats++;
        else if (line.isEmpty() && id != null) last = id;
        else if (line.startsWith("data:")) {
            last = id;
            names.add(name);
            if ("line".equals(name)) lines.add(heard(Long.parseLong(last), line.substring(5)));
        }
    }

    private static Heard heard(long position, String text) {
        var told = ApiSpecs.json(text);
        return new Heard(
                position, told.path("whistleId").asText(), told.path("move").asText(), text);
    }

    List<Heard> lines() {
        return List.copyOf(lines);
    }

    List<String> names() {
        return names;
    }

    /** What it will name when it reconnects. */
    String last() {
        return last;
    }

    int connections() {
        return connections;
    }

    int beats() {
        return beats;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        client.shutdownNow();
    }
}
