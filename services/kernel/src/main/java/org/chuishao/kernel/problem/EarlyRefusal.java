package org.chuishao.kernel.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import org.chuishao.kernel.http.RequestId;

/** A problem told before any resource is looked for, where the server itself would answer with nothing. */
@Singleton
class EarlyRefusal {
    @Inject
    ObjectMapper json;

    void answer(RoutingContext request, Titles why) throws JsonProcessingException {
        var language = ProblemFinish.languageOf(request);
        var problem = new LinkedHashMap<String, Object>();
        problem.put("status", why.status);
        problem.put("title", why.title.in(language));
        problem.put("detail", why.detail.in(language));
        problem.put("code", why.name());
        problem.put("traceId", RequestId.current());
        request.response()
                .setStatusCode(why.status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(json.writeValueAsString(problem));
    }
}
