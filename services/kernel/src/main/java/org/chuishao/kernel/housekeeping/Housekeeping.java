package org.chuishao.kernel.housekeeping;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Forgets what was kept only for a while. Outbox rows go before inbox rows do, so that whatever a broker could be sent
 * again is still known as handled; of a snapshot aggregate the latest row always stays.
 */
@ApplicationScoped
public class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class);

    @ConfigProperty(name = "chuishao.outbox.keep", defaultValue = "30d")
    Duration outbox;

    @ConfigProperty(name = "chuishao.inbox.keep", defaultValue = "60d")
    Duration inbox;

    @ConfigProperty(name = "chuishao.idempotency.keep", defaultValue = "7d")
    Duration keys;

    @ConfigProperty(name = "chuishao.topics.snapshots")
    Optional<List<String>> snapshots;

    @Inject
    AgroalDataSource database;

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    void tidy() throws SQLException {
        forget("idempotency_key", "created_at", keys, "true");
        forget("inbox", "received_at", inbox, "true");
        forget("outbox", "created_at", outbox, """
                published_at is not null and (aggregatetype <> all(string_to_array(?, ',')) or exists (
                    select from outbox newer
                    where newer.aggregatetype = old.aggregatetype and newer.aggregateid = old.aggregateid
                      and newer.district = old.district and newer.seq > old.seq))""", String.join(",", snapshots.orElse(List.of())));
    }

    private void forget(String table, String age, Duration keep, String condition, String... values)
            throws SQLException {
        var sql = "delete from %s old where %s < now() - make_interval(secs => ?) and %s"
                .formatted(table, age, condition);
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(sql)) {
            delete.setLong(1, keep.toSeconds());
            for (int i = 0; i < values.length; i++) delete.setString(2 + i, values[i]);
            int gone = delete.executeUpdate();
            if (gone > 0) LOG.infof("%d rows of %s were older than %s", gone, table, keep);
        }
    }
}
