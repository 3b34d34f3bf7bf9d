package org.chuishao.kernel.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.vertx.web.RouteFilter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Headers the framework stumbles over: an {@code Accept} that is none would be 500, {@code If-Match} on a read 412 without words. */
class ConditionsAndFormats {
    /** Takes nothing back that it has matched: a header of blanks and semicolons would cost the cube of its length. */
    private static final Pattern RANGE = Pattern.compile("(?:\\*|[^\\s/;,\"]++/[^\\s/;,\"]++)"
            + "(?:\\s*+;\\s*+(?:(?!q\\s*+=)[^;]*+|q\\s*+=\\s*+(?:\\d?\\.\\d{1,3}|[01]\\.?)\\s*+))*+");

    @Inject
    EarlyRefusal early;

    /** What of it can be read counts, nothing at all is 406, and an empty wish is none. */
    @RouteFilter(975)
    void readable(RoutingContext request) throws JsonProcessingException {
        var headers = request.request().headers();
        var accept = headers.get(HttpHeaders.ACCEPT);
        if (accept != null && accept.isBlank()) {
            headers.remove(HttpHeaders.ACCEPT);
        } else if (accept != null) {
            var readable = Arrays.stream(accept.split(","))
                    .map(String::strip)
                    .filter(RANGE.asMatchPredicate())
                    .collect(Collectors.joining(", "));
            if (readable.isEmpty()) {
                early.answer(request, Titles.NOT_ACCEPTABLE);
                return;
            }
            headers.set(HttpHeaders.ACCEPT, readable);
        }
        if (isRead(request))
            headers.remove(HttpHeaders.IF_MATCH); // guards a change against another; a read changes nothing
        request.next();
    }

    private static boolean isRead(RoutingContext request) {
        var method = request.request().method();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }
}
