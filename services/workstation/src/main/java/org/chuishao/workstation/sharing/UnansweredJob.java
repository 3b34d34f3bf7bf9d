package org.chuishao.workstation.sharing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.chuishao.kernel.database.Sql;
import org.chuishao.workstation.sharing.lifecycle.Lifecycle;
import org.chuishao.workstation.sharing.lifecycle.Move;

/**
 * What nobody answered before its time came has expired: it cannot be agreed to any more, so it waits for nobody. Several
 * replicas may say so at once; each takes bookings the others have not, the oldest first.
 */
@ApplicationScoped
public class UnansweredJob {
    private static final int BATCH = 500;

    private static final String SQL = """
            update booking b set stage = ?, moved_at = ?, moved_by = 'calendar', note = ?, version = b.version + 1 from (
                select district, id from booking where stage = 'ASKED' and stage = ? and starts_at <= ?
                order by starts_at limit ? for update skip locked) late
            where b.district = late.district and b.id = late.id""";

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    @Scheduled(every = "{chuishao.bookings.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void expireAll() {
        while (expire() == BATCH) {}
    }

    /** @return how many have expired */
    int expire() {
        var edge = Lifecycle.byItself(Move.EXPIRE);
        var now = clock.instant();
        return Sql.of(SQL, edge.to(), now, "到期未答复", edge.from(), now, BATCH).change(database);
    }
}
