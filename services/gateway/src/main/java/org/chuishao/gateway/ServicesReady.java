package org.chuishao.gateway;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The gateway is ready once every service behind it is. */
@Readiness
@Singleton
final class ServicesReady implements AsyncHealthCheck {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Forwarding forwarding;
    private final List<String> services;
    private final Uni<HealthCheckResponse> answer;

    ServicesReady(Forwarding forwarding, Settings settings) {
        this.forwarding = forwarding;
        this.services = settings.services().keySet().stream().sorted().toList();
        this.answer = Uni.createFrom().deferred(this::ask).memoize().atLeast(FRESH);
    }

    /** However often somebody asks, who needs no token: the services are asked once a second. */
    @Override
    public Uni<HealthCheckResponse> call() {
        return answer;
    }

    private Uni<HealthCheckResponse> ask() {
        var answers = new TreeMap<String, Future<Boolean>>();
        services.forEach(service -> answers.put(service, forwarding.isReady(service)));
        return Uni.createFrom()
                .completionStage(
                        () -> Future.join(List.copyOf(answers.values())).toCompletionStage())
                .map(all -> response(answers));
    }

    private static HealthCheckResponse response(Map<String, Future<Boolean>> answers) {
        var response = HealthCheckResponse.named("services").up();
        answers.forEach((service, ready) -> {
            response.withData(service, ready.result() ? "UP" : "DOWN");
            if (!ready.result()) {
                response.down();
            }
        });
        return response.build();
    }
}
