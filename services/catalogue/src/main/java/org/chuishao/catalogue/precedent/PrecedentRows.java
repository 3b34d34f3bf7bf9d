package org.chuishao.catalogue.precedent;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.chuishao.catalogue.match.Precedents.Kind;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.register.Turn;

/** The current district's decisions on texts. Only ever added to. */
@ApplicationScoped
public class PrecedentRows {
    private static final String COLUMNS = "matter, kind, item, lead, station, title, text, decided_at";

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    @Inject
    Turn turn;

    interface Reader {
        void read(long number, PrecedentRow row);
    }

    /** For who looks first and adds then: nobody decides on the same matter meanwhile. */
    void takeTurn() {
        turn.take("precedents");
    }

    /** One transaction at a time: a reader that goes on from the last number misses none that commits later. */
    public void add(List<PrecedentRow> rows) {
        if (rows.isEmpty()) return;
        takeTurn();
        var sql = "insert into precedent (district, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            for (var row : rows) {
                bind(insert, row);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the decisions could not be kept", e);
        }
    }

    /** The decision that stands on a matter. */
    Optional<PrecedentRow> latest(String matter) {
        var sql =
                "select " + COLUMNS + " from precedent where district = ? and matter = ? order by number desc limit 1";
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, district.get());
            query.setString(2, matter);
            try (var found = query.executeQuery()) {
                return found.next() ? Optional.of(row(found)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the decisions could not be read", e);
        }
    }

    long count(Connection connection, String district) throws SQLException {
        return longOf(connection, "select count(*) from precedent where district = ?", district);
    }

    /** @param position from 1, in the order of their numbers */
    long numberOf(Connection connection, String district, long position) throws SQLException {
        return longOf(
                connection,
                "select number from precedent where district = ? order by number limit 1 offset " + (position - 1),
                district);
    }

    private static long longOf(Connection connection, String question, String district) throws SQLException {
        try (var query = connection.prepareStatement(question)) {
            query.setString(1, district);
            try (var found = query.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    /** In the order of their numbers. */
    void readAfter(Connection connection, String district, long number, Reader reader) throws SQLException {
        var sql = "select " + COLUMNS
                + ", number from precedent where district = ? and number > ? order by number limit 5000";
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, district);
            for (long after = number, read = 5000; read == 5000; ) {
                query.setLong(2, after);
                read = 0;
                try (var found = query.executeQuery()) {
                    while (found.next()) {
                        after = found.getLong(9);
                        reader.read(after, row(found));
                        read++;
                    }
                }
            }
        }
    }

    private void bind(PreparedStatement insert, PrecedentRow row) throws SQLException {
        insert.setString(1, district.get());
        insert.setString(2, row.matter());
        insert.setString(3, row.kind().name());
        insert.setString(4, row.item());
        insert.setString(5, row.lead());
        insert.setString(6, row.station());
        insert.setString(7, row.title());
        insert.setString(8, row.text());
        insert.setTimestamp(9, Timestamp.from(row.decidedAt()));
    }

    private static PrecedentRow row(ResultSet found) throws SQLException {
        return new PrecedentRow(
                found.getString(1),
                Kind.valueOf(found.getString(2)),
                found.getString(3),
                found.getString(4),
                found.getString(5),
                found.getString(6),
                found.getString(7),
                found.getTimestamp(8).toInstant());
    }
}
