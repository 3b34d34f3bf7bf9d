package org.chuishao.kernel.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * What a service has stored, as one digest per table, how many rows and who wrote last: equal before and after a refusal, or
 * the refusal did something. What goes on by itself is left out: sealing ledger lines, placing a stream's, copies of what others tell.
 */
public record Footprint(Map<String, String> digests) {

    public static Footprint of(DataSource database) {
        try (var connection = database.getConnection()) {
            var digests = new TreeMap<String, String>();
            var sql = """
                    select table_name from information_schema.tables where table_schema = 'public'
                    and table_name not in ('inbox', 'outbox_broker', 'flyway_schema_history')
                    and table_name not in ('ledger_unsealed', 'ledger_leaf', 'ledger_node')
                    and table_name not in ('stream_waiting', 'stream_line') and table_name not like 'known%'""";
            try (var query = connection.createStatement();
                    var found = query.executeQuery(sql)) {
                while (found.next()) digests.put(found.getString(1), digest(connection, found.getString(1)));
            }
            return new Footprint(digests);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the outbox only how much it holds: the relay stamps its rows meanwhile. */
    private static String digest(Connection connection, String table) throws SQLException {
        var what = table.equals("outbox") ? "count(*)" : "count(*) || ' ' || max(xmin::text::bigint)";
        try (var query = connection.createStatement();
                var found = query.executeQuery("select " + what + " from \"" + table + "\"")) {
            found.next();
            return found.getString(1);
        }
    }
}
