package org.chuishao.kernel.inbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
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
