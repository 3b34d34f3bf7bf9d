package org.chuishao.gateway;

import static org.awaitility.Awaitility.await;
import static org.chuishao.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ForwardingIT.Impatient.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "false"))
@QuarkusTestResource(Upstreams.class)
class ForwardingIT {
    /** Waits for a slow service only as long as a test wants to, and keeps few connections to each. */
    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.answer-timeout", "1S", "gateway.connections", "2");
        }
    }

    @Test
    void everyPathReachesItsService() throws Exception {
        assertEquals("workstation", service("/api/v1/workstations/340803001002/kpi?period=2026-Q3"));
        assertEquals("whistle", service("/api/v1/whistles"));
        assertEquals("whistle", service("/api/v1/signals"));
        assertEquals("whistle", service("/api/v1/linkage-centres/1/roster"));
        assertEquals("whistle", service("/open311/v2/requests.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/whistlesX", "/api/v1", "/api", "/nothing", "/q/openapi/nobody", "/open311/v1/x"})
    void anUnknownPathIsNotFound(String path) throws Exception {
        assertProblem(Problem.NOT_FOUND, Http.get(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/whistles/../workstations",
                "/api/v1/whistles%2f..%2fworkstations",
                "/api//v1/whistles",
                "/api/v1/whistles/%2e%2e/workstations",
                "/api/v1/whistles;a=b",
                "/q/../api/v1/whistles"
            })
    void aPathThatReadsTwoWaysIsRefused(String path) throws Exception {
        assertProblem(Problem.INVALID_PATH, Http.get(path));
    }

    @Test
    void theRequestArrivesAsItWasSent() throws Exception {
        var answer = Http.send(Http.authorised("/api/v1/whistles?q=%E8%B7%AF%E7%81%AF&limit=5")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k1")
                .POST(BodyPublishers.ofString("{\"标题\":\"路灯\"}")));
        assertEquals(201, answer.statusCode());
        var seen = Http.json(answer);
        assertEquals("POST", seen.getString("method"));
        assertEquals("/api/v1/whistles?q=%E8%B7%AF%E7%81%AF&limit=5", seen.getString("uri"));
        assertEquals("{\"标题\":\"路灯\"}", seen.getString("body"));
        assertEquals("k1", seen.getJsonObject("headers").getString("idempotency-key"));
    }

    @Test
    void theAnswerArrivesAsItWasSent() throws Exception {
        var answer = Http.get("/api/v1/whistles");
        assertEquals(List.of("\"v1\""), answer.headers().allValues("ETag"));
        assertEquals(List.of("a=1", "b=2"), answer.headers().allValues("Set-Cookie"));
        assertEquals(List.of("/api/v1/whistles/42"), answer.headers().allValues("Location"));
        assertEquals(List.of(), answer.headers().allValues("Keep-Alive"));
        assertEquals(List.of("DENY"), answer.headers().allValues("X-Frame-Options"));
        assertEquals(List.of("nosniff"), answer.headers().allValues("X-Content-Type-Options"));
    }

    @Test
    void anUnchangedRankingIs304() throws Exception {
        var answer = Http.send(Http.authorised("/api/v1/whistles").header("If-None-Match", "\"v1\""));
        assertEquals(304, answer.statusCode());
        assertEquals(List.of("\"v1\""), answer.headers().allValues("ETag"));
        var head = Http.send(Http.authorised("/api/v1/whistles").method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, head.statusCode());
    }

    @Test
    void whatACallerSaysAboutItsOriginIsReplaced() throws Exception {
        var answer = Http.send(Http.authorised("/api/v1/whistles")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=6.6.6.6")
                .header("X-Real-IP", "6.6.6.6"));
        var headers = Http.json(answer).getJsonObject("headers");
        assertEquals("127.0.0.1", headers.getString("x-forwarded-for"));
        assertEquals("http", headers.getString("x-forwarded-proto"));
        assertEquals("127.0.0.1:" + Http.port(), headers.getString("x-forwarded-host"));
        for (var forged : List.of("forwarded", "x-forwarded-prefix", "x-real-ip")) {
            assertNull(headers.getString(forged));
        }
    }

    @Test
    void headersForOneHopEndHere() throws Exception {
        var answer = raw(
                "GET /api/v1/whistles HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + Tokens.good()
                        + "\r\nConnection: close\r\nConnection: TE, X-Private\r\nX-Private: 1\r\nTE: trailers\r\nX-Public: 2\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertTrue(answer.contains("\"x-public\":\"2\""), answer);
        assertFalse(answer.contains("x-private"), answer);
        assertFalse(answer.contains("\"te\""), answer);
    }

    @Test
    void requestIdsAreKeptOrMade() throws Exception {
        var kept = Http.send(Http.authorised("/api/v1/whistles").header("X-Request-Id", "from-the-caller"));
        assertEquals(List.of("from-the-caller"), kept.headers().allValues("X-Request-Id"));
        assertEquals("from-the-caller", Http.json(kept).getJsonObject("headers").getString("x-request-id"));
        var made = Http.send(Http.authorised("/api/v1/whistles").header("X-Request-Id", "not well formed"));
        var id = made.headers().firstValue("X-Request-Id").orElseThrow();
        assertTrue(id.matches("[0-9a-f]{32}"), id);
        assertEquals(id, Http.json(made).getJsonObject("headers").getString("x-request-id"));
    }

    @Test
    void problemsSpeakTheCallersLanguage() throws Exception {
        assertTrue(Http.get("/nothing").body().contains("没有这个地址"));
        var english = Http.send(Http.authorised("/nothing").header("Accept-Language", "en-GB,en;q=0.9,zh;q=0.1"));
        assertEquals("Not found", Http.json(english).getString("title"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en                | true
            en-GB,en;q=0.9    | true
            fr, en;q=0.5      | true
            en;q=0.5, zh      | false
            zh-CN, en         | false
            fr                | false
            *                 | false
            ;;;q=x            | false
            """)
    void chineseUnlessEnglishIsPreferred(String header, boolean english) throws Exception {
        var answer = Http.send(Http.authorised("/nothing").header("Accept-Language", header));
        assertEquals(english ? "Not found" : "没有这个地址", Http.json(answer).getString("title"));
    }

    @Test
    void aThousandLanguagesAreReadInNoTime() throws Exception {
        var many = IntStream.range(0, 2_800)
                .mapToObj(n -> "a" + Integer.toString(n, 36))
                .collect(Collectors.joining(","));
        var begun = Instant.now();
        for (int i = 0; i < 20; i++)
            assertEquals(
                    404,
                    Http.send(Http.authorised("/nothing").header("Accept-Language", many))
                            .statusCode());
        assertTrue(Duration.between(begun, Instant.now()).compareTo(Duration.ofSeconds(5)) < 0);
    }

    @Test
    void whatWasSearchedForIsNotLogged() throws Exception {
        var logged = new ConcurrentLinkedQueue<String>();
        var listening = new Handler() {
            @Override
            public void publish(LogRecord said) {
                logged.add(said.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var log = Logger.getLogger("io.quarkus.http.access-log");
        log.addHandler(listening);
        try {
            Http.get("/api/v1/whistles?q=13800005678");
            await().until(() -> logged.stream().anyMatch(line -> line.contains(" GET /api/v1/whistles ")));
        } finally {
            log.removeHandler(listening);
        }
        assertFalse(logged.stream().anyMatch(line -> line.contains("13800005678")), logged::toString);
    }

    @Test
    void aBodyUpToTheLimitPasses() throws Exception {
        var largest = new byte[1024 * 1024];
        var declared = Http.post("/api/v1/whistles", "application/json", BodyPublishers.ofByteArray(largest));
        assertEquals(largest.length, Http.json(declared).getInteger("bytes"));
        var chunked = Http.post(
                "/api/v1/whistles",
                "application/json",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(largest)));
        assertEquals(largest.length, Http.json(chunked).getInteger("bytes"));
        var photo = Http.post(
                "/api/v1/whistles/1/attachments", "image/jpeg", BodyPublishers.ofByteArray(new byte[5_000_000]));
        assertEquals(5_000_000, Http.json(photo).getInteger("bytes"));
        var grids =
                Http.post("/api/v1/grids/import", "application/json", BodyPublishers.ofByteArray(new byte[15_000_000]));
        assertEquals(15_000_000, Http.json(grids).getInteger("bytes"));
    }

    @Test
    void aLargerBodyIsRefusedHoweverItIsSent() throws Exception {
        var body = new byte[1024 * 1024 + 1];
        var declared = Http.post("/api/v1/whistles", "application/json", BodyPublishers.ofByteArray(body));
        assertProblem(Problem.BODY_TOO_LARGE, declared);
        var chunked = Http.post(
                "/api/v1/whistles",
                "application/json",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        assertProblem(Problem.BODY_TOO_LARGE, chunked);
    }

    @Test
    void aPhotoMayBeLargerButOnlyWhereItBelongs() throws Exception {
        var photo = new byte[2 * 1024 * 1024];
        assertProblem(
                Problem.BODY_TOO_LARGE, Http.post("/api/v1/whistles", "image/jpeg", BodyPublishers.ofByteArray(photo)));
        assertProblem(
                Problem.BODY_TOO_LARGE,
                Http.post("/api/v1/whistles/1/attachments/2", "image/jpeg", BodyPublishers.ofByteArray(photo)));
        var film = new byte[50 * 1024 * 1024];
        assertProblem(
                Problem.BODY_TOO_LARGE,
                Http.post("/api/v1/whistles/1/attachments", "image/jpeg", BodyPublishers.ofByteArray(film)));
        assertProblem(
                Problem.BODY_TOO_LARGE,
                Http.post(
                        "/api/v1/whistles/1/attachments",
                        "application/pdf",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(film))));
    }

    @Test
    void longHeadersUrisAndOddMethodsAreRefused() throws Exception {
        assertProblem(
                Problem.HEADERS_TOO_LARGE,
                Http.send(Http.authorised("/api/v1/whistles").header("X-Long", "x".repeat(20_000))));
        assertProblem(Problem.URI_TOO_LONG, Http.get("/api/v1/whistles?q=" + "x".repeat(9_000)));
        assertProblem(
                Problem.METHOD_NOT_ALLOWED,
                Http.send(Http.authorised("/api/v1/whistles").method("TRACE", BodyPublishers.noBody())));
    }

    @Test
    void aServiceThatIsDownIs503AtOnce() throws Exception {
        var begun = Instant.now();
        var answer = Http.get("/api/v1/items");
        assertProblem(Problem.SERVICE_UNAVAILABLE, answer);
        assertEquals(List.of("2"), answer.headers().allValues("Retry-After"));
        assertTrue(Duration.between(begun, Instant.now()).compareTo(Duration.ofSeconds(2)) < 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead", "half", "garbage"})
    void aServiceThatBreaksOffBeforeItsAnswerIsComplete(String how) throws Exception {
        assertProblem(Problem.SERVICE_UNAVAILABLE, Http.get("/api/v1/scores/" + how));
    }

    /** The problem is not told under the length, coding and tag of what should have come. */
    @ParameterizedTest
    @ValueSource(strings = {"head-large", "head-chunked"})
    void aServiceThatSendsNothingButTheHeadOfItsAnswer(String how) throws Exception {
        var answer = Http.get("/api/v1/scores/" + how);
        assertProblem(Problem.SERVICE_UNAVAILABLE, answer);
        for (var header : List.of("Content-Encoding", "ETag"))
            assertEquals(List.of(), answer.headers().allValues(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"half-large", "half-chunked"})
    void anAnswerThatIsCutOffNeverLooksComplete(String how) {
        assertThrows(IOException.class, () -> Http.get("/api/v1/scores/" + how));
    }

    @Test
    void aServiceThatNeverAnswersIs504() throws Exception {
        assertProblem(Problem.GATEWAY_TIMEOUT, Http.get("/api/v1/scores/slow"));
    }

    @Test
    void anUploadMayTakeLongerThanAnAnswer() throws Exception {
        var bytes = new byte[200_000];
        var slow = new ByteArrayInputStream(bytes) {
            private int pieces;

            @Override
            public int read(byte[] into, int from, int most) {
                if (++pieces == 2) awaitLongerThanAnAnswer();
                return super.read(into, from, most);
            }
        };
        var sent = Http.post("/api/v1/whistles/1/attachments", "image/jpeg", BodyPublishers.ofInputStream(() -> slow));
        assertEquals(bytes.length, Http.json(sent).getInteger("bytes"));
    }

    private static void awaitLongerThanAnAnswer() {
        var begun = Instant.now();
        await().until(() -> Instant.now().isAfter(begun.plusMillis(1_500)));
    }

    @Test
    void whoSendsSlowlyHoldsNothingOfAServices() throws Exception {
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 20; i++) {
                var socket = new Socket("127.0.0.1", Http.port());
                slow.add(socket);
                socket.setSoTimeout(5_000);
                socket.getOutputStream()
                        .write("POST /open311/v2/requests.json HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nhalf"
                                .getBytes(StandardCharsets.US_ASCII));
            }
            assertEquals(200, Http.get("/api/v1/whistles").statusCode());
            for (var socket : slow)
                assertTrue(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .startsWith("HTTP/1.1 408"));
        } finally {
            for (var socket : slow) socket.close();
        }
    }

    @Test
    void whereABodyEndsIsNoMatterOfOneHop() throws Exception {
        var body = "x".repeat(100_000);
        var answer = raw("POST /api/v1/whistles HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + Tokens.good()
                + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\nConnection: content-length\r\n\r\n"
                + body);
        assertTrue(answer.startsWith("HTTP/1.1 201"), answer);
        assertTrue(answer.contains("\"bytes\":100000"), answer);
    }

    @Test
    void whoOffersHttp2IsAnsweredInHttp1AndKeepsTheBody() throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            var request = Http.authorised("/api/v1/whistles")
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[5_000])));
            var answer = client.send(request.build(), BodyHandlers.ofString());
            assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
            assertEquals(5_000, Http.json(answer).getInteger("bytes"));
        }
    }

    @Test
    void eventsPassOneByOne() throws Exception {
        var answer = Http.send(Http.authorised("/api/v1/stream"), BodyHandlers.ofInputStream());
        try (var events = answer.body()) {
            assertArrayEquals("data: one\n\n".getBytes(StandardCharsets.UTF_8), events.readNBytes(11));
            assertEquals(204, Http.get("/api/v1/signals/next-event").statusCode());
            assertArrayEquals("data: two\n\n".getBytes(StandardCharsets.UTF_8), events.readAllBytes());
        }
    }

    @Test
    void aCallerWhoLeavesAStreamFreesTheService() throws Exception {
        try (var events = Http.send(Http.authorised("/api/v1/scores/endless"), BodyHandlers.ofInputStream())
                .body()) {
            assertArrayEquals("more".getBytes(StandardCharsets.US_ASCII), events.readNBytes(4));
        }
        await().until(() -> Http.get("/api/v1/scores/abandoned").statusCode() == 204);
    }

    @Test
    void aLargeAnswerArrivesWhole() throws Exception {
        var answer = Http.send(Http.authorised("/api/v1/whistles/large"), BodyHandlers.ofByteArray());
        assertEquals(10_000_000, answer.body().length);
    }

    @Test
    void readinessNamesTheServiceThatIsMissing() throws Exception {
        var ready = Http.send(Http.to("/q/health/ready"));
        assertEquals(503, ready.statusCode());
        var services = Http.json(ready).getJsonArray("checks").stream()
                .map(JsonObject.class::cast)
                .filter(check -> check.getString("name").equals("services"))
                .findFirst()
                .orElseThrow()
                .getJsonObject("data");
        assertEquals("UP", services.getString("whistle"));
        assertEquals("DOWN", services.getString("catalogue"));
        assertEquals(200, Http.send(Http.to("/q/health/live")).statusCode());
    }

    @Test
    void theFrontDoorIsOpen() throws Exception {
        var welcome = Http.send(Http.to("/"));
        assertEquals(200, welcome.statusCode());
        assertTrue(welcome.body().contains("/q/docs"));
        assertTrue(welcome.headers()
                .firstValue("Content-Security-Policy")
                .orElse("")
                .contains("frame-ancestors 'none'"));
        var docs = Http.send(Http.to("/q/docs/"));
        assertEquals(200, docs.statusCode());
        for (var service : List.of("workstation", "whistle", "reporting", "catalogue")) {
            assertTrue(docs.body().contains("/q/openapi/" + service), service);
        }
        assertEquals(
                "/q/openapi",
                Http.json(Http.send(Http.to("/q/openapi/whistle"))).getString("uri"));
    }

    @Test
    void theMetricsCountByRouteAndNeverByPath() throws Exception {
        Http.get("/api/v1/whistles/marked-1");
        Http.send(Http.to("/api/v1/whistles/marked-2")); // no token
        Http.get("/api/v1/marked-3"); // no such route
        Http.get("/marked-4");
        raw("GET /api/v1/marked-5/../x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        raw("TRACE /marked-6 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        raw("GET /api/v1/marked-7%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        await().untilAsserted(() -> {
            var metrics = Http.send(Http.to("/q/metrics")).body();
            for (var status : List.of("200", "401"))
                assertTrue(
                        counted(metrics, "method=\"GET\"", "status=\"" + status + "\"", "uri=\"/api/v1/whistles\""),
                        metrics);
            for (var status : List.of("400", "404", "405"))
                assertTrue(counted(metrics, "status=\"" + status + "\"", "uri=\"/other\""), metrics);
            assertFalse(metrics.contains("marked"), metrics);
        });
    }

    private static boolean counted(String metrics, String... tags) {
        return metrics.lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .anyMatch(line -> List.of(tags).stream().allMatch(line::contains));
    }

    private static String service(String path) throws Exception {
        var seen = Http.json(Http.get(path));
        assertEquals(path, seen.getString("uri"));
        return seen.getString("service");
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", Http.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
