package org.chuishao.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Who leaves while their token is being verified is let in by nobody, and takes no permit with them. */
@QuarkusTest
@TestProfile(LeftEarlyIT.OneAtOnce.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "false"))
@QuarkusTestResource(
        value = Upstreams.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "all-up", value = "true"))
@QuarkusTestResource(value = LeftEarlyIT.LateIssuer.class, restrictToAnnotatedClass = true)
class LeftEarlyIT {
    public static class OneAtOnce implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.rate.at-once", "1", "quarkus.oidc.connection-delay", "0.1S");
        }
    }

    /** Nobody is there when the gateway starts: it asks when the first token comes. */
    public static class LateIssuer implements QuarkusTestResourceLifecycleManager {
        /** Its port is nobody else's, and refuses until somebody listens there. */
        private final Socket kept = new Socket();

        @Override
        public Map<String, String> start() {
            try {
                kept.setReuseAddress(true);
                kept.bind(new InetSocketAddress("127.0.0.1", 0));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of("quarkus.oidc.auth-server-url", "http://127.0.0.1:" + kept.getLocalPort());
        }

        @Override
        public void stop() {
            try {
                kept.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** After the servers, which name the true one. */
        @Override
        public int order() {
            return 1;
        }
    }

    private final String trueIssuer = ConfigProvider.getConfig().getValue("chuishao.test.issuer", String.class);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answering = new CountDownLatch(1);

    @Test
    void theirPermitIsTheNextOnes() throws Exception {
        var token = Tokens.good();
        var issuer = HttpServer.create(new InetSocketAddress("127.0.0.1", issuerPort()), 0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            issuer.setExecutor(threads);
            issuer.createContext("/", this::describe);
            issuer.start();
            try (var hasty = new Socket("127.0.0.1", Http.port())) {
                hasty.getOutputStream()
                        .write(("GET /api/v1/whistles HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + token
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertTrue(asked.await(10, TimeUnit.SECONDS));
            }
            // every event loop has a later line than theirs: by then it has seen them go
            for (int i = 0; i < 32; i++) assertEquals(401, statusOfANewLine());
            answering.countDown();
            await().untilAsserted(() -> assertEquals(
                    200,
                    Http.send(Http.to("/api/v1/whistles").header("Authorization", "Bearer " + token))
                            .statusCode()));
        } finally {
            issuer.stop(0);
        }
    }

    private static int issuerPort() {
        return ConfigProvider.getConfig()
                .getValue("quarkus.oidc.auth-server-url", URI.class)
                .getPort();
    }

    /** What the true issuer says of itself, when the test wants it said. */
    private void describe(HttpExchange exchange) throws IOException {
        asked.countDown();
        try (exchange) {
            answering.await(20, TimeUnit.SECONDS);
            var description = URI.create(trueIssuer + exchange.getRequestURI().getPath())
                    .toURL()
                    .openStream()
                    .readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, description.length);
            exchange.getResponseBody().write(description);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int statusOfANewLine() throws IOException {
        try (var socket = new Socket("127.0.0.1", Http.port())) {
            socket.getOutputStream()
                    .write("GET /api/v1/whistles HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}
