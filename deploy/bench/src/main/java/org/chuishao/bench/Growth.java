package org.chuishao.bench;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.chuishao.local.Part;
import org.chuishao.local.Suite;

/**
 * Makes many whistles out of one: copies of a dispatched whistle with its department, history and search entry, each with its
 * own id, number, station, point and time, older than every real one, all but one in 25 closed, written straight into the tables by their owner. Indexes are
 * made again over all rows, which takes a fraction of the time. No events come of it: only reading is measured on these whistles.
 */
final class Growth {
    private static final String OWNER = "whistle_owner";
    private static final int AT_ONCE = 2;
    /** What is found in one copy of so many, and nowhere else. */
    static final String RARE_WORD = "古树倒伏";

    private static final int RARE = 10_000;
    /** Of texts that were all alike PostgreSQL would take every word for a frequent one: a pair in so many is a copy's own. */
    private static final int DIFFERENT = 1_000;

    private static final int FIRST_CHARACTER = 0x4e00;
    private static final int MANY = 20_000;
    private static final List<String> TABLES = List.of("whistle", "history_line", "search_entry", "participant");
    /** What a raise writes. */
    private static final List<String> RAISED = List.of(
            "whistle", "search_entry", "history_line", "stream_waiting", "participant", "outbox", "idempotency_key");

    /** Which rows of a table are those of the whistle w. */
    private static final Map<String, String> ROWS = Map.of(
            "whistle", "id = w.id",
            "history_line", "whistle_id = w.id",
            "search_entry", "whistle_id = w.id",
            "participant", "whistle_id = w.id",
            "outbox", "aggregateid = w.id::text",
            "idempotency_key", "location = '/api/v1/whistles/' || w.id");

    /** What stands in place of the pattern's own value. The pattern's row is p, the copy c. */
    private static final Map<String, Map<String, String>> OWN = Map.of(
            "whistle",
                    Map.of(
                            "id", "c.id",
                            "number", "c.number",
                            "stage", "c.stage",
                            "description", "p.description || c.more",
                            "station_code", "c.station",
                            "longitude", "c.longitude",
                            "latitude", "c.latitude",
                            "created_at", "c.at",
                            "closed_at", "c.closed_at"),
            "history_line", Map.of("whistle_id", "c.id", "id", "uuidv7()"),
            "search_entry",
                    Map.of(
                            "whistle_id", "c.id",
                            "body", "p.body || c.more",
                            "grams", "p.grams || grams_of(p.district, c.more, c.number)",
                            "station_code", "c.station",
                            "longitude", "c.longitude",
                            "latitude", "c.latitude",
                            "created_at", "c.at"),
            "stream_waiting", Map.of("whistle_id", "c.id", "line_id", "uuidv7()"),
            "participant", Map.of("whistle_id", "c.id"),
            "outbox", Map.of("id", "uuidv7()", "aggregateid", "c.id", "published_at", "now()"), // or it would be told
            "idempotency_key", Map.of("key", "c.number"));

    private static final String OURS =
            TABLES.stream().map("'%s'::regclass"::formatted).collect(Collectors.joining(", ", " in (", ")"));
    /** Partial ones stay: the service's timers look there for what is due, and few copies are in them. */
    private static final String INDEXES = "pg_index where not indisprimary and indpred is null and indrelid" + OURS;

    private final String url;
    private final String password;
    private int made;

    Growth(Suite suite) throws Exception {
        url = "jdbc:postgresql://127.0.0.1:%d/whistle".formatted(suite.ports().of(Part.POSTGRES));
        password = suite.facts(Part.POSTGRES).getProperty("postgres.password." + OWNER);
        execute("create schema if not exists bench");
        execute(
                "create table bench.pattern as select * from whistle w where stage = 'DISPATCHED'"
                        + " and (select count(*) from participant p where p.district = w.district and p.whistle_id = w.id) = 1 limit 1");
        for (var table : ROWS.keySet())
            execute(
                    "create table bench.%1$s as select p.* from %1$s p join bench.pattern w on p.district = w.district and p.%2$s"
                            .formatted(table, ROWS.get(table)));
        // what waits to be streamed is soon placed: told anew from the lines themselves
        execute(
                "create table bench.stream_waiting as select district, id as line_id, whistle_id from bench.history_line");
        execute("create table bench.station as select code, row_number() over (order by code) - 1 as nth,"
                + " count(*) over () as among from known_station where active");
        execute("create table bench.copy as " + copies("generate_series(1, 0)", 2025, "0"));
    }

    /** What is each copy's own, one for each of the numbers. */
    private static String copies(String numbers, int year, String age) {
        return """
                select uuidv7(n * interval '1 second' - interval '%2$s') as id,
                       p.district || '-%3$d-' || lpad(n::text, 9, '0') as number,
                       case when n %% 25 = 0 then p.stage else 'CLOSED' end as stage,
                       station.code as station, 117.0 + random() / 10 as longitude, 30.4 + random() / 10 as latitude, at,
                       case when n %% 25 > 0 then at + interval '9 days' end as closed_at,
                       e'\\n' || repeat(chr(%6$d + (n %% %7$d)::int), 2)
                           || case when n %% %4$d = 0 then e'\\n%5$s' else '' end as more
                from %1$s as copy(n) cross join bench.pattern p
                cross join lateral (select p.created_at - interval '%2$s' + n * interval '1 second' as at) made
                join bench.station on station.nth = n %% station.among""".formatted(numbers, age, year, RARE, RARE_WORD, FIRST_CHARACTER, DIFFERENT);
    }

    /** @return the size of the whistle table afterwards, {@code size} at least */
    int to(int size) throws Exception {
        int there = size();
        int missing = size - there;
        if (missing <= 0) return there;
        execute("truncate bench.copy");
        var numbers = "generate_series(%d, %d)".formatted(made + 1, made + missing);
        execute("insert into bench.copy " + copies(numbers, 2025, "400 days"));
        made += missing;
        var indexes = answers("select pg_get_indexdef(indexrelid) from " + INDEXES);
        together(answers("select 'drop index ' || indexrelid::regclass from " + INDEXES));
        together(TABLES.stream()
                .map(table -> copying(table) + " cross join bench.copy c")
                .toList());
        together(indexes);
        together(TABLES.stream().map("vacuum analyze "::concat).toList());
        return size;
    }

    /**
     * A column of many whistles from all over the table, so that what is read is seldom read twice. Each has been read once as
     * whoever asks for it will: or the first to ask would measure the disk, and everybody after him what he left in memory.
     */
    List<String> some(String column) {
        double percent =
                Math.min(100, 100.0 * 10 * MANY / size()); // ten times as many, or they lay together on few pages
        return answers("""
                select s.%s::text,
                       (select w.title from whistle w where w.district = s.district and w.id = s.id),
                       (select max(p.organisation) from participant p where p.district = s.district and p.whistle_id = s.id)
                from (select * from whistle tablesample system (%f) order by random() limit %d) s""".formatted(column, percent, MANY));
    }

    /** What one raise writes, in one call and with every index and trigger: no program around these rows can be faster. */
    void procedure() {
        execute("create sequence bench.raised");
        execute("""
                create procedure bench.raise() language plpgsql as $$
                declare c record;
                begin
                    perform next_whistle_number(district, 2024) from bench.pattern;
                    for c in %s loop
                        %s;
                    end loop;
                end $$""".formatted(
                        copies("nextval('bench.raised')", 2024, "800 days"),
                        RAISED.stream().map(this::copying).collect(Collectors.joining(";\n"))));
    }

    /** The statement that adds a table's rows of the copy c, whatever c is. */
    private String copying(String table) {
        var columns = answers(
                "select column_name from information_schema.columns where table_schema = 'public' and table_name = '"
                        + table + "' and is_generated = 'NEVER' and is_identity = 'NO'");
        var values = columns.stream()
                .map(column -> OWN.get(table).getOrDefault(column, "p." + column))
                .collect(Collectors.joining(", "));
        return "insert into %s (%s) select %s from bench.%s p"
                .formatted(table, String.join(", ", columns), values, table);
    }

    private int size() {
        return Integer.parseInt(answers("select count(*)::text from whistle").getFirst());
    }

    private void together(List<String> statements) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = statements.stream()
                    .map(statement -> threads.submit(() -> execute(statement)))
                    .toList();
            for (var one : running) one.get();
        }
    }

    private void execute(String statement) {
        try (var connection = DriverManager.getConnection(url, OWNER, password);
                var work = connection.createStatement()) {
            work.execute("set maintenance_work_mem = '512MB'");
            work.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private List<String> answers(String query) {
        try (var connection = DriverManager.getConnection(url, OWNER, password);
                var asking = connection.createStatement();
                var row = asking.executeQuery(query)) {
            var answers = new ArrayList<String>();
            while (row.next()) answers.add(row.getString(1));
            return answers;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
