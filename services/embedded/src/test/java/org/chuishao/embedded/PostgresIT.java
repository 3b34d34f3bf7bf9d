package org.chuishao.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIT {
    @TempDir
    static Path folder;

    private RunningServers servers;

    @BeforeEach
    void start() throws Exception {
        servers = RunningServers.start(folder, "postgres");
    }

    @AfterEach
    void stop() throws Exception {
        servers.close();
    }

    @Test
    void nothingIsAcknowledgedBeforeItIsOnDisk() throws Exception {
        try (var connection = servers.connect("whistle", "whistle")) {
            assertEquals("on", text(connection, "show fsync"));
            assertEquals("on", text(connection, "show full_page_writes"));
            assertEquals("on", text(connection, "show synchronous_commit"));
            assertEquals("UTF8", text(connection, "show server_encoding"));
            assertEquals(
                    "C.UTF-8",
                    text(connection, "select datlocale from pg_database where datname = current_database()"));
        }
    }

    @Test
    void nobodyIsTrusted() throws Exception {
        var refused = assertThrows(SQLException.class, () -> servers.connect("whistle", "whistle", "wrong"));
        assertEquals("28P01", refused.getSQLState());
        try (var connection = servers.connect("postgres", "postgres")) {
            assertEquals("scram-sha-256", text(connection, "select distinct auth_method from pg_hba_file_rules"));
        }
        var secrets = folder.resolve("secrets.properties");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)));
    }

    @Test
    void aServiceOwnsNothingAndStaysInItsOwnDatabase() throws Exception {
        try (var connection = servers.connect("whistle", "whistle")) {
            var refused = assertThrows(SQLException.class, () -> execute(connection, "create table t (id int)"));
            assertEquals("42501", refused.getSQLState());
        }
        try (var connection = servers.connect("whistle", "whistle_owner")) {
            execute(connection, "create table owned (id int)");
            execute(connection, "drop table owned");
        }
        assertEquals(
                "42501",
                assertThrows(SQLException.class, () -> servers.connect("reporting", "whistle"))
                        .getSQLState());
    }

    @Test
    void rowsSurviveAStopAKilledServerAndAKilledParent() throws Exception {
        try (var connection = servers.connect("reporting", "reporting_owner")) {
            execute(connection, "create table survivors (name text)");
        }
        insert("stop");
        servers.close();

        start();
        insert("server killed");
        servers.postmaster().destroyForcibly();
        assertTrue(servers.process.waitFor(20, TimeUnit.SECONDS));
        assertNotEquals(0, servers.process.exitValue());

        start();
        insert("parent killed");
        servers.kill();

        start();
        try (var connection = servers.connect("reporting", "reporting_owner")) {
            assertEquals(
                    "stop, server killed, parent killed",
                    text(connection, "select string_agg(name, ', ' order by ctid) from survivors"));
        }
    }

    @Test
    void bothKilledAtOnceStartAgain() throws Exception {
        var postmaster = servers.postmaster();
        servers.kill();
        postmaster.destroyForcibly();
        start();
        try (var connection = servers.connect("catalogue", "catalogue")) {
            assertTrue(connection.isValid(5));
        }
    }

    private void insert(String name) throws SQLException {
        try (var connection = servers.connect("reporting", "reporting_owner")) {
            execute(connection, "insert into survivors values ('" + name + "')");
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
