package org.chuishao.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The physical limit of a write: the same database asked directly, with nothing around it, for one transaction of two inserts
 * (a row and its event). That of a read is {@link BareServer}'s.
 */
final class Floor implements AutoCloseable {
    private static final String TEXT = "x".repeat(300);

    private final String url;
    private final String user;
    private final String password;
    private final List<Connection> open = new ArrayList<>();

    Floor(String url, String user, String password) throws SQLException {
        this.url = url;
        this.user = user;
        this.password = password;
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.execute("create schema if not exists bench");
            statement.execute("create table if not exists bench.row (id uuid primary key, body text, at timestamptz)");
            statement.execute(
                    "create table if not exists bench.event (id uuid primary key, body text, at timestamptz)");
        }
    }

    /** @param at among how many whistles, for the name */
    Line writes(String at, int clients, Duration time) throws InterruptedException, SQLException {
        return alone(Load.run("bare write" + at, clients, time, n -> {
            var connection = connect();
            return () -> {
                for (var table : List.of("row", "event")) {
                    try (var insert =
                            connection.prepareStatement("insert into bench." + table + " values (?, ?, now())")) {
                        insert.setObject(1, UUID.randomUUID());
                        insert.setString(2, TEXT);
                        insert.executeUpdate();
                    }
                }
                connection.commit();
                return true;
            };
        }));
    }

    /** The rows of one raise, as {@link Growth} wrote them down. */
    Line raises(int clients, Duration time) throws InterruptedException, SQLException {
        return alone(Load.run("rows of a raise", clients, time, n -> {
            var connection = connect();
            return () -> {
                try (var call = connection.prepareStatement("call bench.raise()")) {
                    call.execute();
                }
                connection.commit();
                return true;
            };
        }));
    }

    /** The connections go back at once: the services need theirs. */
    private Line alone(Line measured) throws SQLException {
        close();
        open.clear();
        return measured;
    }

    private Connection connect() {
        try {
            var connection = DriverManager.getConnection(url + "?prepareThreshold=1", user, password);
            connection.setAutoCommit(false);
            open.add(connection);
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be reached", e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (var connection : open) connection.close();
    }
}
