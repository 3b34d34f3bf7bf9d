package org.chuishao.gateway;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The gateway is ready once every service behind it is. */
@Readiness
@Singleton
final class ServicesReady implements AsyncHealthCheck {
    private final Forwarding forwarding;
    private final List<String> services;

    ServicesReady(Forwarding forwarding, Settings settings) {
        this.forwarding = forwarding;
        this.services = settings.services().keySet().stream().sorted().toList();
    }

    @Override
    public Uni<HealthCheckResponse> call() {
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
