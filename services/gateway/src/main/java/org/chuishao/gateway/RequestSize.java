package org.chuishao.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Refuses requests that are larger than anything the suite is asked honestly. */
@Singleton
final class RequestSize {
    private static final List<String> UPLOADS = List.of(
            "multipart/form-data",
            "text/csv",
            "application/octet-stream",
            "application/vnd.openxmlformats-officedocument.");

    private final Settings.Limits limits;
    private final Map<Pattern, Long> larger;

    RequestSize(Settings settings) {
        limits = settings.limits();
        larger = limits.larger().entrySet().stream()
                .collect(Collectors.toMap(
                        address -> pattern(address.getKey()),
                        address -> address.getValue().asLongValue()));
    }

    /** In an address {@code *} stands for one segment. */
    private static Pattern pattern(String address) {
        return Pattern.compile(Pattern.quote(address).replace("*", "\\E[^/]+\\Q"));
    }

    Optional<Problem> problem(HttpServerRequest request) {
        if (request.uri().length() > limits.uri().asLongValue()) {
            return Optional.of(Problem.URI_TOO_LONG);
        }
        long headers = 0;
        for (var header : request.headers()) {
            headers += header.getKey().length() + header.getValue().length();
        }
        if (headers > limits.headers().asLongValue()) {
            return Optional.of(Problem.HEADERS_TOO_LARGE);
        }
        return declaredBody(request) > mostBody(request) ? Optional.of(Problem.BODY_TOO_LARGE) : Optional.empty();
    }

    long mostBody(HttpServerRequest request) {
        for (var address : larger.entrySet()) {
            if (address.getKey().matcher(request.path()).matches()) {
                return address.getValue();
            }
        }
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        boolean upload = type != null && UPLOADS.stream().anyMatch(type.toLowerCase(Locale.ROOT)::startsWith);
        return (upload ? limits.upload() : limits.body()).asLongValue();
    }

    /** The announced length; a chunked body announces none and is counted while it passes. */
    static long declaredBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
