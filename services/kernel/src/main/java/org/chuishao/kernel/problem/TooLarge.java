package org.chuishao.kernel.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.vertx.web.RouteFilter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;

/** A body that announces more than is taken: told in words, where the server itself would answer with nothing. */
class TooLarge {
    @Inject
    BodyLimit limit;

    @Inject
    EarlyRefusal early;

    @RouteFilter(980)
    void refuse(RoutingContext request) throws JsonProcessingException {
        if (announced(request) <= limit.of(request)) {
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, "close");
        early.answer(request, Titles.BODY_TOO_LARGE);
    }

    private static long announced(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }
}
