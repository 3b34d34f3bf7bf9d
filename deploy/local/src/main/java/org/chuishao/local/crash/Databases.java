package org.chuishao.local.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.chuishao.local.Part;
import org.chuishao.local.Suite;

/** Looks into the services' databases, past the services. */
public final class Databases {
    private static final String SUPERUSER = "postgres";

    private final Suite suite;

    public Databases(Suite suite) {
        this.suite = suite;
    }

    /** All values as text; null stays null. */
    public List<List<String>> rows(Part service, String sql) throws SQLException {
        try (var connection = connect(service.word());
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= columns; i++) row.add(found.getString(i));
                rows.add(row);
            }
            return rows;
        }
    }

    /** Commits are acknowledged before they are written, and written as late as PostgreSQL lets it be. */
    void commitLate() throws SQLException {
        // one that commits at once would write what the others have not
        for (var service : Audit.SERVICES)
            change(SUPERUSER, "alter role " + service.word() + " set synchronous_commit = off");
        change(SUPERUSER, "alter system set wal_writer_delay = '10s'");
        change(SUPERUSER, "alter system set wal_writer_flush_after = '256MB'");
        change(SUPERUSER, "select pg_reload_conf()");
    }

    void change(String database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String database) throws SQLException {
        var login = new Properties();
        login.put("user", SUPERUSER);
        login.put("password", suite.facts(Part.POSTGRES).getProperty("postgres.password." + SUPERUSER));
        var port = suite.ports().of(Part.POSTGRES);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), login);
    }
}
