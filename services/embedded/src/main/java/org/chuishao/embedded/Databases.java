package org.chuishao.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The roles and databases of the suite: migrations run as a database's owner, the application as a role that owns nothing. */
final class Databases {
    static final String SUPERUSER = "postgres";
    private static final List<String> SERVICES = List.of("workstation", "whistle", "reporting", "catalogue");
    private static final List<String> TEST_ROLES = List.of("chuishao_owner", "chuishao_app");

    private final boolean forTests;

    Databases(boolean forTests) {
        this.forTests = forTests;
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    static Connection connect(int port, String password) throws SQLException {
        return DriverManager.getConnection(url(port, SUPERUSER), SUPERUSER, password);
    }

    List<String> roles() {
        var roles = new ArrayList<>(List.of(SUPERUSER));
        for (var service : SERVICES) {
            roles.addAll(List.of(service, owner(service)));
        }
        if (forTests) {
            roles.addAll(TEST_ROLES);
        }
        return roles;
    }

    void prepare(Connection connection, Map<String, String> passwords) throws SQLException {
        for (var role : roles()) {
            if (!role.equals(SUPERUSER)) {
                var verb = exists(connection, "select 1 from pg_roles where rolname = ?", role) ? "alter" : "create";
                execute(connection, "%s role %s login password '%s'".formatted(verb, role, passwords.get(role)));
            }
        }
        for (var service : SERVICES) {
            if (!exists(connection, "select 1 from pg_database where datname = ?", service)) {
                execute(connection, "create database %s owner %s".formatted(service, owner(service)));
            }
            execute(connection, "revoke all on database %s from public".formatted(service));
            execute(connection, "grant connect on database %s to %s".formatted(service, service));
        }
    }

    private static String owner(String service) {
        return service + "_owner";
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
