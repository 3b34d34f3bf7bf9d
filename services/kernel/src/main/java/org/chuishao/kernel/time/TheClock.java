package org.chuishao.kernel.time;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The clock everything asks. Where {@code chuishao.clock.travel} is on, {@code PUT /q/clock} sets it, so that the demo's
 * weeks are lived through the same code as real ones; production refuses to start with it, and the gateway has no route to it.
 */
@Singleton
public class TheClock {
    @ConfigProperty(name = "chuishao.clock.travel", defaultValue = "false")
    boolean travel;

    /** How far ahead of the system's clock to start, for tests that must live on a certain day; may be negative. */
    @ConfigProperty(name = "chuishao.clock.ahead")
    Optional<Duration> ahead;

    private final TravelClock clock = new TravelClock();

    @PostConstruct
    void set() {
        if (travel) ahead.ifPresent(clock::runAhead);
    }

    @Produces
    @Singleton
    TravelClock clock() {
        return clock;
    }

    void refuseInProduction(@Observes StartupEvent event) {
        if (travel && ConfigUtils.isProfileActive("prod"))
            throw new IllegalStateException("chuishao.clock.travel is for demo data and tests, never for production");
    }

    void route(@Observes Router router) {
        if (!travel) return;
        router.put("/q/clock").handler(BodyHandler.create(false)).handler(this::set);
        router.delete("/q/clock").handler(request -> {
            clock.comeBack();
            request.response().setStatusCode(204).end();
        });
    }

    private void set(RoutingContext request) {
        try {
            clock.travelTo(Instant.parse(request.body().asString()));
            request.response().setStatusCode(204).end();
        } catch (DateTimeParseException e) {
            request.response().setStatusCode(400).end(e.getMessage());
        }
    }
}
