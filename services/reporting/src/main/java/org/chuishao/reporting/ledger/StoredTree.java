package org.chuishao.reporting.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuishao.reporting.merkle.Node;
import org.chuishao.reporting.merkle.Tree;

/** The hashes of a district's ledger as the database keeps them; every question is one read by key. */
final class StoredTree {
    private final Connection connection;

    StoredTree(Connection connection) {
        this.connection = connection;
    }

    /** @param sealedAt when the last leaf was sealed; null of an empty ledger */
    record Head(long size, Instant sealedAt) {}

    Head head(String district) throws SQLException {
        return head(
                "select position, sealed_at from ledger_leaf where district = ? order by position desc limit 1",
                district);
    }

    /** What was sealed by then. */
    Head headAt(String district, Instant instant) throws SQLException {
        return head("""
                select position, sealed_at from ledger_leaf where district = ? and sealed_at <= ?
                order by sealed_at desc, position desc limit 1""", district, java.sql.Timestamp.from(instant));
    }

    /** The head as it was with so many leaves; the size must be within the ledger. */
    Head headOf(String district, long size) throws SQLException {
        return head(
                "select position, sealed_at from ledger_leaf where district = ? and position = ?", district, size - 1);
    }

    private Head head(String sql, Object... values) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) query.setObject(i + 1, values[i]);
            try (var found = query.executeQuery()) {
                return found.next()
                        ? new Head(
                                found.getLong(1) + 1,
                                found.getObject(2, OffsetDateTime.class).toInstant())
                        : new Head(0, null);
            }
        }
    }

    List<byte[]> peaks(String district, long size) throws SQLException {
        var peaks = Tree.peaks(size);
        var hashes = hashes(district, peaks);
        return peaks.stream().map(hashes::get).toList();
    }

    Tree of(String district) {
        return new Tree(nodes -> {
            try {
                return hashes(district, nodes);
            } catch (SQLException e) {
                throw new IllegalStateException("the ledger's tree cannot be read", e);
            }
        });
    }

    private Map<Node, byte[]> hashes(String district, Collection<Node> wanted) throws SQLException {
        var levels = new ArrayList<Integer>();
        var places = new ArrayList<Long>();
        wanted.forEach(node -> {
            levels.add(node.level());
            places.add(node.place());
        });
        var sql = """
                select w.level, w.place, coalesce(n.hash, l.hash)
                from unnest(?::int[], ?::bigint[]) as w (level, place)
                left join ledger_node n on n.district = ? and n.level = w.level and n.place = w.place
                left join ledger_leaf l on w.level = 0 and l.district = ? and l.position = w.place""";
        try (var query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("int", levels.toArray()));
            query.setArray(2, connection.createArrayOf("bigint", places.toArray()));
            query.setString(3, district);
            query.setString(4, district);
            try (var found = query.executeQuery()) {
                var hashes = new HashMap<Node, byte[]>();
                while (found.next()) hashes.put(new Node(found.getInt(1), found.getLong(2)), found.getBytes(3));
                return hashes;
            }
        }
    }
}
