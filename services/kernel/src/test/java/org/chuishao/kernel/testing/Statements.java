package org.chuishao.kernel.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.chuishao.kernel.database.Sql;

/**
 * How often the database was asked each statement, by Hibernate or by plain SQL. Also what jobs ask by themselves meanwhile, so
 * a test awaits a measure that none of them disturbed.
 */
public record Statements(Map<String, Long> times) {

    public static Statements during(DataSource database, Runnable work) {
        var before = all(database);
        work.run();
        var asked = new TreeMap<>(all(database));
        asked.replaceAll((statement, times) -> times - before.getOrDefault(statement, 0L));
        asked.values().removeIf(times -> times == 0);
        return new Statements(asked);
    }

    public long total() {
        return times.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How often those were asked that say so. */
    public long saying(String words) {
        return times.entrySet().stream()
                .filter(asked -> asked.getKey().contains(words))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Long> all(DataSource database) {
        return Sql.of("""
                        select query, calls from counted.pg_stat_statements
                        where toplevel and dbid = (select oid from pg_database where datname = current_database())
                            and query not like '%pg_stat_statements%' and query <> 'select' -- the heartbeat's""").list(database, row -> Map.entry(row.text(), row.count())).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
    }
}
