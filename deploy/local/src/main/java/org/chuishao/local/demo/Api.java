package org.chuishao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chuishao.local.Part;
import org.chuishao.local.Ports;

/** The suite's public API, asked through the gateway as the people of the demo. */
final class Api {
    /** Not yet, or not now: another event has to arrive first, or two moves met. */
    private static final Set<Integer> LATER = Set.of(404, 409, 412, 429, 503);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final Ports ports;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    record Answer(int status, String text) {
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException("no JSON: " + text, e);
            }
        }

        boolean isGood() {
            return status / 100 == 2;
        }
    }

    Api(Ports ports) {
        this.ports = ports;
    }

    JsonNode get(String who, String path) {
        return expectGood("GET", path, send(request(who, path).GET().build()));
    }

    /** Posts once under {@code key}; what was posted before under it is only answered again. */
    JsonNode post(String who, String path, String key, Object body) {
        return expectGood("POST", path, postOnce(who, path, key, body));
    }

    /** Posts as soon as the suite is ready for it: what goes before may still be on its way through the events. */
    JsonNode postWhenReady(String who, String path, String key, Object body) throws InterruptedException {
        return postWhile(LATER, who, path, key, body);
    }

    /** As {@link #postWhenReady}, where the registers the content names may still be on their way too. */
    JsonNode postWhenKnown(String who, String path, String key, Object body) throws InterruptedException {
        var later = new HashSet<>(LATER);
        later.add(400);
        return postWhile(later, who, path, key, body);
    }

    private JsonNode postWhile(Set<Integer> later, String who, String path, String key, Object body)
            throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        var pause = Duration.ofMillis(10);
        while (true) {
            var answer = postOnce(who, path, key, body);
            if (!later.contains(answer.status()) || Instant.now().isAfter(deadline))
                return expectGood("POST", path, answer);
            Thread.sleep(pause);
            if (pause.toMillis() < 160) pause = pause.multipliedBy(2);
        }
    }

    /** Sets what time it is for a service, or with null gives it back the time of day. */
    void setClock(Part service, Instant now) {
        var address = HttpRequest.newBuilder(URI.create(ports.url(service) + "/q/clock"))
                .timeout(PATIENCE);
        var request = now == null
                ? address.DELETE().build()
                : address.PUT(BodyPublishers.ofString(now.toString())).build();
        expectGood("PUT", "/q/clock", send(request));
    }

    private Answer postOnce(String who, String path, String key, Object body) {
        try {
            return send(request(who, path)
                    .header("Idempotency-Key", key)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String who, String path) {
        return HttpRequest.newBuilder(URI.create(ports.url(Part.GATEWAY) + "/api/v1" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.computeIfAbsent(who, this::token));
    }

    private String token(String who) {
        var form = "grant_type=password&client_id=chuishao-console&password=demo&username="
                + URLEncoder.encode(who, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(ports.issuer() + "/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return expectGood("POST", "token of " + who, send(request))
                .path("access_token")
                .asText();
    }

    private Answer send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode expectGood(String method, String path, Answer answer) {
        if (!answer.isGood())
            throw new IllegalStateException(
                    "%s %s was answered %d: %s".formatted(method, path, answer.status(), answer.text()));
        return answer.text().isEmpty() ? JSON.createObjectNode() : answer.json();
    }
}
