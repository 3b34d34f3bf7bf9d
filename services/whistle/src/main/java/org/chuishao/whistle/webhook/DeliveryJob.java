package org.chuishao.whistle.webhook;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Makes the deliveries that are due. It does not wait for them: receivers are as slow as they like. */
@ApplicationScoped
class DeliveryJob {
    private static final Logger LOG = Logger.getLogger(DeliveryJob.class);
    /** How long the log of deliveries is kept. */
    private static final Duration KEEP = Duration.ofDays(30);

    @Inject
    Outgoing outgoing;

    @Inject
    Sender sender;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void deliver() {
        for (var due : outgoing.claim(clock.instant())) threads.execute(() -> deliver(due));
    }

    private void deliver(Outgoing.Due due) {
        var outcome = sender.send(due.url(), due.secret(), due.id(), due.type(), due.attempts(), due.body());
        try {
            outgoing.end(due, outcome, clock.instant());
        } catch (SQLException e) {
            // its lease runs out, and it is made once more: at least once is what is promised
            LOG.warnf("delivery %s was made, but not noted: %s", due.id(), e.getMessage());
        }
    }

    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = ConcurrentExecution.SKIP)
    void tidy() throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from webhook_delivery where ended_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(KEEP)));
            delete.executeUpdate();
        }
    }
}
