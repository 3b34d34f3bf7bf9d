package org.chuishao.catalogue.delegation;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.chuishao.catalogue.course.Due;
import org.chuishao.kernel.time.Shanghai;

/** Signed delegations take effect on their first day. */
@ApplicationScoped
class DelegationJob {
    @Inject
    Due due;

    @Inject
    Delegations delegations;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    @Scheduled(every = "{chuishao.terms.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void takeEffect() {
        var now = clock.instant();
        var today = Shanghai.day(now);
        due.move(
                "delegation",
                "stage = 'ACCEPTED' and signed and starts_on <= ?",
                "starts_on",
                today,
                id -> delegations.go(entities.find(Delegation.class, id), DelegationMove.TAKE_EFFECT, null, now, null));
    }
}
