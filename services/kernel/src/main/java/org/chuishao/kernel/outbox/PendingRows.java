package org.chuishao.kernel.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** The unpublished end of the outbox, seen over the connection that holds the relay's lock. */
class PendingRows {
    private static final int BATCH = 500;

    /** As many as are written well within the time a statement has. */
    private static final int REPUBLISHED_AT_ONCE = 10_000;

    private final Connection connection;

    PendingRows(Connection connection) {
        this.connection = connection;
    }

    record Row(
            long seq,
            UUID id,
            String district,
            String aggregate,
            String subject,
            String type,
            String payload,
            Instant at) {}

    List<Row> next() throws SQLException {
        var sql = """
                select seq, id, district, aggregatetype, aggregateid, type, payload, occurred_at
                from outbox where published_at is null order by seq limit ?""";
        try (var query = connection.prepareStatement(sql)) {
            query.setInt(1, BATCH);
            try (var found = query.executeQuery()) {
                var rows = new ArrayList<Row>();
                while (found.next())
                    rows.add(new Row(
                            found.getLong(1),
                            found.getObject(2, UUID.class),
                            found.getString(3),
                            found.getString(4),
                            found.getString(5),
                            found.getString(6),
                            found.getString(7),
                            found.getTimestamp(8).toInstant()));
                return rows;
            }
        }
    }

    /** One statement: the rows are published, and the broker is known to have come this far. */
    void markPublished(List<Row> batch, Broker.Receipt receipt) throws SQLException {
        var sql = """
                with published as (update outbox set published_at = now() where published_at is null and seq = any(?))
                insert into outbox_broker (topic, partition, cluster, next_offset)
                select unnest(?::text[]), unnest(?::int[]), ?, unnest(?::bigint[])
                on conflict (topic, partition) do update
                    set cluster = excluded.cluster, next_offset = excluded.next_offset""";
        var ends = new ArrayList<>(receipt.ends().entrySet());
        try (var update = connection.prepareStatement(sql)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", batch.stream().map(Row::seq).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "text", ends.stream().map(e -> e.getKey().topic()).toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "int",
                            ends.stream().map(e -> e.getKey().partition()).toArray()));
            update.setString(4, receipt.cluster());
            update.setArray(
                    5,
                    connection.createArrayOf(
                            "bigint", ends.stream().map(Map.Entry::getValue).toArray()));
            update.executeUpdate();
        }
    }

    record Known(String cluster, long nextOffset) {}

    Map<TopicPartition, Known> knownPositions() throws SQLException {
        try (var query = connection.prepareStatement(
                        "select topic, partition, cluster, next_offset from outbox_broker");
                var found = query.executeQuery()) {
            var known = new HashMap<TopicPartition, Known>();
            while (found.next())
                known.put(
                        new TopicPartition(found.getString(1), found.getInt(2)),
                        new Known(found.getString(3), found.getLong(4)));
            return known;
        }
    }

    /**
     * The broker forgot what it had acknowledged: every kept row goes out again; inboxes drop what they already know. What it had
     * acknowledged is forgotten last: cut off in between, it is found missing again.
     */
    int republishAll() throws SQLException {
        try (var some = connection.prepareStatement("update outbox set published_at = null where ctid = any(array("
                        + "select ctid from outbox where published_at is not null limit " + REPUBLISHED_AT_ONCE
                        + "))");
                var forget = connection.prepareStatement("delete from outbox_broker")) {
            int all = 0;
            for (int rows = -1; rows != 0; all += rows) rows = some.executeUpdate();
            forget.executeUpdate();
            return all;
        }
    }
}
