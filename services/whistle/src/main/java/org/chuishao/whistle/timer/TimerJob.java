package org.chuishao.whistle.timer;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.jboss.logging.Logger;

/**
 * Finds the whistles whose time is up, the longest overdue first. Replicas share the work row by row: a locked row is
 * another's, and whoever has moved a whistle has taken it out of the next one's sight, so nothing fires twice.
 */
@ApplicationScoped
class TimerJob {
    private static final Logger LOG = Logger.getLogger(TimerJob.class);
    private static final int BATCH = 100;

    private static final String WAITING = "stage in ('AWAITING_VERIFICATION', 'AWAITING_CALLBACK')";
    private static final String UNTRIAGED = "kind = 'EMERGENCY' and stage = 'SUBMITTED'";
    private static final String UNCOUNTED = "stage = 'SUBMITTED' and due_at is null";
    private static final String REMINDED = "remind_at is not null";
    private static final String UNRATIFIED = "ratify_due_at is not null";
    private static final String AT_REST =
            "resident_phone is not null and stage in ('DRAFT', 'CLOSED', 'REJECTED', 'WITHDRAWN')";

    @Inject
    AgroalDataSource database;

    @Inject
    Whistles whistles;

    @Inject
    Timers timers;

    @Inject
    Untriaged untriaged;

    @Inject
    Clock clock;

    @Scheduled(every = "{chuishao.timers.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        var now = clock.instant();
        // what could not be counted when it began has no date: it is looked at each time, after those that have one
        run(WAITING, "due_at", "(due_at < ? or due_at is null)", now, timers::moveOn);
        run(UNTRIAGED, "due_at", "due_at < ?", now, untriaged::dispatch);
        run(UNCOUNTED, "stage_since", "stage_since <= ?", now, timers::count);
        run(REMINDED, "remind_at", "remind_at < ?", now, (whistle, at) -> {
            timers.remind(whistle, at);
            return true;
        });
        run(UNRATIFIED, "ratify_due_at", "ratify_due_at < ?", now, (whistle, at) -> {
            timers.tellUnratified(whistle, at);
            return true;
        });
    }

    @Scheduled(every = "{chuishao.erasure.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void erase() {
        run(AT_REST, "due_at", "due_at < ?", clock.instant(), (whistle, at) -> {
            timers.erase(whistle, at);
            return true;
        });
    }

    private void run(String which, String date, String due, Instant now, BiPredicate<Whistle, Instant> deed) {
        for (var district : districts(which, due, now)) {
            var overdue = new Overdue(district, which + " and " + due, date, now, new HashSet<>());
            CurrentDistrict.within(district, () -> {
                while (some(overdue, deed) == BATCH) LOG.infof("%d whistles of %s were due", BATCH, district);
                return null;
            });
        }
    }

    /** @param stuck what could not be moved: passed over until the next tick, so that it hides nothing behind it */
    private record Overdue(String district, String which, String date, Instant now, Set<UUID> stuck) {
        Sql oldest() {
            return all().add("and id <> all(?::uuid[]) order by %s nulls last limit %d".formatted(date, BATCH), stuck);
        }

        Sql only(UUID id) {
            return all().add("and id = ?", id);
        }

        private Sql all() {
            return Sql.of("select id from whistle where district = ? and " + which, district, now);
        }
    }

    /** @return how many were looked at; fewer than a batch means that none are left for this replica now */
    private int some(Overdue overdue, BiPredicate<Whistle, Instant> deed) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> doTo(overdue.oldest(), overdue, deed));
        } catch (RuntimeException poison) {
            LOG.errorf(poison, "whistles of %s could not be moved on together: each alone", overdue.district());
            var ids = QuarkusTransaction.requiringNew().call(() -> lock(overdue.oldest()));
            ids.forEach(id -> alone(id, overdue, deed));
            return ids.size();
        }
    }

    private void alone(UUID id, Overdue overdue, BiPredicate<Whistle, Instant> deed) {
        try {
            QuarkusTransaction.requiringNew().call(() -> doTo(overdue.only(id), overdue, deed));
        } catch (RuntimeException poison) {
            LOG.errorf(poison, "whistle %s could not be moved on", id);
            overdue.stuck().add(id);
        }
    }

    private int doTo(Sql due, Overdue overdue, BiPredicate<Whistle, Instant> deed) {
        var ids = lock(due);
        var cases = whistles.all(ids);
        for (var id : ids)
            if (!deed.test(cases.get(id), overdue.now())) overdue.stuck().add(id);
        return ids.size();
    }

    private List<String> districts(String which, String due, Instant now) {
        return Sql.of("select distinct district from whistle where %s and %s".formatted(which, due), now)
                .list(database, Fields::text);
    }

    private List<UUID> lock(Sql due) {
        return due.add("for update skip locked").list(database, Fields::uuid);
    }
}
