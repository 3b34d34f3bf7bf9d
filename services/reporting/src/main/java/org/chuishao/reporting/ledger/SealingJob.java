package org.chuishao.reporting.ledger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import org.chuishao.kernel.database.Afterwards;
import org.chuishao.kernel.database.SoleWorker;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives every committed ledger line its place, one replica at a time. */
@ApplicationScoped
class SealingJob {
    private static final long LOCK = 0x6c6564676572L; // "ledger"

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    @Inject
    Afterwards afterwards;

    @ConfigProperty(name = "chuishao.sealing.poll-ms", defaultValue = "100")
    int pollMillis;

    @ConfigProperty(name = "chuishao.sealing.retry-ms", defaultValue = "1000")
    int retryMillis;

    private SoleWorker worker;

    void start(@Observes StartupEvent event) {
        var pace = new SoleWorker.Pace(pollMillis, retryMillis);
        worker = new SoleWorker("ledger-sealing", LOCK, database, pace, connection -> {
            var sealing = new Sealing(connection, clock);
            return () -> sealing.sealSome() > 0;
        });
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.stop();
    }

    /** The surrounding transaction posts lines: seal them as soon as it is committed. */
    void wakeOnceCommitted() {
        afterwards.ifCommitted(SealingJob.class, worker::wake);
    }
}
