package org.chuishao.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
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

/** The suite's public API, asked through the gateway as one person or another. */
public final class Api {
    private static final int NOBODY = 0;

    /** Not yet, or not now: another event has to arrive first, or two moves met. */
    private static final Set<Integer> LATER = Set.of(NOBODY, 404, 409, 412, 429, 502, 503, 504);

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final JsonMapper JSON = new JsonMapper();

    private final Ports ports;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    /** Tokens live an hour; a long run outlives them. */
    private static final Duration FRESH = Duration.ofMinutes(45);

    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    private record Token(String text, Instant askedAt) {
        boolean isFresh() {
            return Instant.now().isBefore(askedAt.plus(FRESH));
        }
    }

    /** What the gateway answered. */
    public record Answer(int status, String text, HttpHeaders headers) {
        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException("no JSON: " + text, e);
            }
        }

        public boolean isGood() {
            return status / 100 == 2;
        }
    }

    public Api(Ports ports) {
        this.ports = ports;
    }

    public JsonNode get(String who, String path) {
        return expectGood("GET", path, send(request(who, path).GET().build()));
    }

    /** Gets whatever the answer is, with more headers (name, value, name, value …). */
    public Answer read(String who, String path, String... headers) {
        var asked = request(who, path);
        if (headers.length > 0) asked.headers(headers);
        return send(asked.GET().build());
    }

    /** Posts once under {@code key}, whatever the answer is; what was posted before under it is only answered again. */
    public Answer post(String who, String path, String key, Object body) {
        return postOnce(who, path, key, body);
    }

    /** Sends a file, whatever the answer is. */
    public Answer upload(String who, String path, String type, byte[] file) {
        return send(request(who, path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(file))
                .build());
    }

    /** Puts what may be put again. */
    public JsonNode put(String who, String path, JsonNode body) {
        var request = request(who, path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString()))
                .build();
        return expectGood("PUT", path, send(request));
    }

    /** Puts over the version that was seen (0: none), whatever the answer is. */
    public Answer put(String who, String path, int seen, Object body) {
        try {
            var request = request(who, path).header("Content-Type", "application/json");
            if (seen > 0) request.header("If-Match", "\"" + seen + "\"");
            return send(request.PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Posts as soon as the suite is ready for it: what goes before may still be on its way through the events. */
    public JsonNode postWhenReady(String who, String path, String key, Object body) throws InterruptedException {
        return postWhile(LATER, who, path, key, body);
    }

    /** As {@link #postWhenReady}, where the registers the content names may still be on their way too. */
    public JsonNode postWhenKnown(String who, String path, String key, Object body) throws InterruptedException {
        var later = new HashSet<>(LATER);
        later.add(400);
        return postWhile(later, who, path, key, body);
    }

    private JsonNode postWhile(Set<Integer> later, String who, String path, String key, Object body)
            throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        var pause = Duration.ofMillis(10);
        while (true) {
            var answer = postOrNothing(who, path, key, body);
            if (!later.contains(answer.status()) || Instant.now().isAfter(deadline))
                return expectGood("POST", path, answer);
            Thread.sleep(pause);
            if (pause.toMillis() < 160) pause = pause.multipliedBy(2);
        }
    }

    /** Sets what time it is for a service, or with null gives it back the time of day. */
    public void setClock(Part service, Instant now) {
        var address = HttpRequest.newBuilder(URI.create(ports.url(service) + "/q/clock"))
                .timeout(PATIENCE);
        var request = now == null
                ? address.DELETE().build()
                : address.PUT(BodyPublishers.ofString(now.toString())).build();
        expectGood("PUT", "/q/clock", send(request));
    }

    /** No answer means unknown: under its key the same may be posted again. */
    private Answer postOrNothing(String who, String path, String key, Object body) {
        try {
            return postOnce(who, path, key, body);
        } catch (UncheckedIOException nobodyAnswered) {
            return new Answer(NOBODY, nobodyAnswered.getMessage(), HttpHeaders.of(Map.of(), (name, value) -> true));
        }
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
                .header("Authorization", "Bearer " + tokenOf(who));
    }

    /** A person's own token, asked for anew before it ends. */
    public String tokenOf(String who) {
        return tokens.compute(who, (w, known) -> known != null && known.isFresh() ? known : token(w))
                .text();
    }

    /** A token that is no longer taken is asked for anew. */
    public void signInAgain(String who) {
        tokens.remove(who);
    }

    /** From now on {@code clientId} is somebody who can ask, too. */
    public void signIn(String clientId, String secret) {
        secrets.put(clientId, secret);
        tokens.remove(clientId);
    }

    private Token token(String who) {
        var secret = secrets.get(who);
        return new Token(
                askToken(
                        secret == null
                                ? "grant_type=password&client_id=chuishao-console&password=demo&username="
                                        + encoded(who)
                                : "grant_type=client_credentials&client_id=" + encoded(who) + "&client_secret="
                                        + encoded(secret)),
                Instant.now());
    }

    private String askToken(String form) {
        var request = HttpRequest.newBuilder(URI.create(ports.issuer() + "/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return expectGood("POST", "a token", send(request)).path("access_token").asText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer.headers());
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
