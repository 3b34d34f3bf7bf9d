package org.chuishao.whistle.attachment;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.jboss.logging.Logger;

/** Removes blobs whose row never came, because the upload was cut off before its commit. Several replicas may try. */
@ApplicationScoped
class OrphanJob {
    private static final Logger LOG = Logger.getLogger(OrphanJob.class);
    private static final Duration PATIENCE = Duration.ofDays(1);
    /** Whatever is older was looked at before, many times. */
    private static final Duration LOOKED_AT = Duration.ofDays(7);

    private static final int BATCH = 500;

    @Inject
    BlobStore blobs;

    @Inject
    Intake intake;

    @Inject
    BlobLocks locks;

    @Inject
    AgroalDataSource database;

    @Scheduled(every = "12h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void tidy() {
        // files have the system's times
        tidy(Instant.now().minus(PATIENCE));
    }

    void tidy(Instant before) {
        intake.forgetLeftovers(before);
        var put = new HashMap<String, List<String>>();
        blobs.putBetween(
                before.minus(LOOKED_AT),
                before,
                (district, name) ->
                        put.computeIfAbsent(district, d -> new ArrayList<>()).add(name));
        put.forEach((district, names) -> {
            try {
                tidy(district, names, before);
            } catch (RuntimeException e) {
                LOG.warnf(e, "blobs of %s stay until the next look; other districts go on", district);
            }
        });
    }

    private void tidy(String district, List<String> names, Instant before) {
        CurrentDistrict.within(district, () -> {
            for (int from = 0; from < names.size(); from += BATCH) {
                var some = names.subList(from, Math.min(from + BATCH, names.size()));
                QuarkusTransaction.requiringNew().run(() -> removeUnnamed(district, some, before));
            }
            return null;
        });
    }

    private void removeUnnamed(String district, List<String> names, Instant before) {
        if (unnamed(district, names).isEmpty()) return; // nearly always: no lock for those
        locks.takeAlone(district);
        for (var name : unnamed(district, names)) {
            blobs.forget(district, name, before);
            LOG.infof("blob %s/%s belonged to nothing", district, name);
        }
    }

    private List<String> unnamed(String district, List<String> names) {
        var named = Set.copyOf(
                Sql.of("select content from attachment where district = ? and content = any(?)", district, names)
                        .add(
                                "union all select thumbnail from attachment where district = ? and thumbnail = any(?)",
                                district,
                                names)
                        .list(database, Fields::text));
        return names.stream().filter(name -> !named.contains(name)).toList();
    }
}
