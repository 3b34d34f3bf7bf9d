package org.chuishao.whistle.timer;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
            var oldest = "select id from whistle where district = ? and %s and %s order by %s nulls last limit %d"
                    .formatted(which, due, date, BATCH);
            CurrentDistrict.within(district, () -> {
                while (some(oldest, district, now, deed) == BATCH)
                    LOG.infof("%d whistles of %s moved on by time", BATCH, district);
                return null;
            });
        }
    }

    /** @return how many were moved; fewer than a batch means that none are left for this replica now */
    private int some(String oldest, String district, Instant now, BiPredicate<Whistle, Instant> deed) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> doTo(lock(oldest, district, now), now, deed));
        } catch (RuntimeException poison) {
            LOG.errorf(poison, "whistles of %s could not be moved on together: each alone", district);
            return alone(oldest, district, now, deed);
        }
    }

    /** One that cannot be moved keeps nobody else waiting. */
    private int alone(String oldest, String district, Instant now, BiPredicate<Whistle, Instant> deed) {
        int moved = 0;
        for (var id : QuarkusTransaction.requiringNew().call(() -> lock(oldest, district, now))) {
            var one = "select id from whistle where id = '%s' and id in (%s)".formatted(id, oldest);
            try {
                moved += QuarkusTransaction.requiringNew().call(() -> doTo(lock(one, district, now), now, deed));
            } catch (RuntimeException poison) {
                LOG.errorf(poison, "whistle %s could not be moved on", id);
            }
        }
        return moved < BATCH ? moved : 0;
    }

    private int doTo(List<UUID> due, Instant now, BiPredicate<Whistle, Instant> deed) {
        var cases = whistles.all(due);
        return (int) due.stream().filter(id -> deed.test(cases.get(id), now)).count();
    }

    private List<String> districts(String which, String due, Instant now) {
        return Sql.of("select distinct district from whistle where %s and %s".formatted(which, due), now)
                .list(database, Fields::text);
    }

    private List<UUID> lock(String oldest, String district, Instant now) {
        return Sql.of(oldest, district, now).add("for update skip locked").list(database, Fields::uuid);
    }
}
