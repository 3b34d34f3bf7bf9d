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
 * Many rows made out of one pattern in a service's database, written straight into its tables by their owner. The pattern's rows are kept in tables of the
 * same names in the schema {@code bench}; {@code bench.copy} has what is each copy's own. No events come of it.
 */
final class Copies {
    private static final int AT_ONCE = 2;

    private final String url;
    private final String owner;
    private final String password;
    private final Map<String, Map<String, String>> own;

    /** @param own by table, what stands in a column in place of the pattern's own value; the pattern's row is p, the copy c */
    Copies(Suite suite, Part service, Map<String, Map<String, String>> own) {
        url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(suite.ports().of(Part.POSTGRES), service.word());
        owner = service.word() + "_owner";
        password = suite.facts(Part.POSTGRES).getProperty("postgres.password." + owner);
        this.own = own;
        execute("create schema if not exists bench");
    }

    /** As {@code bench.department}: which is a copy's follows from its number. */
    void numberDepartments() {
        execute("create table bench.department as select code, row_number() over (order by code) - 1 as nth,"
                + " count(*) over () as among from known_organisation where kind = 'DEPARTMENT' and active");
    }

    /**
     * Adds the copies' rows to these tables. Their indexes are made again over all rows, which takes a fraction of the time; partial ones stay: the service's
     * timers look there for what is due, and few copies are in them.
     */
    void add(String copies, List<String> tables) throws Exception {
        execute("truncate bench.copy");
        execute("insert into bench.copy " + copies);
        var indexes = " from pg_index where indpred is null and indrelid in "
                + tables.stream().map("'%s'::regclass"::formatted).collect(Collectors.joining(", ", "(", ")"))
                + " and not exists (select from pg_constraint where conindid = indexrelid)";
        var made = answers("select pg_get_indexdef(indexrelid)" + indexes);
        together(answers("select 'drop index ' || indexrelid::regclass" + indexes));
        together(tables.stream()
                .map(table -> copying(table) + " cross join bench.copy c")
                .toList());
        together(made);
        together(tables.stream().map("vacuum analyze "::concat).toList());
    }

    /** The statement that adds a table's rows of the copy c, whatever c is. */
    String copying(String table) {
        var columns = answers(
                "select column_name from information_schema.columns where table_schema = 'public' and table_name = '"
                        + table + "' and is_generated = 'NEVER' and is_identity = 'NO'");
        var values = columns.stream()
                .map(column -> own.get(table).getOrDefault(column, "p." + column))
                .collect(Collectors.joining(", "));
        return "insert into %s (%s) select %s from bench.%s p"
                .formatted(table, String.join(", ", columns), values, table);
    }

    int size(String table) {
        return Integer.parseInt(answers("select count(*)::text from " + table).getFirst());
    }

    void together(List<String> statements) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = statements.stream()
                    .map(statement -> threads.submit(() -> execute(statement)))
                    .toList();
            for (var one : running) one.get();
        }
    }

    void execute(String statement) {
        try (var connection = DriverManager.getConnection(url, owner, password);
                var work = connection.createStatement()) {
            work.execute("set maintenance_work_mem = '512MB'");
            work.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    List<String> answers(String query) {
        try (var connection = DriverManager.getConnection(url, owner, password);
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
