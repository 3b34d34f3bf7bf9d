package org.chuishao.whistle.open311;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The standard's addresses lie beside {@code /api/v1}, where this service's resources are: the way between. */
@Singleton
class Door {
    private static final int BEFORE_ALL = Integer.MIN_VALUE + 1;

    void open(@Observes Router router) {
        router.route("/open311/v2/*")
                .order(BEFORE_ALL)
                .handler(
                        request -> request.reroute("/api/v1" + request.request().uri()));
    }
}
