package org.chuishao.reporting.overdue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.reporting.assignment.Assignments;
import org.jboss.logging.Logger;

/** Finds assignments whose completion deadline passed, oldest first; several replicas share the work row by row. */
@ApplicationScoped
class OverdueJob {
    private static final Logger LOG = Logger.getLogger(OverdueJob.class);
    private static final int BATCH = 200;
    private static final String DECIDED = "not (return_asked or ruling_asked or extension_asked or suspension_asked)";

    @Inject
    AgroalDataSource database;

    @Inject
    EntityManager entities;

    @Inject
    Assignments assignments;

    @Inject
    Settlement settlement;

    @Inject
    Clock clock;

    @Scheduled(every = "{chuishao.overdue.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void settle() throws SQLException {
        var now = clock.instant();
        for (var district : districtsWithOverdue(now)) {
            while (settleSome(district, now) == BATCH)
                LOG.infof("%d overdue assignments settled in %s", BATCH, district);
        }
    }

    private Set<String> districtsWithOverdue(Instant now) throws SQLException {
        var sql = """
                select district from assignment
                where complete_due < ? and not overdue and %s and stage in ('PENDING', 'ACCEPTED', 'CHECKED_IN')
                union
                select district from assignment
                where complete_due < ? and not long_overdue and %s and stage in ('PENDING', 'ACCEPTED', 'CHECKED_IN')""".formatted(DECIDED, DECIDED);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setTimestamp(1, Timestamp.from(now));
            query.setTimestamp(2, Timestamp.from(now.minus(Settlement.LONG)));
            try (var found = query.executeQuery()) {
                var districts = new LinkedHashSet<String>();
                while (found.next()) districts.add(found.getString(1));
                return districts;
            }
        }
    }

    private int settleSome(String district, Instant now) {
        return CurrentDistrict.within(
                district,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    var due = lockOldest(district, now);
                    due.forEach(id -> assignments.find(id).ifPresent(a -> settlement.settleIfOverdue(a, now)));
                    return due.size();
                }));
    }

    @SuppressWarnings("unchecked")
    private List<UUID> lockOldest(String district, Instant now) {
        return entities.createNativeQuery("""
                        select id from assignment
                        where district = :district and stage in ('PENDING', 'ACCEPTED', 'CHECKED_IN') and %s
                          and (complete_due < :now and not overdue or complete_due < :long and not long_overdue)
                        order by complete_due limit :batch for update skip locked""".formatted(DECIDED), UUID.class)
                .setParameter("district", district)
                .setParameter("now", now)
                .setParameter("long", now.minus(Settlement.LONG))
                .setParameter("batch", BATCH)
                .getResultList();
    }
}
