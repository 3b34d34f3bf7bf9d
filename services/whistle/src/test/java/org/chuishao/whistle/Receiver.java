package org.chuishao.whistle;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import org.chuishao.kernel.testing.ApiSpecs;

/** Another system that is told of whistles, and answers as a test wants it to. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final List<String> elsewhere = new CopyOnWriteArrayList<>();

    /** @param status the answer to the n-th post, from 1 */
    Receiver(IntUnaryOperator status) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", exchange -> take(exchange, status));
        server.createContext("/elsewhere", exchange -> {
            elsewhere.add(exchange.getRequestMethod());
            exchange.sendResponseHeaders(200, -1);
        });
        server.start();
    }

    record Post(String type, String delivery, String attempt, String signature, String body) {
        String id() {
            return ApiSpecs.json(body).path("id").asText();
        }

        String subject() {
            return ApiSpecs.json(body).path("subject").asText();
        }
    }

    private void take(HttpExchange exchange, IntUnaryOperator status) throws IOException {
        var headers = exchange.getRequestHeaders();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int answer;
        synchronized (posts) {
            posts.add(new Post(
                    headers.getFirst("Chuishao-Event"),
                    headers.getFirst("Chuishao-Delivery"),
                    headers.getFirst("Chuishao-Attempt"),
                    headers.getFirst("Chuishao-Signature"),
                    body));
            answer = status.applyAsInt(posts.size());
        }
        if (answer / 100 == 3) exchange.getResponseHeaders().add("Location", url().replace("/hook", "/elsewhere"));
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    List<Post> posts() {
        return List.copyOf(posts);
    }

    List<Post> about(String whistle) {
        return posts.stream().filter(p -> p.subject().equals(whistle)).toList();
    }

    List<String> elsewhere() {
        return elsewhere;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
