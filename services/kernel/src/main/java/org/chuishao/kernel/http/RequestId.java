package org.chuishao.kernel.http;

import io.quarkus.vertx.web.RouteFilter;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** One id follows a request through gateway, service, log and problem; the gateway sets it. */
public class RequestId {
    private static final String HEADER = "X-Request-Id";
    private static final String KEY = "requestId";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @RouteFilter(1000)
    void follow(RoutingContext request) {
        var given = request.request().getHeader(HEADER);
        var id = given != null && WELL_FORMED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        MDC.put(KEY, id);
        request.response().putHeader(HEADER, id);
        request.next();
    }

    public static String current() {
        return (String) MDC.get(KEY);
    }
}
