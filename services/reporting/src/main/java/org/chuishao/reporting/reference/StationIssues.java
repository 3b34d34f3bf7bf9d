package org.chuishao.reporting.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.kernel.event.Event;
import org.chuishao.kernel.inbox.Inbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What became of the matters stations found: a copy of what workstation told. */
@ApplicationScoped
public class StationIssues {
    private static final String FOUND = "issue-found.v1";

    /** How a matter stands after an event; null means in the station's hands. */
    private static final Map<String, String> OUTCOMES = new HashMap<>();

    static {
        OUTCOMES.put("issue-settled.v1", "SETTLED");
        OUTCOMES.put("issue-escalated.v1", "ESCALATED");
        OUTCOMES.put("issue-dropped.v1", "DROPPED");
        OUTCOMES.put("issue-resumed.v1", null);
    }

    @Inject
    Inbox inbox;

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "chuishao.copies")
    String generation;

    record Told(UUID issueId, String stationCode, Instant foundAt, Instant settledAt, Instant escalatedAt, Instant at) {
        Instant decidedAt() {
            if (settledAt != null) return settledAt;
            return escalatedAt != null ? escalatedAt : at;
        }
    }

    @Incoming("station-issues")
    @Blocking
    public void issues(ConsumerRecords<String, byte[]> records) {
        inbox.consumeTogether("station-issues-" + generation, records, this::keep);
    }

    /**
     * Found comes first of an issue's events, but for a broker that lost its folder: it is refilled with what came before the one event
     * that was just on its way. So what became of an issue is kept as well when it is heard first.
     */
    private void keep(List<Event> events) {
        var begin = """
                insert into known_issue (district, id, station_code, found_at) values (?, ?, ?, ?)
                on conflict (district, id) do update set station_code = excluded.station_code, found_at = excluded.found_at""";
        var become = """
                insert into known_issue (district, id, station_code, found_at, outcome, decided_at) values (?, ?, ?, ?, ?, ?)
                on conflict (district, id) do update set outcome = excluded.outcome, decided_at = excluded.decided_at""";
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(begin);
                var update = connection.prepareStatement(become)) {
            for (var event : events) {
                var told = event.read(json, Told.class);
                if (event.type().equals(FOUND)) {
                    insert.setString(1, event.district());
                    insert.setObject(2, told.issueId());
                    insert.setString(3, told.stationCode());
                    insert.setTimestamp(4, Timestamp.from(told.foundAt()));
                    insert.addBatch();
                } else if (OUTCOMES.containsKey(event.type())) {
                    update.setString(1, event.district());
                    update.setObject(2, told.issueId());
                    update.setString(3, told.stationCode());
                    update.setTimestamp(4, Timestamp.from(told.foundAt() == null ? told.decidedAt() : told.foundAt()));
                    update.setString(5, OUTCOMES.get(event.type()));
                    update.setTimestamp(6, Timestamp.from(told.decidedAt()));
                    update.addBatch();
                }
            }
            insert.executeBatch();
            update.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("what stations told could not be kept", e);
        }
    }
}
