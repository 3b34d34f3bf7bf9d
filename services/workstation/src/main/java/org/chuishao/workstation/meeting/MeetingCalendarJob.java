package org.chuishao.workstation.meeting;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.workstation.meeting.lifecycle.Lifecycle;
import org.chuishao.workstation.meeting.lifecycle.MeetingKind;
import org.chuishao.workstation.meeting.lifecycle.MeetingStage;
import org.chuishao.workstation.meeting.lifecycle.Move;
import org.chuishao.workstation.meeting.lifecycle.Period;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What the calendar does by itself: proposes every station's meeting of this month and quarter, and a special one for a
 * whistle that came back too often; says which were missed. Several replicas may run it at once: a proposal is unique, and a
 * missed meeting is locked by whoever tells of it.
 */
@ApplicationScoped
public class MeetingCalendarJob {
    private static final Logger LOG = Logger.getLogger(MeetingCalendarJob.class);
    private static final int BATCH = 500;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    /** How long after its period a meeting may still be told of: who met on 30 September comes back on 8 or 9 October. */
    @ConfigProperty(name = "chuishao.meetings.grace", defaultValue = "10d")
    Duration grace;

    @Scheduled(every = "{chuishao.meetings.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        var now = clock.instant();
        var today = Shanghai.day(now);
        for (var kind : List.of(MeetingKind.MONTHLY_DISPATCH, MeetingKind.QUARTERLY_JOINT)) {
            var period = Period.of(kind, today);
            while (batch(connection -> propose(connection, period, now)) == BATCH)
                LOG.debugf("%d meetings of %s proposed", BATCH, period);
        }
        while (batch(connection -> proposeSpecial(connection, now)) == BATCH)
            LOG.debugf("%d special meetings proposed", BATCH);
        int missed;
        do {
            missed = batch(connection -> miss(connection, now));
            if (missed > 0) LOG.warnf("%d stations missed a meeting", missed);
        } while (missed == BATCH);
    }

    private interface Step {
        int take(Connection connection) throws SQLException;
    }

    private int batch(Step step) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                return step.take(connection);
            }
        });
    }

    private int propose(Connection connection, Period period, Instant now) throws SQLException {
        var wanted = """
                select w.district, w.code from workstation w
                where w.active and not exists (
                    select from meeting m where m.district = w.district and m.station_code = w.code
                    and m.kind = ? and m.period = ?)
                limit ?""";
        var sql = """
                insert into meeting (district, id, station_code, kind, stage, period, ends_on, title, created_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0) on conflict do nothing""";
        try (var query = connection.prepareStatement(wanted);
                var insert = connection.prepareStatement(sql)) {
            query.setString(1, period.kind().name());
            query.setString(2, period.toString());
            query.setInt(3, BATCH);
            int count = 0;
            try (var station = query.executeQuery()) {
                while (station.next()) {
                    insert.setString(1, station.getString(1));
                    insert.setObject(2, Ids.next());
                    insert.setString(3, station.getString(2));
                    insert.setString(4, period.kind().name());
                    insert.setString(5, Lifecycle.FIRST.name());
                    insert.setString(6, period.toString());
                    insert.setObject(7, period.last());
                    insert.setString(8, period.title());
                    insert.setTimestamp(9, Timestamp.from(now));
                    insert.addBatch();
                    count++;
                }
            }
            insert.executeBatch();
            return count;
        }
    }

    /** Once for each time it comes back, and not while one is still to be held. */
    private int proposeSpecial(Connection connection, Instant now) throws SQLException {
        var wanted = """
                select w.district, w.id, w.number, w.cycle, w.station_code, w.title from known_whistle w
                where w.special and w.ended_at is null and not exists (
                    select from meeting m where m.district = w.district and m.whistle_id = w.id
                    and (m.whistle_cycle >= w.cycle or m.stage in ('PROPOSED', 'SCHEDULED')))
                limit ?""";
        var sql = """
                insert into meeting (district, id, station_code, kind, stage, title, reason, whistle_id, whistle_number,
                                     whistle_cycle, created_at, version)
                values (?, ?, ?, 'SPECIAL', ?, ?, ?, ?, ?, ?, ?, 0) on conflict do nothing""";
        try (var query = connection.prepareStatement(wanted);
                var insert = connection.prepareStatement(sql)) {
            query.setInt(1, BATCH);
            int count = 0;
            try (var whistle = query.executeQuery()) {
                while (whistle.next()) {
                    insert.setString(1, whistle.getString(1));
                    insert.setObject(2, Ids.next());
                    insert.setString(3, whistle.getString(5));
                    insert.setString(4, Lifecycle.FIRST.name());
                    insert.setString(5, whistle.getString(6) + MeetingKind.SPECIAL.zh());
                    insert.setString(6, "哨 %s 重办 %d 次，须专项研究。".formatted(whistle.getString(3), whistle.getInt(4) - 1));
                    insert.setObject(7, whistle.getObject(2));
                    insert.setString(8, whistle.getString(3));
                    insert.setInt(9, whistle.getInt(4));
                    insert.setTimestamp(10, Timestamp.from(now));
                    insert.addBatch();
                    count++;
                }
            }
            insert.executeBatch();
            return count;
        }
    }

    private int miss(Connection connection, Instant now) throws SQLException {
        var sql = """
                with late as (
                    select district, id from meeting
                    where stage in ('PROPOSED', 'SCHEDULED') and stage = any (?) and ends_on is not null and ends_on < ?
                    order by ends_on limit ? for update skip locked),
                missed as (
                    update meeting m set stage = ?, missed_at = ?, version = version + 1
                    from late where m.district = late.district and m.id = late.id
                    returning m.district, m.id, m.title)
                insert into meeting_line (district, id, meeting_id, at, move, actor, note)
                select district, gen_random_uuid(), id, ?, ?, 'calendar', title from missed""";
        var open =
                Lifecycle.startsOf(Move.MISS).stream().map(MeetingStage::name).toList();
        return Sql.of(sql, open, Shanghai.day(now.minus(grace)), BATCH, MeetingStage.MISSED, now, now, Move.MISS)
                .change(connection);
    }
}
