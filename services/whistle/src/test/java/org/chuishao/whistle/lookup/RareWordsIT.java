package org.chuishao.whistle.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.district.CurrentDistrict;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Among many whistles a rare word and a number are looked up, however often somebody asks; the list is not walked through. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class RareWordsIT {
    private static final String DISTRICT = "340888";
    private static final Caller ADMIN = new Caller("admin", "admin", DISTRICT, Set.of(Roles.ADMIN), Set.of(DISTRICT));
    private static final int WHISTLES = 20_000;

    /** After its fifth time a statement may be given one plan for all values. */
    private static final int TIMES = 8;

    /** Long texts: the more pairs there are, the rarer each has to be before the database takes it for rare. */
    private static final String PLANT = """
            insert into whistle (district, id, number, kind, stage, cycle, station_code, title, description, address, channel,
                created_at, created_by, changed_at, callback_tries, version, policy, stage_since, due_at, closed_at)
            select '340888', uuidv7(), '340888-2025-' || lpad(n::text, 6, '0'), 'ROUTINE', 'CLOSED', 1, '340888001001', '路灯不亮',
                case when n = 5000 then '鸳鸯亭东侧。'
                    else repeat('第' || n %% 997 || '号门前多日无人处理，夜间存在安全隐患，影响老人儿童出行，请尽快处置。', 4) end,
                '马山路', 'STATION', timestamptz '2025-01-01T00:00Z' + n * interval '1 second', 's', now(), 0, 0, 'v1', now(), now(), now()
            from generate_series(1, %d) n""".formatted(WHISTLES);

    @Inject
    WhistleList list;

    @Inject
    EntityManager entities;

    @BeforeAll
    static void plant() throws SQLException {
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class));
                var statement = connection.createStatement()) {
            statement.execute(PLANT);
            statement.execute("select fill_search_entries()");
            statement.execute("analyze whistle");
            statement.execute("analyze search_entry");
        }
    }

    @ParameterizedTest
    @CsvSource({"340888-2025-005000, 1", "2025-005000, 1", "005000, 1", "鸳鸯, 1", "鸳鸯亭 东侧, 1", "火箭, 0", "路灯, 1"})
    void fewAreLookedAtHoweverRareOrCommonAWordIs(String asked, int found) {
        assertTrue(looks(asked, found) < 200 * TIMES, "entries looked at");
    }

    /** How many entries the database looked at. */
    private long looks(String asked, int found) {
        var filter = new WhistleFilter();
        filter.q = asked;
        return CurrentDistrict.within(
                DISTRICT,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    // another process would keep its own count
                    entities.createNativeQuery("set local max_parallel_workers_per_gather = 0")
                            .executeUpdate();
                    long before = lookedAt();
                    for (int i = 0; i < TIMES; i++)
                        assertEquals(
                                found, list.page(filter, 1, null, ADMIN).items().size());
                    return lookedAt() - before;
                }));
    }

    /** By this connection, since it last told the others. */
    private long lookedAt() {
        return (Long) entities.createNativeQuery(
                        "select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)"
                                + " from pg_stat_xact_user_tables where relname = 'search_entry'",
                        Long.class)
                .getSingleResult();
    }
}
