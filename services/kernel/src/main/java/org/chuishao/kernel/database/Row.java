package org.chuishao.kernel.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One row to be added: each column's value beside its name. */
public final class Row {
    private record Column(String name, String placeholder, Object value) {}

    private final String table;
    private final List<Column> columns = new ArrayList<>();

    private Row(String table) {
        this.table = table;
    }

    public static Row into(String table) {
        return new Row(table);
    }

    /** @param value a text, number, truth, UUID, {@code byte[]}, {@code long[]}, instant, choice, or some texts or UUIDs; or null */
    public Row with(String column, Object value) {
        columns.add(new Column(column, "?", value));
        return this;
    }

    /** @param value JSON, or null */
    public Row withJson(String column, String value) {
        columns.add(new Column(column, "?::jsonb", value));
        return this;
    }

    /** The same for every row of this shape, so that the database reads it once. */
    String statement() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", ", "insert into " + table + " (", ")"))
                + columns.stream().map(Column::placeholder).collect(Collectors.joining(", ", " values (", ")"));
    }

    /** @return the position after its last value */
    int bind(PreparedStatement statement, int first) throws SQLException {
        int position = first;
        for (var column : columns) Values.bind(statement, position++, column.value());
        return position;
    }
}
