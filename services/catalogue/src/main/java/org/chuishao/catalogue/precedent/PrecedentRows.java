package org.chuishao.catalogue.precedent;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.chuishao.catalogue.match.Precedents.Kind;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.register.Turn;

/** The current district's decisions on texts. Only ever added to. */
@ApplicationScoped
public class PrecedentRows {
    private static final String COLUMNS = "matter, kind, item, lead, station, title, text, decided_at";
    /** Read and let go at once: what lived longer would be kept for a while where the lasting things are. */
    private static final int PAGE = 1000;

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
        return Sql.of(sql, district.get(), matter).first(database, PrecedentRows::row);
    }

    long count(Connection connection, String district) throws SQLException {
        return Sql.of("select count(*) from precedent where district = ?", district)
                .first(connection, Fields::count)
                .orElseThrow();
    }

    /** @param position from 1, in the order of their numbers */
    long numberOf(Connection connection, String district, long position) throws SQLException {
        var sql = "select number from precedent where district = ? order by number limit 1 offset " + (position - 1);
        return Sql.of(sql, district).first(connection, Fields::count).orElseThrow();
    }

    /** In the order of their numbers. */
    void readAfter(Connection connection, String district, long number, Reader reader) throws SQLException {
        var sql = "select number, " + COLUMNS
                + " from precedent where district = ? and number > ? order by number limit " + PAGE;
        var numbers = List.of(number);
        do {
            numbers = Sql.of(sql, district, numbers.getLast()).list(connection, row -> read(row, reader));
        } while (numbers.size() == PAGE);
    }

    /** @return its number */
    private static long read(Fields row, Reader reader) throws SQLException {
        long number = row.count();
        reader.read(number, row(row));
        return number;
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

    private static PrecedentRow row(Fields row) throws SQLException {
        return new PrecedentRow(
                row.text(),
                row.choice(Kind.class),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.instant());
    }
}
