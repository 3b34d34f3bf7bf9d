package org.chuishao.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;

/** Copies what belongs to the message and leaves out what belongs to one connection, or what a caller could forge. */
final class Headers {
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** Says where a message ends; whoever names it in Connection would have it end elsewhere. */
    private static final String NEVER_FOR_ONE_HOP = "content-length";

    private static final Set<String> HOP_BY_HOP_OPTIONS = Set.of("close", "keep-alive");
    private static final Set<String> OURS = Set.of("host", "forwarded", "expect", "x-request-id", "x-real-ip");
    private static final Set<String> SECURITY = Set.of(
            "x-content-type-options", "x-frame-options", "content-security-policy", "referrer-policy", "x-request-id");

    private Headers() {}

    static void toService(HttpServerRequest from, MultiMap to, String requestId) {
        var named = connectionOptions(from.headers());
        for (var header : from.headers()) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!isHopByHop(name, named) && !OURS.contains(name) && !name.startsWith("x-forwarded-")) {
                to.add(header.getKey(), header.getValue());
            }
        }
        to.set(RequestId.HEADER, requestId);
        to.set("X-Forwarded-For", from.remoteAddress().hostAddress());
        to.set("X-Forwarded-Proto", from.scheme());
        if (from.authority() != null) {
            to.set("X-Forwarded-Host", from.authority().toString());
        }
    }

    static void toCaller(MultiMap from, MultiMap to) {
        var named = connectionOptions(from);
        for (var header : from) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!isHopByHop(name, named) && !SECURITY.contains(name)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    private static boolean isHopByHop(String name, String named) {
        return HOP_BY_HOP.contains(name)
                || !named.isEmpty() && named.contains("," + name + ",") && !name.equals(NEVER_FOR_ONE_HOP);
    }

    /** The header names a Connection header declares to be for this hop only, between commas. */
    private static String connectionOptions(MultiMap headers) {
        var options = headers.getAll(HttpHeaders.CONNECTION);
        if (options.isEmpty()
                || options.size() == 1
                        && HOP_BY_HOP_OPTIONS.contains(options.getFirst().toLowerCase(Locale.ROOT))) {
            return "";
        }
        return "," + String.join(",", options).replace(" ", "").toLowerCase(Locale.ROOT) + ",";
    }
}
