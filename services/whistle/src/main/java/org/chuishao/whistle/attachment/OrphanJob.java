package org.chuishao.whistle.attachment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import org.chuishao.kernel.district.CurrentDistrict;
import org.jboss.logging.Logger;

/** Removes blobs whose row never came, because the upload was cut off before its commit. Several replicas may try. */
@ApplicationScoped
class OrphanJob {
    private static final Logger LOG = Logger.getLogger(OrphanJob.class);
    private static final Duration PATIENCE = Duration.ofDays(1);

    @Inject
    BlobStore blobs;

    @Inject
    Intake intake;

    @Inject
    BlobLocks locks;

    @Inject
    EntityManager entities;

    @Scheduled(every = "12h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void tidy() {
        // files have the system's times
        tidy(Instant.now().minus(PATIENCE));
    }

    void tidy(Instant before) {
        intake.forgetLeftovers(before);
        blobs.olderThan(
                before,
                (district, name) -> CurrentDistrict.within(district, () -> {
                    QuarkusTransaction.requiringNew().run(() -> removeUnlessNamed(district, name, before));
                    return null;
                }));
    }

    private void removeUnlessNamed(String district, String name, Instant before) {
        if (isNamed(name)) return; // nearly all of them: no lock for those
        locks.takeAlone(district);
        if (isNamed(name)) return;
        blobs.forget(district, name, before);
        LOG.infof("blob %s/%s belonged to nothing", district, name);
    }

    private boolean isNamed(String name) {
        return entities.createQuery(
                                "select count(*) from Attachment a where a.content = :name or a.thumbnail = :name",
                                Long.class)
                        .setParameter("name", name)
                        .getSingleResult()
                > 0;
    }
}
