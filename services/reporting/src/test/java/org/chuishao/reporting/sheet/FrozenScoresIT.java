package org.chuishao.reporting.sheet;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.reporting.PostedLines;
import org.chuishao.reporting.ledger.LedgerLine;
import org.chuishao.reporting.ledger.Register;
import org.chuishao.reporting.scoring.Period;
import org.junit.jupiter.api.Test;

/** What is late is whatever of a period's lines its sheet does not count, sealed or not. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class FrozenScoresIT {
    private static final String HERE = "349967";
    private static final Period SEPTEMBER = Period.parse("2026-09");
    private static final int SEALED = 60;

    @Inject
    FrozenScores scores;

    @Inject
    Register register;

    @Inject
    AgroalDataSource database;

    @Test
    void everyLineOfThePeriodThatIsNotCountedIsLate() throws SQLException {
        PostedLines.post(database, HERE, SEALED);
        PostedLines.post(database, "349968", 10);
        await().until(() -> register.size(HERE) == SEALED);
        QuarkusTransaction.begin();
        try {
            PostedLines.post(database, HERE, 20); // wait for their place as long as this goes on
            for (long end : new long[] {0, 40, SEALED}) {
                assertEquals(notCounted(end, List.of()), scores.late(HERE, SEPTEMBER, end, List.of()));
                var corrections =
                        register.after(HERE, 38, 4).stream().map(LedgerLine::id).toList();
                assertEquals(notCounted(end, corrections), scores.late(HERE, SEPTEMBER, end, corrections));
            }
            assertEquals(Map.of(), scores.late(HERE, Period.parse("2026-08"), 0, List.of()));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private Map<String, Long> notCounted(long end, List<UUID> corrections) {
        var late = new TreeMap<String, Long>();
        Sql.of(
                        "select organisation from ledger_entry where district = ? and month = '2026-09' and id <> all(?::uuid[])"
                                + " and id not in (select line from ledger_leaf where district = ? and position < ?)",
                        HERE,
                        corrections,
                        HERE,
                        end)
                .list(database, Fields::text)
                .forEach(organisation -> late.merge(organisation, 1L, Long::sum));
        return late;
    }
}
