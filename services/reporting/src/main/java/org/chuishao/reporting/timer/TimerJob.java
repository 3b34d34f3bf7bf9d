package org.chuishao.reporting.timer;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.reporting.assignment.Assignment;

/**
 * Finds the duties time has something to do to, oldest first, a batch of each district in turn so that none waits for another's
 * backlog. Replicas share the work row by row: whoever holds the row does it, and what was done is no longer due.
 */
@ApplicationScoped
class TimerJob {
    static final int BATCH = 200;
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
    void turn() throws SQLException {
        var now = clock.instant();
        var waiting = districtsDue(now);
        while (!waiting.isEmpty())
            waiting = waiting.stream().filter(d -> turnSome(d, now) == BATCH).toList();
    }

    /** @return how many duties it was time for; a full batch means that there may be more */
    int turnSome(String district, Instant now) {
        return CurrentDistrict.within(
                district,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    var due = lockOldest(now);
                    due.forEach(assignment -> clockwork.turn(assignment, now));
                    return due.size();
                }));
    }

    private List<Assignment> lockOldest(Instant now) {
        return entities.createQuery("from Assignment a where a.timerAt < :now order by a.timerAt", Assignment.class)
                .setParameter("now", now)
                .setMaxResults(BATCH)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultList();
    }

    private List<String> districtsDue(Instant now) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(DISTRICTS)) {
            query.setTimestamp(1, Timestamp.from(now));
            try (var found = query.executeQuery()) {
                var districts = new ArrayList<String>();
                while (found.next()) districts.add(found.getString(1));
                return districts;
            }
        }
    }
}
