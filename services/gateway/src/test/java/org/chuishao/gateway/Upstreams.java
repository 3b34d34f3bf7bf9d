package org.chuishao.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Four tiny services: workstation and whistle tell what reached them, reporting misbehaves, catalogue is down unless the
 * test wants everything up.
 */
public class Upstreams implements QuarkusTestResourceLifecycleManager {
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean abandoned = new AtomicBoolean();
    private final CountDownLatch secondEvent = new CountDownLatch(1);
    private boolean allUp;
    private HttpServer workstation;
    private HttpServer whistle;
    private ServerSocket reporting;

    @Override
    public void init(Map<String, String> arguments) {
        allUp = Boolean.parseBoolean(arguments.get("all-up"));
    }

    @Override
    public Map<String, String> start() {
        try {
            workstation = mirror("workstation");
            whistle = mirror("whistle");
            reporting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            workers.submit(this::acceptAll);
            int nobody = closedPort();
            return Map.of(
                    "gateway.services.workstation", at(workstation.getAddress().getPort()),
                    "gateway.services.whistle", at(whistle.getAddress().getPort()),
                    "gateway.services.reporting",
                            at(allUp ? whistle.getAddress().getPort() : reporting.getLocalPort()),
                    "gateway.services.catalogue",
                            at(allUp ? workstation.getAddress().getPort() : nobody));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        workstation.stop(0);
        whistle.stop(0);
        try {
            reporting.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        workers.shutdownNow();
    }

    private HttpServer mirror(String name) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", exchange -> {
            try (exchange) {
                reflect(name, exchange);
            }
        });
        server.start();
        return server;
    }

    private void reflect(String name, HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var headers = exchange.getResponseHeaders();
        if (path.endsWith("/stream")) {
            stream(exchange);
        } else if (path.endsWith("/next-event")) {
            secondEvent.countDown();
            exchange.sendResponseHeaders(204, -1);
        } else if (path.endsWith("/large")) {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(new byte[100_000]);
            }
        } else if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            headers.set("ETag", "\"v1\"");
            exchange.sendResponseHeaders(304, -1);
        } else {
            var body = exchange.getRequestBody().readAllBytes();
            var seen = new JsonObject()
                    .put("service", name)
                    .put("method", exchange.getRequestMethod())
                    .put("uri", exchange.getRequestURI().toString())
                    .put("bytes", body.length)
                    .put("body", body.length > 1000 ? "" : new String(body, StandardCharsets.UTF_8));
            var received = new JsonObject();
            exchange.getRequestHeaders()
                    .forEach((header, values) -> received.put(header.toLowerCase(), String.join("|", values)));
            seen.put("headers", received);
            headers.set("Content-Type", "application/json");
            headers.set("ETag", "\"v1\"");
            headers.set("Location", "/api/v1/whistles/42");
            headers.set("X-Frame-Options", "ALLOWALL");
            headers.set("Keep-Alive", "timeout=5");
            headers.add("Set-Cookie", "a=1");
            headers.add("Set-Cookie", "b=2");
            var bytes = seen.toBuffer().getBytes();
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(
                    "POST".equals(exchange.getRequestMethod()) ? 201 : 200, head ? -1 : bytes.length);
            if (!head) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        out.write("data: one\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        try {
            secondEvent.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.write("data: two\n\n".getBytes(StandardCharsets.UTF_8));
    }

    private Void acceptAll() throws IOException {
        while (!reporting.isClosed()) {
            var socket = reporting.accept();
            workers.submit(() -> misbehave(socket));
        }
        return null;
    }

    /** One request per connection, answered as its path asks for. */
    private Void misbehave(Socket socket) throws IOException {
        try (socket) {
            var in = socket.getInputStream();
            var head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                int read = in.read();
                if (read < 0) {
                    return null;
                }
                head.append((char) read);
            }
            var path = head.substring(0, head.indexOf("\r\n")).split(" ")[1];
            var out = socket.getOutputStream();
            if (path.endsWith("/slow")) {
                in.read();
            } else if (path.endsWith("/endless")) {
                out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nmore\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
                abandoned.set(in.read() < 0);
                return null;
            } else if (path.endsWith("/abandoned")) {
                var status = abandoned.get() ? "204 No Content" : "404 Not Found\r\nContent-Length: 0";
                out.write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            } else if (path.endsWith("/head-large")) {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 900000\r\nContent-Encoding: gzip\r\nETag: \"a\"\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
            } else if (path.endsWith("/head-chunked")) {
                out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
            } else if (path.endsWith("/half")) {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
            } else if (path.endsWith("/half-large")) {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
            } else if (path.endsWith("/half-chunked")) {
                out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
            } else if (path.endsWith("/garbage")) {
                out.write("what?\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } else if (path.endsWith("/ready")) {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            return null;
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String at(int port) {
        return "http://127.0.0.1:" + port;
    }
}
