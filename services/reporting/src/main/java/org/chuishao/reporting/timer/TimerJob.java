package org.chuishao.reporting.timer;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.reporting.assignment.Assignment;
import org.jboss.logging.Logger;

/**
 * Finds the duties time has something to do to, oldest first, a batch of each district in turn so that none waits for another's
 * backlog. Replicas share the work row by row: whoever holds the row does it, and what was done is no longer due.
 */
@ApplicationScoped
class TimerJob {
    private static final Logger LOG = Logger.getLogger(TimerJob.class);
    static final int BATCH = 200;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int SKIP_LOCKED = -2;

    /** Every district that has timers, by a walk over the index, and those of them where one is due. */
    private static final String DISTRICTS = """
            with recursive known (district) as (
                (select district from assignment where timer_at is not null order by district limit 1)
                union all
                select (select a.district from assignment a
                        where a.timer_at is not null and a.district > known.district order by a.district limit 1)
                from known where known.district is not null)
            select known.district from known cross join lateral (
                select a.timer_at from assignment a
                where a.district = known.district and a.timer_at < ? order by a.timer_at limit 1) due
            order by due.timer_at""";

    @Inject
    AgroalDataSource database;

    @Inject
    EntityManager entities;

    @Inject
    Clockwork clockwork;

    @Inject
    Clock clock;

    @Scheduled(every = "{chuishao.timers.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void turn() {
        var now = clock.instant();
        var waiting = Sql.of(DISTRICTS, now).list(database, Fields::text);
        while (!waiting.isEmpty())
            waiting = waiting.stream().filter(d -> mayHaveMore(d, now)).toList();
    }

    /** One district's trouble stops no other. */
    private boolean mayHaveMore(String district, Instant now) {
        try {
            return turnSome(district, now) == BATCH;
        } catch (RuntimeException e) {
            LOG.errorf(e, "the timers of %s stand still", district);
            return false;
        }
    }

    /** @return how many duties it was time for; a full batch means that there may be more */
    int turnSome(String district, Instant now) {
        try {
            return in(district, () -> turn(due(now), now));
        } catch (RuntimeException e) {
            LOG.warnf(e, "timers of %s go one by one", district);
            var ids = in(district, () -> due(now).stream().map(a -> a.id).toList());
            ids.forEach(id -> turnAlone(district, id, now));
            return ids.size();
        }
    }

    /** A duty that cannot be turned waits a minute, so that it does not stay the oldest and stop the others. */
    private void turnAlone(String district, UUID id, Instant now) {
        try {
            in(district, () -> turn(stillDue(id, now), now));
        } catch (RuntimeException e) {
            LOG.errorf(e, "the timers of duty %s wait a minute", id);
            in(
                    district,
                    () -> entities.createQuery("update Assignment a set a.timerAt = :later where a.id = :id")
                            .setParameter("later", now.plus(PAUSE))
                            .setParameter("id", id)
                            .executeUpdate());
        }
    }

    private int turn(List<Assignment> due, Instant now) {
        due.forEach(assignment -> clockwork.turn(assignment, now));
        return due.size();
    }

    private static <T> T in(String district, Callable<T> work) {
        return CurrentDistrict.within(
                district, () -> QuarkusTransaction.requiringNew().call(work));
    }

    private List<Assignment> due(Instant now) {
        return lock(
                entities.createQuery("from Assignment a where a.timerAt < :now order by a.timerAt", Assignment.class)
                        .setParameter("now", now)
                        .setMaxResults(BATCH));
    }

    private List<Assignment> stillDue(UUID id, Instant now) {
        return lock(entities.createQuery("from Assignment a where a.id = :id and a.timerAt < :now", Assignment.class)
                .setParameter("id", id)
                .setParameter("now", now));
    }

    private static List<Assignment> lock(TypedQuery<Assignment> due) {
        return due.setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultList();
    }
}
