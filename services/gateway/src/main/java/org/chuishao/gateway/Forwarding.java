package org.chuishao.gateway;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Passes a request to a service and its answer back. Small bodies pass in one piece, large and endless ones as they come,
 * never faster than the other side reads.
 */
@Singleton
final class Forwarding {
    private static final Logger LOG = Logger.getLogger(Forwarding.class);
    private static final int ONE_PIECE = 64 * 1024;

    /** Neither side sends anything any more, as at the other end. An answer that does not begin is noticed sooner. */
    private static final int IDLE_SECONDS = 60;

    /** Its answer ends after minutes, and keeps its connection until then. */
    private static final String STREAM = "/api/v1/stream";

    private static final List<CharSequence> OF_A_BODY = List.of(
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.TRANSFER_ENCODING,
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.ETAG,
            "Content-Disposition");

    /** One an event loop: a connection of another loop would have to be waited for, and its answer be handed over. */
    private final ThreadLocal<HttpClient> clients;

    /** Apart, so that nobody who asks waits for those who listen. */
    private final ThreadLocal<HttpClient> listening;

    private final Map<String, URI> services;
    private final RequestSize size;
    private final Settings settings;

    Forwarding(Vertx vertx, Settings settings, RequestSize size) {
        this.services = settings.services();
        this.size = size;
        this.settings = settings;
        this.clients = ThreadLocal.withInitial(() -> client(vertx, settings.connections()));
        this.listening = ThreadLocal.withInitial(() -> client(vertx, settings.listeners()));
    }

    private HttpClient client(Vertx vertx, int connections) {
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setKeepAlive(true)
                        .setKeepAliveTimeout(30)
                        .setTcpNoDelay(true)
                        .setDecompressionSupported(false)
                        .setIdleTimeout(IDLE_SECONDS)
                        .setConnectTimeout((int) settings.connectTimeout().toMillis()),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    /**
     * Sends the request on under {@code uri}; whatever goes wrong becomes a problem. A small body is awaited first: who sends it slowly
     * holds nothing of a service's.
     */
    void pass(RoutingContext context, String service, String uri) {
        inOnePiece(context.request())
                .onFailure(incomplete -> refuse(context, service, Problem.REQUEST_TIMEOUT, incomplete))
                .onSuccess(body -> pass(context, service, uri, body));
    }

    private void pass(RoutingContext context, String service, String uri, Optional<Buffer> body) {
        var request = context.request();
        (request.path().equals(STREAM) ? listening : clients)
                .get()
                .request(options(service, request.method(), uri))
                .onFailure(unreachable -> refuse(context, service, Problem.SERVICE_UNAVAILABLE, unreachable))
                .onSuccess(onward -> {
                    if (context.response().closed()) {
                        onward.reset();
                        return;
                    }
                    // A caller who left needs no answer any more.
                    context.response().exceptionHandler(gone -> onward.reset());
                    Headers.toService(request, onward.headers(), RequestId.of(context));
                    send(request, body, onward)
                            .compose(answer -> passBack(answer, request, context.response()))
                            .onFailure(failure -> {
                                onward.reset();
                                refuse(context, service, problem(failure), failure);
                            });
                });
    }

    /** The body, or empty when it is passed on as it comes. */
    private Future<Optional<Buffer>> inOnePiece(HttpServerRequest request) {
        long declared = RequestSize.declaredBody(request);
        if (isChunked(request) || declared > ONE_PIECE) {
            return Future.succeededFuture(Optional.empty());
        }
        if (declared == 0) {
            request.resume();
            return Future.succeededFuture(Optional.of(Buffer.buffer()));
        }
        var body = request.body();
        request.resume();
        return body.timeout(settings.answerTimeout().toMillis(), MILLISECONDS).map(Optional::of);
    }

    private static boolean isChunked(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** Asks a service whether it is ready. */
    Future<Boolean> isReady(String service) {
        return clients.get()
                .request(options(service, HttpMethod.GET, "/q/health/ready").setIdleTimeout(2_000))
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.body().map(body -> answer.statusCode() == 200))
                .otherwise(false);
    }

    private RequestOptions options(String service, HttpMethod method, String uri) {
        var origin = services.get(service);
        return new RequestOptions()
                .setMethod(method)
                .setHost(origin.getHost())
                .setPort(origin.getPort())
                .setSsl("https".equals(origin.getScheme()))
                .setURI(uri)
                .setConnectTimeout(settings.connectTimeout().toMillis());
    }

    /** The service's time to answer begins when it has everything. */
    private Future<HttpClientResponse> send(
            HttpServerRequest request, Optional<Buffer> body, HttpClientRequest onward) {
        long patience = settings.answerTimeout().toMillis();
        if (body.isPresent()) {
            onward.idleTimeout(patience);
            return body.get().length() == 0 ? onward.send() : onward.send(body.get());
        }
        onward.setChunked(isChunked(request));
        // Ending the request after a failure would make the service take half a body for a whole one.
        new BoundedBody(request, size.mostBody(request))
                .pipe()
                .endOnFailure(false)
                .to(onward)
                .onSuccess(sent -> onward.idleTimeout(patience))
                .onFailure(broken -> onward.reset(0, broken));
        return onward.response();
    }

    private static Future<Void> passBack(
            HttpClientResponse answer, HttpServerRequest request, HttpServerResponse response) {
        if (request.method() == HttpMethod.HEAD || answer.statusCode() == 204 || answer.statusCode() == 304) {
            begin(answer, response);
            return response.end();
        }
        var length = answer.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) <= ONE_PIECE) {
            return answer.body().compose(body -> {
                begin(answer, response);
                return response.end(body);
            });
        }
        begin(answer, response);
        response.setChunked(length == null);
        return answer.pipe().endOnFailure(false).to(response);
    }

    private static void begin(HttpClientResponse answer, HttpServerResponse response) {
        response.setStatusCode(answer.statusCode());
        Headers.toCaller(answer.headers(), response.headers());
    }

    private static Problem problem(Throwable failure) {
        var cause =
                failure instanceof StreamResetException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case BoundedBody.TooLarge tooLarge -> Problem.BODY_TOO_LARGE;
            case TimeoutException tooSlow -> Problem.GATEWAY_TIMEOUT;
            default -> Problem.SERVICE_UNAVAILABLE;
        };
    }

    private static void refuse(RoutingContext context, String service, Problem problem, Throwable cause) {
        if (problem.status() >= 500 && !context.response().closed()) { // a caller who left is no news
            LOG.warnf("%s %s: %s (%s)", RequestId.of(context), service, problem, cause.toString());
        }
        // those of an answer that began and broke off before its head was sent
        if (!context.response().headWritten()) {
            OF_A_BODY.forEach(context.response().headers()::remove);
        }
        problem.answer(context);
    }
}
