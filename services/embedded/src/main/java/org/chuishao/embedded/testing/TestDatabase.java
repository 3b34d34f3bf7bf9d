package org.chuishao.embedded.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** A database that exists for one test run: owned by {@link #OWNER}, used by {@link #APPLICATION}, dropped at the end. */
public final class TestDatabase implements AutoCloseable {
    /** Runs the migrations. */
    public static final String OWNER = "chuishao_owner";
    /** What the service itself connects as; it may do only what the migrations grant. */
    public static final String APPLICATION = "chuishao_app";

    private static final String SUPERUSER = "postgres";

    private final Lease lease;
    private final String name;

    private TestDatabase(Lease lease, String name) {
        this.lease = lease;
        this.name = name;
    }

    static TestDatabase create(Lease lease) {
        var database = new TestDatabase(
                lease, "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 16));
        database.administer(
                "create database " + database.name + " owner " + OWNER,
                "revoke all on database " + database.name + " from public",
                "grant connect on database " + database.name + " to " + APPLICATION);
        return database;
    }

    /** Its JDBC address. */
    public String url() {
        return lease.jdbcUrl(name);
    }

    /** The password of one of its roles. */
    public String password(String role) {
        return lease.password(role);
    }

    @Override
    public void close() {
        administer("drop database if exists " + name + " with (force)");
    }

    private void administer(String... commands) {
        try (var connection =
                        DriverManager.getConnection(lease.jdbcUrl(SUPERUSER), SUPERUSER, lease.password(SUPERUSER));
                var statement = connection.createStatement()) {
            for (var command : commands) {
                statement.execute(command);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("test database " + name, e);
        }
    }
}
