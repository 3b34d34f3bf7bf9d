package org.chuishao.reporting.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuishao.kernel.database.Sql;
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
                order by sealed_at desc, position desc limit 1""", district, instant);
    }

    /** The head as it was with so many leaves; the size must be within the ledger. */
    Head headOf(String district, long size) throws SQLException {
        return head(
                "select position, sealed_at from ledger_leaf where district = ? and position = ?", district, size - 1);
    }

    private Head head(String sql, Object... values) throws SQLException {
        return Sql.of(sql, values)
                .first(connection, row -> new Head(row.count() + 1, row.instant()))
                .orElse(new Head(0, null));
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
        var sql = """
                select w.level, w.place, coalesce(n.hash, l.hash)
                from unnest(?::int[], ?::bigint[]) as w (level, place)
                left join ledger_node n on n.district = ? and n.level = w.level and n.place = w.place
                left join ledger_leaf l on w.level = 0 and l.district = ? and l.position = w.place""";
        var levels = wanted.stream().mapToLong(Node::level).toArray();
        var places = wanted.stream().mapToLong(Node::place).toArray();
        var hashes = new HashMap<Node, byte[]>();
        Sql.of(sql, levels, places, district, district)
                .list(connection, row -> hashes.put(new Node(row.number(), row.count()), row.bytes()));
        return hashes;
    }
}
