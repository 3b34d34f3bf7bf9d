package org.chuishao.kernel.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Whom the tables belong to. The service's own role may neither change nor analyse them. */
public final class TablesOwner {
    private TablesOwner() {}

    public static Connection connect() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
    }

    public static void execute(String... statements) throws SQLException {
        try (var connection = connect();
                var work = connection.createStatement()) {
            for (var statement : statements) work.execute(statement);
        }
    }
}
