package org.chuishao.kernel.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;

/** How a value goes into a statement: a text, number, truth, UUID, {@code byte[]}, instant, choice, or texts. */
final class Values {
    private Values() {}

    static void bind(PreparedStatement statement, int position, Object value) throws SQLException {
        switch (value) {
            case Instant at -> statement.setObject(position, at.atOffset(ZoneOffset.UTC));
            case Enum<?> choice -> statement.setString(position, choice.name());
            case Collection<?> texts ->
                statement.setArray(position, statement.getConnection().createArrayOf("text", texts.toArray()));
            case null, default -> statement.setObject(position, value);
        }
    }
}
