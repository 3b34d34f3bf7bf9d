package org.chuishao.catalogue.admission;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.chuishao.catalogue.course.Due;
import org.chuishao.kernel.time.Shanghai;

/** Approved admissions take effect on their first day and expire after their last. */
@ApplicationScoped
class AdmissionJob {
    @Inject
    Due due;

    @Inject
    Admissions admissions;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    @Scheduled(every = "{chuishao.terms.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void followTheCalendar() {
        move("stage = 'APPROVED' and starts_on <= ?", "starts_on", AdmissionMove.TAKE_EFFECT);
        move("stage = 'EFFECTIVE' and ends_on < ?", "ends_on", AdmissionMove.EXPIRE);
    }

    private void move(String condition, String by, AdmissionMove move) {
        var now = clock.instant();
        var today = Shanghai.day(now);
        due.move(
                "admission",
                condition,
                by,
                today,
                id -> admissions.go(entities.find(Admission.class, id), move, null, now, null));
    }
}
