package org.chuishao.gateway;

import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;
import org.chuishao.gateway.RoutingTable.Route;
import org.jboss.logging.Logger;

/** What every request passes on its way to a service: a name, a readable path, a good token, a fair rate. */
@Singleton
final class Gate {
    private static final Logger LOG = Logger.getLogger(Gate.class);
    private static final int FIRST = Integer.MIN_VALUE;
    /** Quarkus reads the token in its filters, all of which have negative orders. */
    private static final int AFTER_QUARKUS_FILTERS = 1;

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final RoutingTable table;
    private final OpenPaths open;
    private final Settings settings;
    private final RequestSize size;
    private final Callers callers;
    private final RateLimit rate;
    private final Forwarding forwarding;
    private final SecurityHeaders security;

    Gate(
            Settings settings,
            RequestSize size,
            Callers callers,
            RateLimit rate,
            Forwarding forwarding,
            SecurityHeaders security) {
        this.table = new RoutingTable(settings.routes());
        this.open = new OpenPaths(settings.open());
        this.settings = settings;
        this.size = size;
        this.callers = callers;
        this.rate = rate;
        this.forwarding = forwarding;
        this.security = security;
        settings.routes().keySet().stream()
                .filter(service -> !settings.services().containsKey(service))
                .forEach(service -> {
                    throw new IllegalArgumentException("gateway.services." + service + " is missing");
                });
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::receive).failureHandler(this::fail);
        router.get("/q/openapi/:service").order(AFTER_QUARKUS_FILTERS).handler(this::document);
        router.route("/api/*").order(AFTER_QUARKUS_FILTERS).handler(this::admit);
        router.route("/open311/*").order(AFTER_QUARKUS_FILTERS).handler(this::admit);
        router.route().last().handler(Problem.NOT_FOUND::answer);
    }

    private void receive(RoutingContext context) {
        var request = context.request();
        count(context);
        context.response().putHeader(RequestId.HEADER, RequestId.of(context));
        security.add(context.response(), request.path());
        if (!request.uri().startsWith("/") || !RequestPath.isPlain(request.path())) {
            Problem.INVALID_PATH.answer(context);
        } else if (!METHODS.contains(request.method())) {
            Problem.METHOD_NOT_ALLOWED.answer(context);
        } else {
            size.problem(request).ifPresentOrElse(problem -> problem.answer(context), context::next);
        }
    }

    /**
     * In the metrics a request goes by its route: by its path, every whistle would have a line of its own. What comes over a
     * connection that was made while the server began to listen is not measured, as long as it is open.
     */
    private void count(RoutingContext context) {
        var path = Objects.requireNonNullElse(context.request().path(), "");
        var metric = HttpRequestMetric.getRequestMetric(context);
        if (metric != null && !path.startsWith("/q/")) {
            metric.setTemplatePath(table.route(path).map(Route::prefix).orElse("/other"));
        }
    }

    private void admit(RoutingContext context) {
        var request = context.request();
        var route = table.route(request.path());
        if (route.isEmpty()) {
            Problem.NOT_FOUND.answer(context);
            return;
        }
        var service = route.get().service();
        request.pause();
        if (isOpen(request) || open.isOpen(request)) {
            pass(context, Callers.address(request), service, request.uri());
            return;
        }
        callers.subject(context)
                .subscribe()
                .with(subject -> pass(context, subject, service, request.uri()), failure -> turnAway(context, failure));
    }

    /** Open311 reads without a token and posts with a key in its form, which the service judges. */
    private static boolean isOpen(HttpServerRequest request) {
        return request.path().startsWith("/open311/") && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    private void document(RoutingContext context) {
        var service = context.pathParam("service");
        if (!settings.services().containsKey(service)) {
            Problem.NOT_FOUND.answer(context);
            return;
        }
        context.request().pause();
        pass(context, Callers.address(context.request()), service, "/q/openapi");
    }

    private void pass(RoutingContext context, String caller, String service, String uri) {
        if (isWithinRate(context, caller) && entered(context, caller)) {
            if ("100-continue".equalsIgnoreCase(context.request().getHeader(HttpHeaders.EXPECT))) {
                context.response().writeContinue();
            }
            forwarding.pass(context, service, uri);
        }
    }

    /** Guessing tokens costs as much as using one. */
    private void turnAway(RoutingContext context, Throwable failure) {
        var problem = failure instanceof Callers.Refused refused ? refused.problem() : Problem.INTERNAL_ERROR;
        if (problem.status() >= 500) {
            LOG.errorf(failure, "%s %s", RequestId.of(context), problem);
        }
        if (isWithinRate(context, Callers.address(context.request()))) {
            problem.answer(context);
        }
    }

    private boolean isWithinRate(RoutingContext context, String caller) {
        long wait = rate.secondsToWait(caller);
        if (wait > 0) {
            refuse(context, wait);
        }
        return wait == 0;
    }

    private boolean entered(RoutingContext context, String caller) {
        if (context.response().closed()) { // while the token was verified: no end will come to leave by
            return false;
        }
        if (!rate.mayEnter(caller)) {
            refuse(context, 1);
            return false;
        }
        context.addEndHandler(end -> rate.leave(caller));
        return true;
    }

    private static void refuse(RoutingContext context, long secondsToWait) {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(secondsToWait));
        Problem.RATE_LIMITED.answer(context);
    }

    private void fail(RoutingContext context) {
        var problem = switch (context.statusCode()) {
            case 400 -> Problem.BAD_REQUEST;
            case 401 -> Problem.UNAUTHENTICATED;
            case 404 -> Problem.NOT_FOUND;
            case 405 -> Problem.METHOD_NOT_ALLOWED;
            case 413 -> Problem.BODY_TOO_LARGE;
            default -> Problem.INTERNAL_ERROR;
        };
        if (problem == Problem.INTERNAL_ERROR) {
            LOG.errorf(context.failure(), "%s failed", RequestId.of(context));
        }
        problem.answer(context);
    }
}
