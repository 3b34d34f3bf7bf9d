package org.chuishao.kernel.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/** How a value goes into a statement: a text, number, truth, UUID, {@code byte[]}, {@code long[]}, instant, choice, or some texts or UUIDs. */
final class Values {
    private Values() {}

    static void bind(PreparedStatement statement, int position, Object value) throws SQLException {
        switch (value) {
            case Instant at -> statement.setObject(position, at.atOffset(ZoneOffset.UTC));
            case Enum<?> choice -> statement.setString(position, choice.name());
            case Collection<?> all -> statement.setArray(position, array(statement.getConnection(), all));
            case null, default -> statement.setObject(position, value);
        }
    }

    private static Array array(Connection connection, Collection<?> all) throws SQLException {
        var type = all.stream().anyMatch(UUID.class::isInstance) ? "uuid" : "text";
        return connection.createArrayOf(type, all.toArray());
    }
}
