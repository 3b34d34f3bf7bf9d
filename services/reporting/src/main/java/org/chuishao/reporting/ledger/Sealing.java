package org.chuishao.reporting.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.chuishao.kernel.database.Sql;
import org.chuishao.reporting.merkle.Growth;

/**
 * One batch of waiting lines becomes leaves, over the connection that holds the job's lock. Leaves, the subtrees they
 * complete and the emptied queue are one statement: all of it happens or nothing.
 */
final class Sealing {
    private static final int BATCH = 1000;

    private static final String WAITING = "select " + LedgerRows.UNSEALED + """
            from (select district, line from ledger_unsealed where district <> all(?) order by seq limit ?) u
            join ledger_entry e on e.district = u.district and e.id = u.line order by e.seq""";

    private static final String SEAL = """
            with sealed as (delete from ledger_unsealed where district = ? and line = any(?)),
            leaves as (
                insert into ledger_leaf (district, position, line, hash, sealed_at, organisation, month)
                select ?, ? + n - 1, line, hash, ?, organisation, month
                from unnest(?::uuid[], ?::bytea[], ?::text[], ?::text[]) with ordinality as leaf (line, hash, organisation, month, n))
            insert into ledger_node (district, level, place, hash)
            select ?, level, place, hash from unnest(?::int[], ?::bigint[], ?::bytea[]) as node (level, place, hash)""";

    private final Connection connection;
    private final StoredTree tree;
    private final Clock clock;
    /** Districts whose lines got no place: they wait until everybody else's have theirs. */
    private final Set<String> broken = new HashSet<>();

    private SQLException failure;

    Sealing(Connection connection, Clock clock) {
        this.connection = connection;
        this.tree = new StoredTree(connection);
        this.clock = clock;
    }

    /**
     * @return how many lines were tried
     * @throws SQLException when none are left but those of districts that failed
     */
    int sealSome() throws SQLException {
        var byDistrict = new LinkedHashMap<String, List<LedgerLine>>();
        int found = 0;
        for (var line : Sql.of(WAITING, broken, BATCH).list(connection, LedgerRows::read)) {
            byDistrict.computeIfAbsent(line.district(), d -> new ArrayList<>()).add(line);
            found++;
        }
        for (Map.Entry<String, List<LedgerLine>> district : byDistrict.entrySet())
            try {
                seal(district.getKey(), district.getValue());
            } catch (SQLException | RuntimeException e) { // of this district alone: the others get their places
                broken.add(district.getKey());
                var cause = new SQLException("the ledger of " + district.getKey() + " could not be sealed: " + e, e);
                if (failure == null) failure = cause;
                else failure.addSuppressed(cause);
            }
        if (found == 0 && failure != null) throw failure;
        return found;
    }

    private void seal(String district, List<LedgerLine> lines) throws SQLException {
        var head = tree.head(district);
        var growth = new Growth(head.size(), tree.peaks(district, head.size()));
        var leaves = new ArrayList<byte[]>();
        var nodes = new ArrayList<Growth.Completed>();
        for (var line : lines) {
            var leaf = line.hash();
            leaves.add(leaf);
            nodes.addAll(growth.add(leaf));
        }
        var ids = array("uuid", lines, LedgerLine::id, UUID[]::new);
        try (var seal = connection.prepareStatement(SEAL)) {
            seal.setString(1, district);
            seal.setArray(2, ids);
            seal.setString(3, district);
            seal.setLong(4, head.size());
            seal.setTimestamp(5, Timestamp.from(notBefore(head.sealedAt())));
            seal.setArray(6, ids);
            seal.setArray(7, array("bytea", leaves, leaf -> leaf, byte[][]::new));
            seal.setArray(8, array("text", lines, LedgerLine::organisation, String[]::new));
            seal.setArray(9, array("text", lines, LedgerLine::month, String[]::new));
            seal.setString(10, district);
            seal.setArray(11, array("int", nodes, n -> n.node().level(), Integer[]::new));
            seal.setArray(12, array("bigint", nodes, n -> n.node().place(), Long[]::new));
            seal.setArray(13, array("bytea", nodes, Growth.Completed::hash, byte[][]::new));
            seal.executeUpdate();
        }
    }

    private <T, V> Array array(String type, List<T> all, Function<T, V> value, IntFunction<V[]> made)
            throws SQLException {
        return connection.createArrayOf(type, all.stream().map(value).toArray(made));
    }

    /** What was known at an instant is a beginning of the ledger: time may stand still along it, never go back. */
    private Instant notBefore(Instant last) {
        var now = clock.instant();
        return last != null && last.isAfter(now) ? last : now;
    }
}
