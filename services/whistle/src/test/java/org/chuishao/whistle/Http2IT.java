package org.chuishao.whistle;

import static org.chuishao.whistle.Village.DEPUTY;
import static org.chuishao.whistle.Village.publishPapers;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;

/** Clients that speak HTTP/2 get the same answers. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class Http2IT {
    @TestHTTPResource("/api/v1/whistles")
    URI whistles;

    @Test
    void aWhistleIsRaisedByHttp2() throws Exception {
        publishPapers();
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            // the first request asks for HTTP/2, the others are HTTP/2
            client.send(request().GET().build(), BodyHandlers.ofString());
            answered(201, client.send(request().POST(body("住建")).build(), BodyHandlers.ofString()));
            answered(400, client.send(request().POST(body("")).build(), BodyHandlers.ofString()));
            var tooLong = body("井".repeat(30_000));
            answered(400, client.send(request().POST(tooLong).build(), BodyHandlers.ofString()));
        }
    }

    private static void answered(int status, HttpResponse<String> answer) {
        assertEquals(HttpClient.Version.HTTP_2, answer.version());
        assertEquals(status, answer.statusCode(), answer::body);
    }

    private static HttpRequest.BodyPublisher body(String title) {
        return BodyPublishers.ofString("""
                {"kind": "ROUTINE", "stationCode": "340803001002", "title": "%s", "description": "d",
                 "location": {"address": "a"}, "whyNotInStation": "w"}""".formatted(title));
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(whistles)
                .header("Authorization", "Bearer " + DEPUTY)
                .header("Content-Type", "application/json");
    }
}
