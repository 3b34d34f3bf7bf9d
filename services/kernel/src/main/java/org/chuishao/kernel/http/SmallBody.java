package org.chuishao.kernel.http;

import io.quarkus.vertx.web.RouteFilter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * Waits for a small JSON body before a worker is asked to handle the request: no thread is held by a client that sends slowly,
 * and the worker is woken once instead of twice. Larger ones, those that do not say how long they are, and what comes by HTTP/2
 * stream as ever.
 */
class SmallBody {
    private static final int MOST = 64 * 1024;

    @RouteFilter(900)
    void read(RoutingContext request) {
        // the framework pauses every request it begins to handle, and HTTP/2 lets nobody pause what has been read
        boolean mayEndBefore = request.request().version() != HttpVersion.HTTP_2;
        if (!mayEndBefore || !isSmallJson(request)) {
            request.next();
            return;
        }
        // fails only when the client has gone: nobody is left to be answered
        request.request().body().onSuccess(body -> {
            ((RoutingContextInternal) request).setBody(body);
            request.next();
        });
        request.request().resume();
    }

    private static boolean isSmallJson(RoutingContext request) {
        var type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return type != null
                && type.startsWith("application/json")
                && length != null
                && length.matches("[1-9]\\d{0,4}")
                && Integer.parseInt(length) <= MOST;
    }
}
