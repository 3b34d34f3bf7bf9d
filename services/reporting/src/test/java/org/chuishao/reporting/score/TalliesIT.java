package org.chuishao.reporting.score;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.reporting.PostedLines;
import org.chuishao.reporting.ledger.Register;
import org.chuishao.reporting.policy.Policies;
import org.chuishao.reporting.scoring.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sums are remembered until the ledger has another line, and never longer. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class TalliesIT {
    private static final List<Period> SEPTEMBER = List.of(Period.parse("2026-09"));
    private static final int LINES = 60;

    @Inject
    Tallies tallies;

    @Inject
    Simulation simulation;

    @Inject
    Policies policies;

    @Inject
    Register register;

    @Inject
    AgroalDataSource database;

    private final String district = String.valueOf(ThreadLocalRandom.current().nextInt(700_000, 800_000));

    @BeforeEach
    void aLedger() throws SQLException {
        PostedLines.post(database, district, LINES);
        sealed(LINES);
    }

    private void sealed(int lines) {
        await().until(() -> register.size(district) == lines);
    }

    private Map<String, Tallies.Sheet> september() throws SQLException {
        return tallies.of(district, SEPTEMBER, Tallies.Which.ALL);
    }

    private static long lines(Map<String, Tallies.Sheet> sheets) {
        return counted(sheets).stream().mapToLong(Tallies.Counted::lines).sum();
    }

    private static List<Tallies.Counted> counted(Map<String, Tallies.Sheet> sheets) {
        return sheets.values().stream().map(sheet -> sheet.of(SEPTEMBER, 0)).toList();
    }

    /** The beginning of a ledger is never remembered. */
    private List<Tallies.Counted> summedAnew(long size) throws SQLException {
        return counted(tallies.of(district, SEPTEMBER, new Tallies.Which(null, null, null, size)));
    }

    @Test
    void anUnchangedLedgerIsSummedOnce() throws SQLException {
        var first = september();
        assertEquals(LINES, lines(first));
        assertSame(first, september());
    }

    @Test
    void anotherLineCountsFromItsCommitOn() throws SQLException {
        var before = september();
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            PostedLines.post(other, district, 1);
            assertSame(before, september());
            other.commit();
        }
        assertEquals(LINES + 1, lines(september()));
        sealed(LINES + 1);
        assertEquals(LINES + 1, lines(september()));
    }

    /** Something can still be earned on one of the three. */
    @Test
    void aDutyWhoseLinesWereAllTakenBackIsNone() throws SQLException {
        assertEquals(LINES, duties(counted(september())));
        copy("'ANOTHER', possible, earned, rule, compensates", 1);
        copy("fact || '_CORRECTED#1', -possible, -earned, 'v1/VOIDED', id", 3);
        sealed(LINES + 4);
        assertEquals(LINES - 2, duties(counted(september())));
        assertEquals(LINES - 2, duties(summedAnew(LINES + 4)));
        var judgedAnew = simulation.of(district, SEPTEMBER.getFirst(), policies.version(district, "v1"));
        assertEquals(LINES - 2, duties(judgedAnew));
    }

    private static int duties(Collection<Tallies.Counted> counted) {
        return counted.stream().mapToInt(Tallies.Counted::assignments).sum();
    }

    /** Of the first lines another each, that differs in this. */
    private void copy(String different, int lines) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                    insert into ledger_entry (fact, possible, earned, rule, compensates, district, id, organisation, assignment_id,
                        whistle_id, whistle_number, indicator, role, kind, points, policy, text_zh, text_en, occurred_at, month, posted_at)
                    select %s, district, uuidv7(), organisation, assignment_id, whistle_id, whistle_number, indicator, role, kind, points,
                        policy, text_zh, text_en, occurred_at, month, posted_at
                    from ledger_entry where district = ? order by seq limit ?""".formatted(different))) {
            insert.setString(1, district);
            insert.setInt(2, lines);
            insert.execute();
        }
    }

    @Test
    void whatIsTakenBackWasNeverRemembered() throws SQLException {
        QuarkusTransaction.begin();
        PostedLines.post(database, district, 20);
        assertEquals(LINES + 20, lines(september()), "its own transaction sees them");
        QuarkusTransaction.rollback();
        PostedLines.post(database, district, 20); // as many, but others
        sealed(LINES + 20);
        assertEquals(summedAnew(LINES + 20), counted(september()));
    }
}
