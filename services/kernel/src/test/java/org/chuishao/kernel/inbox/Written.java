package org.chuishao.kernel.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.chuishao.kernel.testing.TestBroker;

/** The notes as the tests send and find them. */
final class Written {
    private final DataSource database;

    Written(DataSource database) {
        this.database = database;
    }

    static void send(UUID event, String key, String text) {
        TestBroker.send(event, TestBroker.DISTRICT, "note", key, "note-written.v1", "{\"text\": \"" + text + "\"}");
    }

    /** The same as a poll brings it. */
    static ConsumerRecords<String, byte[]> polled(UUID event, String key, String text) {
        var record = new ConsumerRecord<>("note", 0, 0, key, ("{\"text\": \"" + text + "\"}").getBytes(UTF_8));
        Map.of(
                        "ce_id",
                        event.toString(),
                        "ce_type",
                        "note-written.v1",
                        "ce_district",
                        TestBroker.DISTRICT,
                        "ce_subject",
                        key,
                        "ce_time",
                        "2026-11-18T02:00:00Z")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return new ConsumerRecords<>(Map.of(new TopicPartition("note", 0), List.of(record)), Map.of());
    }

    int times(String text) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from note where text = ?")) {
            query.setString(1, text);
            try (var found = query.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A last note under the same key: once it is written, all that came before it has been dealt with. */
    void awaitLast(String key) {
        var last = "last " + UUID.randomUUID();
        send(UUID.randomUUID(), key, last);
        await().untilAsserted(() -> assertEquals(1, times(last)));
    }
}
