package org.chuishao.kernel.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.chuishao.kernel.database.Afterwards;
import org.chuishao.kernel.database.NewRows;
import org.chuishao.kernel.database.Row;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.id.Ids;

/** Publishes an event exactly when the surrounding transaction commits: one row now, one Kafka record soon after. */
@ApplicationScoped
public class Outbox {
    @Inject
    NewRows rows;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Inject
    Relay relay;

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    @Inject
    Afterwards afterwards;

    /**
     * @param aggregate which topic: {@code whistle} goes to {@code chuishao.whistle.v1}
     * @param subject the aggregate's id, and the Kafka key
     * @param type past tense with its version: {@code whistle-blown.v1}
     * @param data a record; its JSON is the event's data, pinned by api-specs/samples
     * @throws IllegalStateException outside a transaction: the event could not be undone with it
     */
    public void publish(String aggregate, Object subject, String type, Object data) {
        if (!QuarkusTransaction.isActive())
            throw new IllegalStateException("publish " + type + " outside a transaction");
        try {
            var row = Row.into("outbox")
                    .with("id", Ids.next())
                    .with("aggregatetype", aggregate)
                    .with("aggregateid", subject.toString())
                    .with("type", type)
                    .with("payload", json.writeValueAsString(data))
                    .with("occurred_at", clock.instant());
            rows.add(() -> row);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON for " + type, e);
        }
        afterwards.ifCommitted(Outbox.class, relay::wake);
    }

    /**
     * As {@link #publish}, for many events of one type: in the order of the map, in few statements, and none of them stays
     * in memory until the commit.
     */
    public void publishAll(String aggregate, String type, Map<String, ?> dataBySubject) {
        if (!QuarkusTransaction.isActive())
            throw new IllegalStateException("publish " + type + " outside a transaction");
        var sql = "insert into outbox (district, id, aggregatetype, aggregateid, type, payload, occurred_at)"
                + " values (?, ?, ?, ?, ?, ?, ?)";
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            var now = clock.instant().atOffset(ZoneOffset.UTC);
            for (var event : dataBySubject.entrySet()) {
                insert.setString(1, district.get());
                insert.setObject(2, Ids.next());
                insert.setString(3, aggregate);
                insert.setString(4, event.getKey());
                insert.setString(5, type);
                insert.setString(6, json.writeValueAsString(event.getValue()));
                insert.setObject(7, now);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON for " + type, e);
        } catch (SQLException e) {
            throw new IllegalStateException("the events could not be written", e);
        }
        afterwards.ifCommitted(Outbox.class, relay::wake);
    }
}
