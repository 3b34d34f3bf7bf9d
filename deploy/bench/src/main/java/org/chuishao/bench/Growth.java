package org.chuishao.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chuishao.local.Part;
import org.chuishao.local.Suite;

/**
 * Makes many whistles out of one: copies of a dispatched whistle with its department and its history, each with its own id,
 * number, station and time, older than every real one, written straight into the tables by their owner. Whatever the tables derive
 * from a row (indexes, generated columns, triggers) comes with it; events do not, so only reading is measured on them.
 */
final class Growth implements AutoCloseable {
    private static final String OWNER = "whistle_owner";
    private static final int AT_ONCE = 100_000;

    private final Connection database;
    private int made;

    Growth(Suite suite) throws SQLException {
        database = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/whistle".formatted(suite.ports().of(Part.POSTGRES)),
                OWNER,
                suite.facts(Part.POSTGRES).getProperty("postgres.password." + OWNER));
        try (var statement = database.createStatement()) {
            statement.execute("create schema if not exists bench");
            statement.execute("create table bench.pattern as select * from whistle w where stage = 'DISPATCHED'"
                    + " and (select count(*) from participant p where p.district = w.district and p.whistle_id = w.id) = 1"
                    + " limit 1");
            statement.execute("create table bench.place as select code, row_number() over (order by code) - 1 as n,"
                    + " count(*) over () as among from known_station where active");
            statement.execute("create table bench.copy (n bigint primary key, id uuid not null)");
        }
    }

    /** @param size of the whistle table afterwards, at least */
    void to(int size) throws SQLException {
        long missing = size - count();
        try (var statement = database.createStatement()) {
            statement.execute("set maintenance_work_mem = '1GB'");
            // made once from all rows it takes a fraction of the time; and nobody listens to old history
            var index = definitionOf("search_by_pair");
            statement.execute("drop index search_by_pair");
            statement.execute("alter table history_line disable trigger stream_queue");
            while (missing > 0) {
                int batch = (int) Math.min(missing, AT_ONCE);
                add(batch);
                missing -= batch;
            }
            statement.execute("alter table history_line enable trigger stream_queue");
            statement.execute(index);
            statement.execute("vacuum analyze whistle, participant, history_line, search_entry");
        }
    }

    private String definitionOf(String index) throws SQLException {
        try (var query = database.prepareStatement("select pg_get_indexdef(?::regclass)")) {
            query.setString(1, index);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private void add(int batch) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("truncate bench.copy");
            statement.execute("insert into bench.copy select n, uuidv7(interval '-1 year' + n * interval '1 second')"
                    + " from generate_series(%d, %d) n".formatted(made + 1, made + batch));
            var age = "p.created_at - interval '400 days' + c.n * interval '1 second'";
            var ofWhistle = new LinkedHashMap<>(Map.of(
                    "id", "c.id",
                    "number", "p.district || '-2025-' || lpad(c.n::text, 9, '0')",
                    "station_code", "place.code",
                    "created_at", age));
            copy("whistle", "bench.pattern p", ofWhistle);
            copy(
                    "participant",
                    "bench.pattern w join participant p on p.district = w.district and p.whistle_id = w.id",
                    new LinkedHashMap<>(Map.of("whistle_id", "c.id")));
            copy(
                    "history_line",
                    "bench.pattern w join history_line p on p.district = w.district and p.whistle_id = w.id",
                    new LinkedHashMap<>(Map.of("whistle_id", "c.id", "id", "uuidv7()")));
        }
        made += batch;
    }

    /** @param instead what stands in place of the pattern's own value, by column */
    private void copy(String table, String from, Map<String, String> instead) throws SQLException {
        var columns = columns(table);
        var values = columns.stream()
                .map(column -> instead.getOrDefault(column, "p." + column))
                .collect(Collectors.joining(", "));
        try (var statement = database.createStatement()) {
            statement.execute(
                    "insert into %s (%s) select %s from %s cross join bench.copy c join bench.place place on place.n = c.n %% place.among"
                            .formatted(table, String.join(", ", columns), values, from));
        }
    }

    private List<String> columns(String table) throws SQLException {
        try (var query = database.prepareStatement(
                "select column_name from information_schema.columns"
                        + " where table_schema = 'public' and table_name = ? and is_generated = 'NEVER' and is_identity = 'NO'")) {
            query.setString(1, table);
            try (var row = query.executeQuery()) {
                var columns = new java.util.ArrayList<String>();
                while (row.next()) columns.add(row.getString(1));
                return columns;
            }
        }
    }

    private long count() throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select count(*) from whistle")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
