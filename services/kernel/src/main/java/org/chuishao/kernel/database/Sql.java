package org.chuishao.kernel.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/**
 * A statement to the database, put together piece by piece, each with the values of its question marks. It goes over the
 * surrounding transaction's connection, or where there is none over one of its own: then it costs one round trip.
 */
public final class Sql {
    private final StringBuilder text;
    private final List<Object> values = new ArrayList<>();
    private boolean plannedAnew;

    private Sql(String text) {
        this.text = new StringBuilder(text);
    }

    public static Sql of(String text, Object... values) {
        return new Sql(text).values(Arrays.asList(values));
    }

    public Sql add(String more, Object... values) {
        text.append(' ').append(more);
        return values(Arrays.asList(values));
    }

    public Sql where(Condition condition) {
        text.append(" where ").append(condition.sql());
        return values(condition.values());
    }

    private Sql values(List<?> more) {
        values.addAll(more);
        return this;
    }

    /** Each time for the values it comes with: for a question whose best plan depends on them. */
    public Sql plannedAnew() {
        plannedAnew = true;
        return this;
    }

    /** What one row is read as. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(Fields fields) throws SQLException;
    }

    public <T> List<T> list(DataSource database, Reading<T> reading) {
        try (var connection = database.getConnection()) {
            return list(connection, reading);
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be asked", e);
        }
    }

    public <T> List<T> list(Connection connection, Reading<T> reading) throws SQLException {
        try (var query = connection.prepareStatement(text.toString())) {
            if (plannedAnew) query.unwrap(PGStatement.class).setPrepareThreshold(0);
            bind(query);
            try (var found = query.executeQuery()) {
                var fields = new Fields(found);
                var rows = new ArrayList<T>();
                while (fields.next()) rows.add(reading.of(fields));
                return rows;
            }
        }
    }

    public <T> Optional<T> first(DataSource database, Reading<T> reading) {
        return list(database, reading).stream().findFirst();
    }

    public <T> Optional<T> first(Connection connection, Reading<T> reading) throws SQLException {
        return list(connection, reading).stream().findFirst();
    }

    /** @return how many rows it changed */
    public int change(DataSource database) {
        try (var connection = database.getConnection()) {
            return change(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be changed", e);
        }
    }

    /** @return how many rows it changed */
    public int change(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(text.toString())) {
            bind(statement);
            return statement.executeUpdate();
        }
    }

    private void bind(PreparedStatement query) throws SQLException {
        for (int i = 0; i < values.size(); i++) Values.bind(query, i + 1, values.get(i));
    }
}
