package org.chuishao.workstation.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.Set;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.testing.LookedAt;
import org.chuishao.kernel.testing.TablesOwner;
import org.chuishao.workstation.lifecycle.Stage;
import org.chuishao.workstation.platform.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Among many issues what few or none are is looked up, however often somebody asks; the list is not walked through. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class AmongManyIT {
    private static final String DISTRICT = "340888";
    private static final Caller ASSESSOR = new Caller("a", "a", DISTRICT, Set.of(Roles.ASSESSOR), Set.of(DISTRICT));

    /** For one page of one. */
    private static final int FEW = 200;

    /** After its fifth time a statement may be given one plan for all values. */
    private static final int TIMES = 8;

    private static final String PLANT = """
            insert into station_issue (district, id, number, station_code, kind, title, description, address, place, stage, found_at,
                found_by, changed_at, version)
            select '340888', uuidv7(), 'M-' || n, '3408880010' || 10 + n % 40, 'DEMAND', '路灯不亮', '多日无人处理', '马山路', '马山路', 'CLOSED',
                timestamptz '2025-01-01T00:00Z' + n * interval '1 minute', 's', now(), 0
            from generate_series(1, 20000) n""";

    @Inject
    IssueList list;

    @Inject
    EntityManager entities;

    @BeforeAll
    static void plant() throws SQLException {
        TablesOwner.execute(PLANT, "analyze station_issue");
    }

    @ParameterizedTest
    @CsvSource({
        "340888001010, , , , 1",
        "340888001010, CLOSED, , , 1",
        "340888001010, OPEN, , , 0",
        "340888001010, , POLICE_IN_GRID, , 0",
        "340888001010, , , 340888001010001, 0",
        "340888001009, , , , 0",
        "340888001, ESCALATED, , , 0",
        "340888, ESCALATED, , , 0",
        "340888, , POLICE_IN_GRID, , 0",
        "340888, , , 340888001010001, 0",
    })
    void fewAreLookedAtHoweverFewThereAre(String division, Stage stage, Platform platform, String grid, int found) {
        long looks = looks(division, stage, platform, grid, found);
        assertTrue(looks < FEW * TIMES, looks + " looked at");
    }

    /** The control. */
    @Test
    void withoutTheirIndexAllOfTheDistrictAreLookedAt() throws SQLException {
        try (var connection = TablesOwner.connect();
                var statement = connection.createStatement();
                var index = statement.executeQuery("select pg_get_indexdef('station_issue_by_stage'::regclass)")) {
            index.next();
            TablesOwner.execute("drop index station_issue_by_stage");
            try {
                assertTrue(looks(DISTRICT, Stage.ESCALATED, null, null, 0) > FEW * TIMES, "issues looked at");
            } finally {
                TablesOwner.execute(index.getString(1));
            }
        }
    }

    /** How many issues the database looked at. */
    private long looks(String division, Stage stage, Platform platform, String grid, int found) {
        var wanted = new IssueList.Wanted();
        wanted.stage = stage;
        wanted.platform = platform;
        wanted.gridCode = grid;
        return CurrentDistrict.within(
                DISTRICT,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    long before = LookedAt.rowsOf(entities, "station_issue");
                    for (int i = 0; i < TIMES; i++)
                        assertEquals(
                                found,
                                list.page(division, wanted, 1, null, ASSESSOR)
                                        .items()
                                        .size());
                    return LookedAt.rowsOf(entities, "station_issue") - before;
                }));
    }
}
