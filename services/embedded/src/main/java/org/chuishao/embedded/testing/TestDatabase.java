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

    /** The schema of {@code pg_stat_statements}, by which a test may count what is asked. */
    public static final String COUNTED = "counted";

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
        database.administerWithin(
                "create schema " + COUNTED,
                "create extension pg_stat_statements schema " + COUNTED,
                "grant usage on schema " + COUNTED + " to " + APPLICATION);
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
        execute(SUPERUSER, commands);
    }

    private void administerWithin(String... commands) {
        execute(name, commands);
    }

    private void execute(String database, String... commands) {
        try (var connection =
                        DriverManager.getConnection(lease.jdbcUrl(database), SUPERUSER, lease.password(SUPERUSER));
                var statement = connection.createStatement()) {
            for (var command : commands) {
                statement.execute(command);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("test database " + name, e);
        }
    }
}
