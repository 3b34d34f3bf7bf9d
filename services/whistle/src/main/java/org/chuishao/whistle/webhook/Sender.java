package org.chuishao.whistle.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Tells one event to one receiver: to the address that was judged, once, briefly, and without following it anywhere. */
@ApplicationScoped
class Sender {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofSeconds(20);
    /** Bytes of an answer nobody reads. */
    private static final long MOST = 64 * 1024;

    private static final Outcome UNSIGNED =
            new Outcome(null, "签名密钥无法读取，请重新生成。 The secret cannot be read, so nothing is sent: make a new one.");

    @Inject
    Targets targets;

    @Inject
    Clock clock;

    private final HttpClient client;

    @Inject
    Sender(Vertx vertx) {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxHeaderSize(16 * 1024)
                .setDecompressionSupported(false));
    }

    /** @param status null when no answer came; @param error null when it was a good one */
    record Outcome(Integer status, String error) {
        boolean isGood() {
            return error == null;
        }

        boolean isGone() {
            return status != null && status == 410;
        }
    }

    /** @param secret null when it cannot be read */
    Outcome send(String url, String secret, UUID delivery, String type, int attempt, String body) {
        if (secret == null) return UNSIGNED;
        try {
            var target = targets.resolve(url);
            int status = client.request(options(target))
                    .compose(request -> post(request, secret, delivery, type, attempt, body))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            return new Outcome(status, complaint(status));
        } catch (Targets.Refused e) {
            return new Outcome(null, e.getMessage());
        } catch (ExecutionException e) {
            return new Outcome(null, shortened(e.getCause().toString()));
        } catch (TimeoutException e) {
            return new Outcome(null, "no answer within " + LONGEST.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(null, "interrupted");
        }
    }

    /** The host gives the Host header and the certificate's name; the server is where the connection really goes. */
    private static RequestOptions options(Targets.Target target) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(
                        target.port(), target.address().getHostAddress()))
                .setHost(target.url().getHost())
                .setPort(target.port())
                .setSsl(target.isSecure())
                .setURI(target.pathAndQuery())
                .setFollowRedirects(false)
                .setConnectTimeout(CONNECT.toMillis())
                .setIdleTimeout(SILENCE.toMillis());
    }

    private Future<Integer> post(
            HttpClientRequest request, String secret, UUID delivery, String type, int attempt, String body) {
        request.putHeader("Content-Type", "application/cloudevents+json; charset=UTF-8")
                .putHeader("User-Agent", "Chuishao")
                .putHeader("Chuishao-Event", type)
                .putHeader("Chuishao-Delivery", delivery.toString())
                .putHeader("Chuishao-Attempt", String.valueOf(attempt))
                .putHeader(Signature.HEADER, Signature.of(secret, clock.instant(), body));
        return request.send(body).compose(answer -> statusOf(request, answer));
    }

    /** The status is all that is wanted; an answer that goes on and on is cut off. */
    private static Future<Integer> statusOf(HttpClientRequest request, HttpClientResponse answer) {
        var seen = new AtomicLong();
        answer.handler(chunk -> {
            if (seen.addAndGet(chunk.length()) > MOST) request.reset();
        });
        return answer.end().otherwiseEmpty().map(end -> answer.statusCode());
    }

    private static String complaint(int status) {
        if (status >= 200 && status < 300) return null;
        return status >= 300 && status < 400 ? "HTTP " + status + ": redirects are not followed" : "HTTP " + status;
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200);
    }
}
