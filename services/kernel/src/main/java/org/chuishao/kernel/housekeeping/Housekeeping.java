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
    private static final int AT_ONCE = 10_000;

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
    void tidy() {
        forget("idempotency_key", "created_at", keys, "");
        forget("inbox", "received_at", inbox, "");
        var whole = String.join(",", snapshots.orElse(List.of()));
        forget("outbox", "created_at", outbox, """
                and published_at is not null and aggregatetype <> all(string_to_array(?, ','))""", whole);
        forget("outbox", "created_at", outbox, """
                and published_at is not null and aggregatetype = any(string_to_array(?, ',')) and exists (
                    select from outbox newer
                    where newer.aggregatetype = old.aggregatetype and newer.aggregateid = old.aggregateid
                      and newer.district = old.district and newer.seq > old.seq)""", whole);
    }

    /**
     * Some at once, until few are left: what piled up for long goes, too, within the time a statement has. Where one takes too
     * long the rest is left for the next time, and the other tables have theirs.
     */
    private void forget(String table, String age, Duration keep, String condition, String... values) {
        var sql = """
                delete from %1$s where ctid = any(array(
                    select old.ctid from %1$s old where %2$s < now() - make_interval(secs => ?) %3$s limit %4$d))""".formatted(table, age, condition, AT_ONCE);
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(sql)) {
            delete.setLong(1, keep.toSeconds());
            for (int i = 0; i < values.length; i++) delete.setString(2 + i, values[i]);
            long all = 0;
            for (int gone = AT_ONCE; gone == AT_ONCE; all += gone) gone = delete.executeUpdate();
            if (all > 0) LOG.infof("%d rows of %s were older than %s", all, table, keep);
        } catch (SQLException e) {
            LOG.warnf("old rows of %s stay for now: %s", table, e);
        }
    }
}
