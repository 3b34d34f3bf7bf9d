package org.chuishao.whistle.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.testing.LookedAt;
import org.chuishao.kernel.testing.TablesOwner;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.search.Words;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Among many whistles what few or none are is looked up, however often somebody asks; the list is not walked through. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class AmongManyIT {
    private static final String DISTRICT = "340888";
    private static final Caller ADMIN = new Caller("admin", "admin", DISTRICT, Set.of(Roles.ADMIN), Set.of(DISTRICT));
    private static final String STATION = "340888001010";
    private static final int WHISTLES = 20_000;

    /** For one page of one. */
    private static final int FEW = 200;

    /** After its fifth time a statement may be given one plan for all values. */
    private static final int TIMES = 8;

    /** Long texts: the more pairs there are, the rarer each has to be before the database takes it for rare. */
    private static final String PLANT = """
            insert into whistle (district, id, number, kind, stage, cycle, station_code, title, description, address, longitude, latitude, channel,
                created_at, created_by, changed_at, callback_tries, version, policy, stage_since, due_at, closed_at)
            select '340888', uuidv7(), '340888-2025-' || lpad(n::text, 6, '0'), 'ROUTINE', 'CLOSED', 1, '3408880010' || 10 + n %% 40, '路灯不亮',
                case when n = 5000 then '鸳鸯亭东侧。'
                    else repeat('第' || n %% 997 || '号门前多日无人处理，夜间存在安全隐患，影响老人儿童出行，请尽快处置。', 4) end,
                '马山路', 117.0 + abs(hashint4(n)) %% 100 / 1000.0, 30.4 + abs(hashint4(-n)) %% 100 / 1000.0, 'STATION', timestamptz '2025-01-01T00:00Z' + n * interval '1 second', 's', now(), 0, 0, 'v1', now(), now(), now()
            from generate_series(%d, %d) n""";
    /** As many as wait for the index together by the database's own limit, nearly. */
    private static final int MORE = 1_500;
    /** Of 8 KiB: half a megabyte that waits, and the way down the index. */
    private static final int FEW_PAGES = 120;

    private static final Pattern READ = Pattern.compile("Buffers: shared hit=(?<hit>\\d+)(?: read=(?<read>\\d+))?");

    @Inject
    WhistleList list;

    @Inject
    EntityManager entities;

    @BeforeAll
    static void plant() throws SQLException {
        TablesOwner.execute(
                PLANT.formatted(1, WHISTLES), "select fill_search_entries()", "analyze whistle, search_entry");
    }

    @ParameterizedTest
    @CsvSource({"340888-2025-005000, 1", "2025-005000, 1", "005000, 1", "鸳鸯, 1", "鸳鸯亭 东侧, 1", "火箭, 0", "路灯, 1"})
    void fewAreLookedAtHoweverRareOrCommonAWordIs(String asked, int found) {
        var filter = new WhistleFilter();
        filter.q = asked;
        assertFewLooks(filter, ADMIN, found);
    }

    /** Half of the map, a hundredth of it, one point, nothing. */
    @ParameterizedTest
    @CsvSource({
        "'117.0,30.4,117.05,30.5', 1",
        "'117.031,30.441,117.0405,30.4505', 1",
        "'117.0495,30.4495,117.0505,30.4505', 1",
        "'118.0,31.0,118.1,31.1', 0"
    })
    void fewAreLookedAtHoweverFullABoxIs(String box, int found) {
        var filter = new WhistleFilter();
        filter.bbox = box;
        assertFewLooks(filter, ADMIN, found);
    }

    @ParameterizedTest
    @CsvSource({
        "340888001010, , , , 1",
        "340888001010, true, , , 0",
        "340888001010, , , DISPATCHED, 0",
        "340888001010, , , REJECTED, 0",
        "340888001010, , EMERGENCY, , 0",
        "340888001009, , , , 0",
        "340888001009, true, , , 0",
    })
    void fewAreLookedAtHoweverLittleAStationHas(String station, Boolean open, Kind kind, Stage stage, int found) {
        var filter = new WhistleFilter();
        filter.open = open;
        filter.kind = kind;
        filter.stage = stage;
        assertFewLooks(filter, deputyOf(station), found);
    }

    @Test
    void nobodyLooksForAnotherStationsWhistles() {
        var filter = new WhistleFilter();
        filter.station = STATION;
        assertFewLooks(filter, deputyOf("340888001009"), 0);
        filter.station = "340888001";
        assertFewLooks(filter, deputyOf("340888001009"), 0);
        assertFewLooks(filter, deputyOf(STATION), 1);
    }

    /** The control. */
    @Test
    void withoutItsIndexAllOfAStationAreLookedAt() throws SQLException {
        var filter = new WhistleFilter();
        filter.open = true;
        try (var connection = TablesOwner.connect();
                var statement = connection.createStatement();
                var index = statement.executeQuery("select pg_get_indexdef('whistle_open_of_station'::regclass),"
                        + " pg_get_indexdef('whistle_open'::regclass)")) {
            index.next();
            TablesOwner.execute("drop index whistle_open_of_station", "drop index whistle_open");
            try {
                assertTrue(looks(filter, deputyOf(STATION), 0) > FEW * TIMES, "whistles looked at");
            } finally {
                TablesOwner.execute(index.getString(1), index.getString(2));
            }
        }
    }

    private static Caller deputyOf(String station) {
        return new Caller("d", "d", DISTRICT, Set.of(Roles.STATION_DEPUTY), Set.of(station));
    }

    /** What was raised just now is read through by every search. */
    @Test
    void fewWhistlesWaitForTheIndex() throws SQLException {
        int pages = pagesOfASearch("select 1");
        assertTrue(pages < FEW_PAGES, pages + " pages read");
    }

    /** The control. */
    @Test
    void byTheDatabasesOwnLimitManyWould() throws SQLException {
        int pages = pagesOfASearch("alter index search_by_pair reset (gin_pending_list_limit)");
        assertTrue(pages > FEW_PAGES, pages + " pages read");
    }

    private static int pagesOfASearch(String before) throws SQLException {
        try (var connection = TablesOwner.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(before);
            statement.execute(PLANT.formatted(WHISTLES + 1, WHISTLES + MORE));
            statement.execute("select fill_search_entries()");
            statement.execute("set local enable_seqscan = off");
            long number = Words.grams(DISTRICT, "", DISTRICT + "-2025-000007")[0];
            try (var plan =
                    statement.executeQuery("explain (analyze, buffers) select from search_entry where grams @> array["
                            + number + "]::bigint[]")) {
                while (plan.next()) {
                    var pages = READ.matcher(plan.getString(1));
                    if (pages.find())
                        return Integer.parseInt(pages.group("hit"))
                                + Integer.parseInt(Objects.requireNonNullElse(pages.group("read"), "0"));
                }
            } finally {
                connection.rollback();
            }
        }
        throw new AssertionError("the plan tells no pages");
    }

    private void assertFewLooks(WhistleFilter filter, Caller caller, int found) {
        long looks = looks(filter, caller, found);
        assertTrue(looks < FEW * TIMES, looks + " looked at");
    }

    /** How many whistles and entries the database looked at. */
    private long looks(WhistleFilter filter, Caller caller, int found) {
        return CurrentDistrict.within(
                DISTRICT,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    long before = LookedAt.rowsOf(entities, "whistle", "search_entry");
                    for (int i = 0; i < TIMES; i++)
                        assertEquals(
                                found,
                                list.page(filter, 1, null, caller).items().size());
                    return LookedAt.rowsOf(entities, "whistle", "search_entry") - before;
                }));
    }
}
