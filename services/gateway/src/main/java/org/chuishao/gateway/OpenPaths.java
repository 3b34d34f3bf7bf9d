package org.chuishao.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.regex.Pattern;

/** What may be read without a token: exact addresses, in which {@code *} stands for digits and nothing else. */
final class OpenPaths {
    private final List<Pattern> open;

    OpenPaths(List<String> templates) {
        open = templates.stream()
                .map(template -> Pattern.compile(Pattern.quote(template).replace("*", "\\E\\d+\\Q")))
                .toList();
    }

    /** Who sends a token is asked for a good one, here as everywhere. */
    boolean isOpen(HttpServerRequest request) {
        return (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)
                && !request.headers().contains(HttpHeaders.AUTHORIZATION)
                && open.stream().anyMatch(path -> path.matcher(request.path()).matches());
    }
}
