package org.chuishao.kernel.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Whoever asks for made-up addresses adds nothing to the metrics but a count. */
@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class CountedByRouteIT {
    private static final int TOO_LARGE = 1_100_000;

    @Test
    void theMetricsHoldNoPath() throws IOException {
        var token = Tokens.of("reader").token();
        given().auth()
                .oauth2(token)
                .get("/api/v1/letters/marked-1?size=1")
                .then()
                .statusCode(200);
        given().auth().oauth2(token).get("/api/v1/letters/marked-2").then().statusCode(400);
        given().auth().oauth2(token).delete("/api/v1/letters/marked-3").then().statusCode(405);
        given().auth().oauth2(token).get("/api/v1/marked-4").then().statusCode(404);
        given().contentType(ContentType.JSON)
                .body(new byte[TOO_LARGE])
                .post("/api/v1/marked-5")
                .then()
                .statusCode(413);
        assertTrue(raw("GET /api/v1/marked-6%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .startsWith("HTTP/1.1 4"));
        await().untilAsserted(() -> {
            var metrics = given().get("/q/metrics").asString();
            for (var status : List.of("200", "400")) assertCounted(metrics, status, "/letters/{id}");
            for (var status : List.of("404", "405", "413")) assertCounted(metrics, status, "/other");
            assertFalse(metrics.contains("marked"), metrics);
        });
    }

    /** The framework measures no connection that was made while the server began to listen: whoever uses it later is answered. */
    @Test
    void whatIsNotMeasuredIsAnswered() throws Exception {
        var vertx = Vertx.vertx(); // measures nothing
        try {
            var router = Router.router(vertx);
            router.route().handler(new CountedByRoute()::count);
            router.route().handler(request -> request.response().end("served"));
            var server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1");
            var port = server.toCompletionStage().toCompletableFuture().get().actualPort();
            given().get("http://127.0.0.1:" + port + "/api/v1/letters").then().body(is("served"));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertCounted(String metrics, String status, String route) {
        assertTrue(
                metrics.lines()
                        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                        .anyMatch(line ->
                                line.contains("status=\"" + status + "\"") && line.contains("uri=\"" + route + "\"")),
                () -> status + " " + route + " is not in\n" + metrics);
    }
}
