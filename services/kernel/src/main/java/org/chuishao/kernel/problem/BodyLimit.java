package org.chuishao.kernel.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How large a body may be: {@code chuishao.body.limit} everywhere, and {@code quarkus.http.limits.max-body-size}, which the
 * server itself knows, at the addresses that {@code chuishao.upload.paths} describes.
 */
@Singleton
class BodyLimit {
    /** Quarkus has just noted its own limit (order -2) for whoever reads a body that announces no length. */
    private static final int AFTER_QUARKUS = -1;

    @ConfigProperty(name = "chuishao.body.limit", defaultValue = "1M")
    MemorySize body;

    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize upload;

    @ConfigProperty(name = "chuishao.upload.paths")
    Optional<Pattern> paths;

    long of(RoutingContext request) {
        boolean mayUpload =
                paths.filter(p -> p.matcher(request.request().path()).matches()).isPresent();
        return mayUpload ? upload.asLongValue() : Math.min(body.asLongValue(), upload.asLongValue());
    }

    void apply(@Observes Router router) {
        router.route().order(AFTER_QUARKUS).handler(request -> {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, of(request));
            request.next();
        });
    }
}
