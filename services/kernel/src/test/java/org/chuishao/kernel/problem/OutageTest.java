package org.chuishao.kernel.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL says over plain JDBC, inside whatever wraps it. */
class OutageTest {
    @ParameterizedTest(name = "{0}: away {1}, clash {2}")
    @CsvSource({
        "08006, true, false", // connection lost
        "57P01, true, false", // shut down by an operator
        "57014, true, false", // too busy to answer in the time we give it
        "25006, true, false", // a copy that only reads: its primary is elsewhere now
        "40001, false, true", // could not serialise
        "40P01, false, true", // deadlock
        "23505, false, true", // somebody made it first
        "55P03, false, true", // somebody holds it for too long
        "23502, false, false", // a column that must not be null: the event's own fault
    })
    void aStateIsAnOutageAClashOrAMistake(String state, boolean away, boolean clash) {
        var failure = new IllegalStateException("wrapped", new SQLException("said", state));
        assertEquals(away, Outage.isDatabaseAway(failure));
        assertEquals(clash, Outage.isClash(failure));
    }

    @Test
    void aCommitThatFailedTellsWhyOnlyAmongWhatItSuppressed() {
        var rollback = new IllegalStateException("could not commit");
        rollback.addSuppressed(new IllegalStateException("wrapped", new SQLException("closed", "08003")));
        var undeclared = new IllegalStateException("undeclared", rollback);
        assertTrue(Outage.isDatabaseAway(undeclared));
        assertTrue(Outage.told(undeclared).endsWith("wrapped; java.sql.SQLException: closed"), Outage.told(undeclared));
    }

    @Test
    void theDriverAssertsThatAConnectionIsThereWhenItIsCut() {
        var drivers = new AssertionError("getAutoCommit() should not throw");
        drivers.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("org.postgresql.jdbc.PgConnection", "commit", null, 1)});
        assertTrue(Outage.isDatabaseAway(new IllegalStateException("could not commit", drivers)));
        assertFalse(Outage.isDatabaseAway(new IllegalStateException("ours", new AssertionError("a bug"))));
    }
}
