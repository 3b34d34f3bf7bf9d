package org.chuishao.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.chuishao.local.Part;
import org.chuishao.local.Suite;

/** What was acknowledged and is still on its way: events not yet told or just being heard, ledger lines without their place, whistles not yet in the department's inbox. */
final class Backlog implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final List<Part> SERVICES = List.of(Part.CATALOGUE, Part.WORKSTATION, Part.WHISTLE, Part.REPORTING);
    private static final long GIVE_UP_NANOS = 120_000_000_000L;

    private static final String UNTOLD = "select count(*) from outbox where published_at is null";
    private static final String JUST_HEARD =
            "select count(*) from inbox where received_at > now() - interval '500 milliseconds'";
    private static final String UNSEALED = "select count(*) from ledger_unsealed";
    private static final String INBOX = " from assignment where district = '340803' and organisation = 'URBAN'";

    private final Map<Part, Connection> databases = new EnumMap<>(Part.class);
    private String newest;

    Backlog(Suite suite) throws SQLException {
        var password = suite.facts(Part.POSTGRES).getProperty("postgres.password." + SUPERUSER);
        for (var service : SERVICES) {
            var address =
                    "jdbc:postgresql://127.0.0.1:%d/%s".formatted(suite.ports().of(Part.POSTGRES), service.word());
            databases.put(service, DriverManager.getConnection(address, SUPERUSER, password));
        }
    }

    /** So that no line pays for what the one before had left to do. */
    void awaitQuiet() throws Exception {
        await(
                "the suite does not become quiet",
                () -> everywhere(UNTOLD) == 0
                        && everywhere(JUST_HEARD) == 0
                        && ask(Part.REPORTING, UNSEALED, Long.class) == 0);
        newest = ask(Part.REPORTING, "select max(dispatched_at)::text" + INBOX, String.class);
    }

    /** @param raised since it was quiet */
    void awaitArrived(long raised) throws Exception {
        var since = newest == null ? "" : " and dispatched_at > '%s'".formatted(newest);
        await(
                "not all of the %d acknowledged whistles are in the department's inbox".formatted(raised),
                () -> everywhere(UNTOLD) == 0
                        && ask(Part.REPORTING, "select count(*)" + INBOX + since, Long.class) >= raised);
    }

    /** What warming up left would be cleared away in the middle of some line: it takes seconds of a processor. */
    void vacuum() throws SQLException {
        for (var service : SERVICES)
            try (var statement = databases.get(service).createStatement()) {
                statement.execute("vacuum analyze");
            }
    }

    /** So that whoever starts the database again does not measure how much was written before. */
    void checkpoint() throws SQLException {
        try (var statement = databases.get(Part.WHISTLE).createStatement()) {
            statement.execute("checkpoint");
        }
    }

    private static void await(String otherwise, Callable<Boolean> condition) throws Exception {
        for (long end = System.nanoTime() + GIVE_UP_NANOS; !condition.call(); LockSupport.parkNanos(20_000_000)) {
            if (System.nanoTime() > end) throw new IllegalStateException(otherwise);
        }
    }

    private long everywhere(String count) throws SQLException {
        long sum = 0;
        for (var service : SERVICES) sum += ask(service, count, Long.class);
        return sum;
    }

    private <T> T ask(Part service, String query, Class<T> type) throws SQLException {
        try (var statement = databases.get(service).createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getObject(1, type);
        }
    }

    @Override
    public void close() throws SQLException {
        for (var database : databases.values()) database.close();
    }
}
