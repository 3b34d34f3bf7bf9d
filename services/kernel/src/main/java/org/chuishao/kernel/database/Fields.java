package org.chuishao.kernel.database;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** One row's fields, read one after the other in the order in which they were selected; null where the database has none. */
public final class Fields {
    private final ResultSet row;
    private int column;

    Fields(ResultSet row) {
        this.row = row;
    }

    boolean next() throws SQLException {
        column = 0;
        return row.next();
    }

    public String text() throws SQLException {
        return row.getString(++column);
    }

    public UUID uuid() throws SQLException {
        return row.getObject(++column, UUID.class);
    }

    /** Of a column that always has one. */
    public int number() throws SQLException {
        return row.getInt(++column);
    }

    /** Of a column that always has one. */
    public long count() throws SQLException {
        return row.getLong(++column);
    }

    public Long countOrNull() throws SQLException {
        long count = row.getLong(++column);
        return row.wasNull() ? null : count;
    }

    /** Of a column that always has one. */
    public boolean truth() throws SQLException {
        return row.getBoolean(++column);
    }

    public Boolean truthOrNull() throws SQLException {
        boolean truth = row.getBoolean(++column);
        return row.wasNull() ? null : truth;
    }

    public Integer numberOrNull() throws SQLException {
        int number = row.getInt(++column);
        return row.wasNull() ? null : number;
    }

    public Double decimal() throws SQLException {
        double decimal = row.getDouble(++column);
        return row.wasNull() ? null : decimal;
    }

    public BigDecimal exact() throws SQLException {
        return row.getBigDecimal(++column);
    }

    public LocalDate day() throws SQLException {
        return row.getObject(++column, LocalDate.class);
    }

    public byte[] bytes() throws SQLException {
        return row.getBytes(++column);
    }

    public Instant instant() throws SQLException {
        var at = row.getObject(++column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public <E extends Enum<E>> E choice(Class<E> type) throws SQLException {
        var name = text();
        return name == null ? null : Enum.valueOf(type, name);
    }

    public <T> T json(TypeReference<T> type) throws SQLException {
        var text = text();
        return text == null ? null : StoredJson.read(text, type);
    }

    public List<String> texts() throws SQLException {
        var array = row.getArray(++column);
        return array == null ? null : List.of((String[]) array.getArray());
    }
}
