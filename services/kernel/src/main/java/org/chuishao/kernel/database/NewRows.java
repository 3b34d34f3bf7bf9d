package org.chuishao.kernel.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chuishao.kernel.district.CurrentDistrict;

/**
 * Rows a transaction only adds. They go out when it commits, in one message to the database: to send a statement and wait for
 * its answer costs both sides more than the row does. So the transaction's own queries do not see them, and a row looks as it
 * does at the commit. Each is the current district's.
 */
@ApplicationScoped
public class NewRows {
    /** More, and rows of one table are sent together, table by table. */
    private static final int IN_ONE_MESSAGE = 12;

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    @Inject
    TransactionSynchronizationRegistry transaction;

    private record Waiting(String district, Supplier<Row> row) {
        Row complete() {
            return row.get().with("district", district);
        }
    }

    /**
     * @param row asked for at the commit
     * @throws IllegalStateException outside a transaction
     */
    public void add(Supplier<Row> row) {
        waiting().add(new Waiting(district.get(), row));
    }

    @SuppressWarnings("unchecked")
    private List<Waiting> waiting() {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE)
            throw new IllegalStateException("a row is added in a transaction");
        var known = (List<Waiting>) transaction.getResource(NewRows.class);
        if (known != null) return known;
        var rows = new ArrayList<Waiting>();
        transaction.putResource(NewRows.class, rows);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                send(rows.stream().map(Waiting::complete).toList());
            }

            @Override
            public void afterCompletion(int status) {}
        });
        return rows;
    }

    private void send(List<Row> rows) {
        try (var connection = database.getConnection()) {
            if (rows.size() <= IN_ONE_MESSAGE) sendTogether(connection, rows);
            else sendByTable(connection, rows);
        } catch (SQLException e) {
            throw new IllegalStateException("the new rows could not be written", e);
        }
    }

    private static void sendTogether(Connection connection, List<Row> rows) throws SQLException {
        var statements = rows.stream().map(Row::statement).collect(Collectors.joining(";"));
        try (var insert = connection.prepareStatement(statements)) {
            int position = 1;
            for (var row : rows) position = row.bind(insert, position);
            insert.execute();
        }
    }

    private static void sendByTable(Connection connection, List<Row> rows) throws SQLException {
        var byStatement =
                rows.stream().collect(Collectors.groupingBy(Row::statement, LinkedHashMap::new, Collectors.toList()));
        for (var alike : byStatement.entrySet()) {
            try (var insert = connection.prepareStatement(alike.getKey())) {
                for (var row : alike.getValue()) {
                    row.bind(insert, 1);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }
}
