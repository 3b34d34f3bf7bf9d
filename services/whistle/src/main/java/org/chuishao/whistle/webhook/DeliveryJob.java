package org.chuishao.whistle.webhook;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chuishao.kernel.database.Sql;
import org.jboss.logging.Logger;

/** Makes the deliveries that are due. It does not wait for them: receivers are as slow as they like. */
@ApplicationScoped
class DeliveryJob {
    private static final Logger LOG = Logger.getLogger(DeliveryJob.class);
    /** How long the log of deliveries is kept. */
    private static final Duration KEEP = Duration.ofDays(30);
    /** As many as go within the time a statement has, however much piled up. */
    private static final String SOME = "delete from webhook_delivery where ctid = any(array("
            + "select d.ctid from webhook_delivery d %s limit 10000))";

    private static final String OLD = SOME.formatted("where d.ended_at < ?");
    private static final String OF_DELETED =
            SOME.formatted("join webhook w on w.district = d.district and w.id = d.webhook_id where w.deleted");

    private static final String EMPTIED = """
            delete from webhook w where w.deleted and not exists (
                select from webhook_delivery d where d.district = w.district and d.webhook_id = w.id)""";

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

    private void all(Sql some) {
        while (some.change(database) > 0) {}
    }

    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = ConcurrentExecution.SKIP)
    void tidy() {
        all(Sql.of(OLD, clock.instant().minus(KEEP)));
        all(Sql.of(OF_DELETED));
        Sql.of(EMPTIED).change(database);
    }
}
