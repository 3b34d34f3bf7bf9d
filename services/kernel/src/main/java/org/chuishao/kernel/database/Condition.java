package org.chuishao.kernel.database;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What rows must fulfil: SQL, and the values of its question marks. */
public record Condition(String sql, List<Object> values) {
    public static Condition of(String sql, Object... values) {
        return new Condition(sql, Arrays.asList(values));
    }

    public Condition and(String sql, Object... values) {
        return and(of(sql, values));
    }

    public Condition and(Condition other) {
        return new Condition(
                this.sql + " and " + other.sql,
                Stream.concat(values.stream(), other.values.stream()).toList());
    }
}
