package org.chuishao.kernel.database;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rows must fulfil: SQL, and the values of its question marks. */
public record Condition(String sql, List<Object> values) {
    private static final int VILLAGE = 12;

    public static Condition of(String sql, Object... values) {
        return new Condition(sql, Arrays.asList(values));
    }

    /**
     * In a division. A village's code (12 digits) is the whole of what its rows have, and then an index also gives their order; that of what only begins
     * with some digits has to be sorted.
     */
    public static Condition within(String column, String division) {
        return isVillage(division) ? of(column + " = ?", division) : of(column + " like ?", division + "%");
    }

    /** Nothing lies in it that has a longer code. */
    public static boolean isVillage(String division) {
        return division.length() >= VILLAGE;
    }

    /** Whatever meets one of these; nothing when there are none. */
    public static Condition either(List<Condition> conditions) {
        if (conditions.isEmpty()) return of("false");
        return new Condition(
                conditions.stream().map(Condition::sql).collect(Collectors.joining(" or ", "(", ")")),
                conditions.stream().flatMap(one -> one.values.stream()).toList());
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
