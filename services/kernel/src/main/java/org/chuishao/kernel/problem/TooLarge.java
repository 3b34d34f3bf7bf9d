package org.chuishao.kernel.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.web.RouteFilter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import org.chuishao.kernel.http.RequestId;

/** A body that announces more than is taken: told in words, where the server itself would answer with nothing. */
class TooLarge {
    @Inject
    BodyLimit limit;

    @Inject
    ObjectMapper json;

    @RouteFilter(980)
    void refuse(RoutingContext request) throws JsonProcessingException {
        if (announced(request) <= limit.of(request)) {
            request.next();
            return;
        }
        var language = ProblemFinish.languageOf(request);
        var problem = new LinkedHashMap<String, Object>();
        problem.put("status", Titles.BODY_TOO_LARGE.status);
        problem.put("title", Titles.BODY_TOO_LARGE.title.in(language));
        problem.put("detail", Titles.BODY_TOO_LARGE.detail.in(language));
        problem.put("code", Titles.BODY_TOO_LARGE.name());
        problem.put("traceId", RequestId.current());
        request.response()
                .setStatusCode(Titles.BODY_TOO_LARGE.status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(json.writeValueAsString(problem));
    }

    private static long announced(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }
}
