package org.chuishao.gateway;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** Sends requests exactly as written, which friendlier clients do not. */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Http() {}

    static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    static HttpRequest.Builder to(String uri) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + uri))
                .timeout(Duration.ofSeconds(20));
    }

    static HttpRequest.Builder authorised(String uri) {
        return to(uri).header("Authorization", "Bearer " + Tokens.good());
    }

    static HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        return send(authorised(uri));
    }

    static HttpResponse<String> post(String uri, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        return send(authorised(uri).header("Content-Type", type).POST(body));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        return CLIENT.send(request.build(), body);
    }

    static JsonObject json(HttpResponse<String> answer) {
        return new JsonObject(answer.body());
    }
}
