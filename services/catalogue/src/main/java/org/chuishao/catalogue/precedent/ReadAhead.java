package org.chuishao.catalogue.precedent;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.problem.Outage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * A replica that starts reads what it matches by before it is asked: nobody's first match waits for a large catalogue. It is
 * not ready until every district that has items is read; one without any is ready at once.
 */
@Readiness
@ApplicationScoped
public class ReadAhead implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(ReadAhead.class);
    private static final Duration STOP = Duration.ofSeconds(5);

    @Inject
    AgroalDataSource database;

    @Inject
    Knowledge knowledge;

    /** Before the next try when the database is away. */
    @ConfigProperty(name = "chuishao.match.retry-millis", defaultValue = "1000")
    int retryMillis;

    private volatile boolean done;
    private Thread thread;

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("read-ahead").daemon().start(() -> readAll(knowledge));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.interrupt();
        thread.join(STOP);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("match").status(done).build();
    }

    void readAll(Knowledge into) {
        while (!done && !Thread.currentThread().isInterrupted()) {
            try {
                long start = System.nanoTime();
                var districts = districts();
                for (var district : districts)
                    CurrentDistrict.within(district, () -> {
                        into.readAhead();
                        return null;
                    });
                done = true;
                LOG.infof(
                        "what %d districts match by was read in %d ms",
                        districts.size(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            } catch (Exception e) {
                LOG.warnf("what to match by cannot be read, trying again in %d ms: %s", retryMillis, Outage.told(e));
                pause();
            }
        }
    }

    private List<String> districts() {
        return Sql.of("select district from item_mark order by district").list(database, Fields::text);
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(retryMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
