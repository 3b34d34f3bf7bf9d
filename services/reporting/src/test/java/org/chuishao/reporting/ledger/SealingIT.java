package org.chuishao.reporting.ledger;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.database.Sql;
import org.chuishao.reporting.PostedLines;
import org.chuishao.reporting.merkle.Growth;
import org.chuishao.reporting.merkle.Proofs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every line gets one place, once, in an order that nobody's slow commit can upset. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class SealingIT {
    @Inject
    AgroalDataSource database;

    @Inject
    Register register;

    private void awaitSize(String district, long size) {
        await().untilAsserted(() -> assertEquals(size, register.size(district)));
    }

    @Test
    void aLineCommittedLateIsNeitherSkippedNorRepeated() throws SQLException {
        var district = "340871";
        try (var slow = database.getConnection()) {
            slow.setAutoCommit(false);
            PostedLines.post(slow, district, 1); // takes the smaller number, commits last
            PostedLines.post(database, district, 1);
            awaitSize(district, 1);
            var first = register.after(district, -1, 10);
            slow.commit();
            slow.setAutoCommit(true);
            awaitSize(district, 2);
            var second = register.after(district, first.getLast().position(), 10);
            assertEquals(1, second.size());
            // positive control: a cursor over the line's own number would never have shown it
            assertTrue(second.getFirst().seq() < first.getFirst().seq());
        }
    }

    /** A leaf without its tree, as after half a restore; a whole batch of its lines waits before anybody else's. */
    @Test
    void oneDistrictsBrokenTreeStopsNobodyElse() throws SQLException {
        var broken = "340878";
        var well = "340879";
        var hash = new byte[32];
        Sql.of(
                        "insert into ledger_leaf values (?, 2, ?, ?, now(), 'NOBODY', '2026-09')",
                        broken,
                        UUID.randomUUID(),
                        hash)
                .change(database);
        PostedLines.post(database, broken, 1000);
        PostedLines.post(database, well, 1);
        awaitSize(well, 1);
        assertEquals(3, register.size(broken), "nothing was added to it");
        Sql.of("insert into ledger_node (district, level, place, hash) values (?, 1, 0, ?)", broken, hash)
                .change(database);
        awaitSize(broken, 1003);
    }

    @Test
    void readersWhoComeAgainSeeEveryLineOnce() throws Exception {
        var district = "340872";
        var posting = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(5)) {
            var read = threads.submit(() -> {
                var seen = new ArrayList<LedgerLine>();
                while (true) {
                    boolean last = !posting.get() && register.size(district) == 400;
                    seen.addAll(register.after(
                            district, seen.isEmpty() ? -1 : seen.getLast().position(), 7));
                    if (last && seen.size() == 400) return seen;
                }
            });
            Callable<Void> writer = () -> {
                for (int i = 0; i < 20; i++) PostedLines.post(database, district, 5);
                return null;
            };
            for (var written : threads.invokeAll(List.of(writer, writer, writer, writer))) written.get();
            posting.set(false);
            var seen = read.get();
            assertEquals(
                    LongStream.range(0, 400).boxed().toList(),
                    seen.stream().map(LedgerLine::position).toList());
            assertEquals(400, new HashSet<>(seen.stream().map(LedgerLine::id).toList()).size());
        }
    }

    @Test
    void rootsAndProofsAreThoseOfTheLinesThemselves() throws SQLException {
        var district = "340873";
        PostedLines.post(database, district, 1300); // more than a batch
        awaitSize(district, 1300);
        var lines = register.after(district, -1, 2000);
        var tree = new Growth();
        var at100 = new byte[0];
        for (var line : lines) {
            assertEquals(Base64.getEncoder().encodeToString(line.hash()), line.leaf());
            tree.add(line.hash());
            if (tree.size() == 100) at100 = tree.root();
        }
        var checkpoint = register.checkpoint(district);
        assertEquals(1300, checkpoint.size());
        assertEquals(Base64.getEncoder().encodeToString(tree.root()), checkpoint.root());
        assertEquals(checkpoint, register.checkpoint(district), "the same ledger, the same checkpoint");
        assertEquals(
                Base64.getEncoder().encodeToString(at100),
                register.checkpoint(district, 100).root());
        for (long position : new long[] {0, 1, 63, 64, 777, 1298, 1299}) {
            var line = lines.get((int) position);
            var proof = register.inclusion(district, line.id(), position, 1300);
            assertTrue(Proofs.includes(line.hash(), position, 1300, tree.root(), decoded(proof.path())));
        }
        var consistency = register.consistency(district, 100, 1300);
        assertTrue(Proofs.extend(100, at100, 1300, tree.root(), decoded(consistency.path())));
        assertFalse(Proofs.extend(99, at100, 1300, tree.root(), decoded(consistency.path())));
    }

    private static List<byte[]> decoded(List<String> path) {
        return path.stream().map(Base64.getDecoder()::decode).toList();
    }

    /** Two that seal at once, as if the lock were lost: one is refused by the keys, and nothing is lost or doubled. */
    @Test
    void twoAtOnceCannotGiveTheSamePlaceTwice() throws Exception {
        var district = "340874";
        PostedLines.post(database, district, 50);
        awaitSize(district, 50);
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into ledger_leaf select district, position, gen_random_uuid(), hash, sealed_at, organisation, month"
                                + " from ledger_leaf where district = ? and position = 49")) {
            insert.setString(1, district);
            assertEquals(
                    "23505", assertThrows(SQLException.class, insert::execute).getSQLState());
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into ledger_leaf select district, 50, line, hash, sealed_at, organisation, month"
                                + " from ledger_leaf where district = ? and position = 49")) {
            insert.setString(1, district);
            assertEquals(
                    "23505", assertThrows(SQLException.class, insert::execute).getSQLState());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_leaf set hash = '\\x00'",
                "delete from ledger_leaf",
                "truncate ledger_leaf",
                "update ledger_node set hash = '\\x00'",
                "delete from ledger_node",
                "alter table ledger_entry disable trigger ledger_queue"
            })
    void theDatabaseItselfRefusesToChangeTheTree(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertEquals(
                    "42501",
                    assertThrows(SQLException.class, () -> statement.execute(sql))
                            .getSQLState());
        }
    }

    @Test
    void whatWasKnownThenIsABeginning() throws SQLException {
        var district = "340875";
        PostedLines.post(database, district, 10);
        awaitSize(district, 10);
        var then = java.time.OffsetDateTime.parse(register.checkpoint(district).at())
                .toInstant();
        PostedLines.post(database, district, 10);
        awaitSize(district, 20);
        assertEquals(10, register.sizeAt(district, then));
        assertEquals(0, register.sizeAt(district, then.minusSeconds(3600)));
        assertEquals(20, register.sizeAt(district, then.plusSeconds(3600)));
        assertFalse(Arrays.equals(
                new byte[32],
                Base64.getDecoder().decode(register.checkpoint(district).root())));
    }
}
