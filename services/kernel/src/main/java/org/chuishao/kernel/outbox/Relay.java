package org.chuishao.kernel.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.concurrent.TimeUnit;
import org.chuishao.kernel.database.SoleWorker;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Carries outbox rows to Kafka, in the order they were written, one replica at a time. */
@ApplicationScoped
public class Relay {
    private static final long LOCK = 0x6f7574626f78L; // "outbox"

    @Inject
    AgroalDataSource database;

    @Inject
    Broker broker;

    @ConfigProperty(name = "chuishao.outbox.poll-ms", defaultValue = "50")
    int pollMillis;

    /** Commits that come within this time of a batch share the next one: a record costs the less the more go together. */
    @ConfigProperty(name = "chuishao.outbox.gather-ms", defaultValue = "25")
    int gatherMillis;

    @ConfigProperty(name = "chuishao.outbox.retry-ms", defaultValue = "1000")
    int retryMillis;

    private SoleWorker worker;

    void start(@Observes StartupEvent event) {
        var pace = new SoleWorker.Pace(pollMillis, retryMillis);
        worker = new SoleWorker("outbox-relay", LOCK, database, pace, Relaying::new);
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.stop();
    }

    /** Rows were committed: do not wait for the next poll. */
    void wake() {
        worker.wake();
    }

    private final class Relaying implements SoleWorker.Shift {
        private final PendingRows rows;
        private boolean open;

        Relaying(Connection connection) {
            rows = new PendingRows(connection);
        }

        @Override
        public boolean doSome() throws Exception {
            if (!open) broker.open(rows);
            open = true;
            if (broker.isDueForCheck()) broker.check(rows);
            var batch = rows.next();
            if (batch.isEmpty()) return false;
            rows.markPublished(batch, broker.send(batch));
            TimeUnit.MILLISECONDS.sleep(gatherMillis);
            return true;
        }

        /** Whatever went wrong, the next shift begins with a connection of its own. */
        @Override
        public void close() {
            broker.close();
        }
    }
}
