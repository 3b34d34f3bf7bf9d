package org.chuishao.kernel.http;

import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.quarkus.vertx.web.RouteFilter;
import io.vertx.ext.web.RoutingContext;

/**
 * In the metrics an operation goes by its template, such as {@code /whistles/{id}}. What is refused before it reaches one would go
 * by its path: made-up paths would fill the metrics up, and real ones would no longer be counted.
 */
class CountedByRoute {
    @RouteFilter(1100)
    void count(RoutingContext request) {
        var metric = HttpRequestMetric.getRequestMetric(request);
        // what comes over a connection that was made while the server began to listen is not measured, as long as it is
        // open
        if (metric != null && !request.request().uri().startsWith("/q/")) metric.setTemplatePath("/other");
        request.next();
    }
}
