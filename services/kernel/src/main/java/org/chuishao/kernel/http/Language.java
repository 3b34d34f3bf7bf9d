package org.chuishao.kernel.http;

import io.quarkus.vertx.web.RouteFilter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.chuishao.kernel.problem.ProblemFinish;

/**
 * Chinese or English is chosen once: whatever answers in words sees only the choice. Left to themselves, the parts
 * disagree: for {@code en-GB,zh;q=0.5} bean validation takes Chinese.
 */
class Language {
    @RouteFilter(990)
    void choose(RoutingContext request) {
        var chosen = ProblemFinish.languageOf(request).getLanguage();
        request.request().headers().set(HttpHeaders.ACCEPT_LANGUAGE, chosen);
        request.next();
    }
}
