package org.chuishao.reporting.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.time.Shanghai;

/** The sealed ledger (台账) of a district, as whoever doubts it reads it: lines by position, checkpoints, proofs. */
@ApplicationScoped
public class Register {
    private static final String FEED = "select " + LedgerRows.COLUMNS + """
            from ledger_leaf l join ledger_entry e on e.district = l.district and e.id = l.line
            where l.district = ? and l.position > ? order by l.position limit ?""";

    @Inject
    AgroalDataSource database;

    @Inject
    SigningKey key;

    /** A line's place and whose it is. */
    public record Place(long position, String organisation) {}

    /** @param path base64, the lowest sibling first */
    public record Inclusion(UUID line, long position, String leaf, List<String> path, Checkpoint checkpoint) {}

    /** @param path base64, in the order of RFC 9162 */
    public record Consistency(long from, long to, List<String> path) {}

    /** Lines in the order they were sealed. */
    public List<LedgerLine> after(String district, long position, int limit) {
        return Sql.of(FEED, district, position, limit).list(database, LedgerRows::read);
    }

    /** Do lines of these months wait for their place? */
    public boolean isAnyUnsealed(String district, List<YearMonth> months) {
        return Sql.of(
                        "select 1 from ledger_unsealed u join ledger_entry e on e.district = u.district and e.id = u.line"
                                + " where u.district = ? and e.month = any(?) limit 1",
                        district,
                        months.stream().map(YearMonth::toString).toList())
                .first(database, row -> true)
                .isPresent();
    }

    public long size(String district) {
        return stored(tree -> tree.head(district).size());
    }

    /** How many lines were sealed by then: what was known. */
    public long sizeAt(String district, Instant instant) {
        return stored(tree -> tree.headAt(district, instant).size());
    }

    public Checkpoint checkpoint(String district) {
        return stored(tree -> checkpoint(tree, district, tree.head(district)));
    }

    /** @param size of the ledger then, 0 to its size now */
    public Checkpoint checkpoint(String district, long size) {
        return stored(tree -> checkpoint(tree, district, tree.headOf(district, size)));
    }

    public Optional<Place> place(String district, UUID line) {
        var sql = """
                select l.position, e.organisation
                from ledger_leaf l join ledger_entry e on e.district = l.district and e.id = l.line
                where l.district = ? and l.line = ?""";
        return Sql.of(sql, district, line).first(database, row -> new Place(row.count(), row.text()));
    }

    /** @param size of the tree the line is shown to be in */
    public Inclusion inclusion(String district, UUID line, long position, long size) {
        return stored(tree -> {
            var leaf = tree.of(district).leaf(position);
            var path = tree.of(district).inclusion(position, size);
            var checkpoint = checkpoint(tree, district, tree.headOf(district, size));
            return new Inclusion(line, position, base64(leaf), base64(path), checkpoint);
        });
    }

    public Consistency consistency(String district, long from, long to) {
        return stored(tree -> new Consistency(from, to, base64(tree.of(district).consistency(from, to))));
    }

    private interface Reading<T> {
        T of(StoredTree tree) throws SQLException;
    }

    /** Several questions over one connection. */
    private <T> T stored(Reading<T> reading) {
        try (var connection = database.getConnection()) {
            return reading.of(new StoredTree(connection));
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger could not be read", e);
        }
    }

    private Checkpoint checkpoint(StoredTree tree, String district, StoredTree.Head head) {
        var root = tree.of(district).root(head.size());
        var at = head.sealedAt() == null
                ? null
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Shanghai.time(head.sealedAt()));
        return Checkpoint.signed(district, head.size(), base64(root), at, key);
    }

    private static List<String> base64(List<byte[]> hashes) {
        return hashes.stream().map(Register::base64).toList();
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
