package org.chuishao.kernel.housekeeping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.testing.TablesOwner;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class HousekeepingIT {
    private static final int MORE_THAN_AT_ONCE = 25_000;

    @Inject
    Housekeeping housekeeping;

    @Inject
    AgroalDataSource database;

    private final String district = UUID.randomUUID().toString();

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql.formatted(district));
        }
    }

    /** What the service itself must not: its role is granted no more than it needs. */
    private void asOwner(String sql) throws SQLException {
        TablesOwner.execute(sql.formatted(district));
    }

    private List<String> left(String column, String table) {
        return Sql.of("select %s from %s where district = ? order by 1".formatted(column, table), district)
                .list(database, row -> row.text());
    }

    @Test
    void keysAndWhatWasHeardAreForgottenWhenTheyAreOldHoweverMany() throws SQLException {
        execute("""
                insert into idempotency_key (district, caller, key, fingerprint, created_at)
                select '%s', 'c', 'old ' || i, ''::bytea, now() - interval '8 days' from generate_series(1, """ + MORE_THAN_AT_ONCE + """
                ) i union all select '%1$s', 'c', 'new', ''::bytea, now() - interval '6 days'""");
        execute("""
                insert into inbox (district, consumer, event_id, received_at)
                select '%s', age::text, gen_random_uuid(), now() - age * interval '1 day' from unnest(array[61, 59]) age""");
        asOwner("""
                create sequence deletes; grant all on sequence deletes to public;
                create function count_delete() returns trigger language plpgsql as 'begin perform nextval(''deletes''); return null; end';
                create trigger counted after delete on idempotency_key for each statement execute function count_delete()""");
        try {
            housekeeping.tidy();
            assertEquals(List.of(3), Sql.of("select last_value from deletes").list(database, row -> row.number()));
        } finally {
            asOwner("drop trigger counted on idempotency_key; drop function count_delete; drop sequence deletes");
        }
        assertEquals(List.of("new"), left("key", "idempotency_key"));
        assertEquals(List.of("59"), left("consumer", "inbox"));
    }

    @Test
    void aTableThatCannotBeTidiedKeepsNoneOfTheOthersFull() throws SQLException {
        execute("""
                insert into idempotency_key (district, caller, key, fingerprint, created_at)
                values ('%s', 'c', 'old', ''::bytea, now() - interval '8 days')""");
        execute("insert into inbox values ('%s', 'old', gen_random_uuid(), now() - interval '61 days')");
        asOwner("""
                create function take_too_long() returns trigger language plpgsql as 'begin raise query_canceled; end';
                create trigger slow before delete on idempotency_key for each row when (old.district = '%s')
                    execute function take_too_long()""");
        try {
            housekeeping.tidy();
        } finally {
            asOwner("drop trigger slow on idempotency_key; drop function take_too_long");
        }
        assertEquals(List.of("old"), left("key", "idempotency_key"));
        assertEquals(List.of(), left("consumer", "inbox"));
    }

    /** A service that is new must be able to begin with the latest of what is told as a whole. */
    @Test
    void ofWhatWasToldTheLatestWholeStateStays() throws SQLException {
        execute("""
                insert into outbox (district, id, aggregatetype, aggregateid, type, payload, occurred_at, created_at, published_at)
                select '%s', gen_random_uuid(), topic, 'a', 't', what, now(), now() - age * interval '1 day', now()
                from (values ('state', '1 an older state', 41), ('state', '2 the latest state', 40),
                    ('note', '3 an old note', 40), ('note', '4 a new note', 29)) as row(topic, what, age)""");
        housekeeping.tidy();
        assertEquals(List.of("2 the latest state", "4 a new note"), left("payload", "outbox"));
    }
}
