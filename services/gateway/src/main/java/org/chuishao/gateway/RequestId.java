package org.chuishao.gateway;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The name one request has in every log and in every problem: the caller's own if it is well-formed, else a new one. */
final class RequestId {
    static final String HEADER = "X-Request-Id";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String KEY = RequestId.class.getName();

    private RequestId() {}

    static String of(RoutingContext context) {
        String known = context.get(KEY);
        if (known != null) {
            return known;
        }
        var id = accept(context.request().getHeader(HEADER));
        context.put(KEY, id);
        return id;
    }

    static String accept(String offered) {
        return offered != null && WELL_FORMED.matcher(offered).matches() ? offered : random();
    }

    private static String random() {
        var random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }
}
