package org.chuishao.whistle.dispatch;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.reference.References;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * An emergency that names no item waits for a dispatcher, but not for ever: untriaged after the time an emergency may take to be
 * accepted, it goes to the district's duty department and whoever the rosters name. Several replicas may look at once.
 */
@ApplicationScoped
class UntriagedJob {
    private static final Logger LOG = Logger.getLogger(UntriagedJob.class);
    private static final Actor RULE = new Actor("无人研判，自动派单 untriaged emergency", "whistle");
    private static final int BATCH = 50;
    private static final int SKIP_LOCKED = -2;

    /** Since when it waits is when it last came to the dispatcher: blown, answered, or returned by its lead. */
    private static final String WAITING = """
            select w.district, w.id from whistle w
            where w.kind = 'EMERGENCY' and w.stage = 'SUBMITTED' and (
                select max(h.at) from history_line h
                where h.district = w.district and h.whistle_id = w.id
                  and h.to_stage = 'SUBMITTED' and h.from_stage is distinct from 'SUBMITTED') < ?
            order by w.blown_at limit %d""".formatted(BATCH);

    private final Set<UUID> stuck = ConcurrentHashMap.newKeySet();

    @ConfigProperty(name = "chuishao.untriaged.after", defaultValue = "10m")
    Duration patience;

    /** The code of the department that has duty day and night. */
    @ConfigProperty(name = "chuishao.duty-department", defaultValue = "EMERGENCY-MGMT")
    String duty;

    @Inject
    AgroalDataSource database;

    @Inject
    EntityManager entities;

    @Inject
    Whistles whistles;

    @Inject
    References references;

    @Inject
    Dispatching dispatching;

    @Inject
    Clock clock;

    private record Waiting(String district, UUID whistle) {}

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void dispatchUntriaged() throws SQLException {
        for (var waiting : waiting())
            CurrentDistrict.within(waiting.district(), () -> {
                QuarkusTransaction.requiringNew().run(() -> dispatch(waiting.whistle()));
                return null;
            });
    }

    private void dispatch(UUID id) {
        if (!references.isDepartment(duty)) {
            if (stuck.add(id)) LOG.errorf("emergency %s is untriaged, and there is no department %s", id, duty);
            return;
        }
        for (var whistle : stillWaiting(id)) {
            var assists = references.onDuty(whistle.stationCode, whistle.itemCode, clock.instant()).stream()
                    .filter(o -> !o.equals(duty))
                    .toList();
            dispatching.dispatch(whistle, new Plan(duty, assists, null, null), whistles.participants(whistle), RULE);
        }
    }

    private List<Whistle> stillWaiting(UUID id) {
        return entities.createQuery("from Whistle w where w.id = :id and w.stage = :stage", Whistle.class)
                .setParameter("id", id)
                .setParameter("stage", Stage.SUBMITTED)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultList();
    }

    private List<Waiting> waiting() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(WAITING)) {
            query.setTimestamp(1, Timestamp.from(clock.instant().minus(patience)));
            try (var found = query.executeQuery()) {
                var waiting = new ArrayList<Waiting>();
                while (found.next()) waiting.add(new Waiting(found.getString(1), found.getObject(2, UUID.class)));
                return waiting;
            }
        }
    }
}
