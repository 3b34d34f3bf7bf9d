package org.chuishao.reporting.score;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.testing.LookedAt;
import org.chuishao.kernel.testing.TablesOwner;
import org.chuishao.reporting.PostedLines;
import org.chuishao.reporting.ledger.LedgerLine;
import org.chuishao.reporting.ledger.Register;
import org.chuishao.reporting.scoring.Period;
import org.junit.jupiter.api.Test;

/** A department's pages of the ledger: every line of its months once, in order, and no more looked at than are shown. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class LedgerPagesIT {
    private static final String DEPARTMENT = "D0000";

    /** After its fifth time a statement may be given one plan for all values. */
    private static final int TIMES = 8;

    private static final int PAGE = 10;

    @Inject
    LedgerPages pages;

    @Inject
    Register register;

    @Inject
    AgroalDataSource database;

    @Inject
    EntityManager entities;

    @Test
    void aYearIsReadInTheOrderOfItsPlaces() throws SQLException {
        var district = "349991";
        int size = 0;
        for (var month : List.of("2026-09", "2026-10", "2026-09", "2026-08", "2025-12")) {
            post(district, 60, 2, month);
            awaitSize(district, size += 60);
        }
        var expected = Sql.of("""
                        select l.position from ledger_leaf l join ledger_entry e on e.id = l.line
                        where l.district = ? and e.organisation = ? and e.month like '2026-%' order by 1""", district, DEPARTMENT).list(database, Fields::count);
        assertEquals(120, expected.size());
        assertEquals(expected, walked(district, "2026", 7));
        assertEquals(expected, walked(district, "2026", 120));
        assertEquals(expected.subList(0, 30), walked(district, "2026-09", 7).subList(0, 30));
        assertEquals(60, walked(district, "2026-09", 7).size());
    }

    /** A leaf without its tree, as after half a restore, keeps what follows waiting. */
    @Test
    void whatWaitsForItsPlaceStandsAtTheEnd() throws SQLException {
        var district = "349992";
        post(district, 3, 1, "2026-09");
        awaitSize(district, 3);
        Sql.of(
                        "insert into ledger_leaf values (?, 9, ?, ?, now(), 'NOBODY', '2026-09')",
                        district,
                        UUID.randomUUID(),
                        new byte[32])
                .change(database);
        post(district, 2, 1, "2026-09");
        post(district, 4, 1, "2026-10");
        var page = pages.page(district, DEPARTMENT, Period.parse("2026-09"), PAGE, null);
        assertEquals(
                Arrays.asList(0L, 1L, 2L, null, null),
                page.items().stream().map(LedgerLine::position).toList());
        assertNull(page.next());
        assertEquals(
                PAGE - 1,
                pages.page(district, DEPARTMENT, Period.parse("2026"), PAGE, null)
                        .items()
                        .size());
        var full = pages.page(district, DEPARTMENT, Period.parse("2026-09"), 3, null);
        assertEquals(3, full.items().size());
        assertEquals(
                2,
                pages.page(district, DEPARTMENT, Period.parse("2026-09"), 3, full.next())
                        .items()
                        .size());
        // mended, or the job would come back to it every second, before anybody's lines
        Sql.of(
                        "insert into ledger_node values (?, 3, 0, ?), (?, 1, 4, ?)",
                        district,
                        new byte[32],
                        district,
                        new byte[32])
                .change(database);
        awaitSize(district, 16);
    }

    /** With its control: without the index every leaf before the department's own is looked at. */
    @Test
    void noMoreIsLookedAtThanIsShown() throws SQLException {
        var district = "349993";
        post(district, 5000, 1, "2026-09");
        awaitSize(district, 5000);
        post(district, 40, 2, "2026-09");
        awaitSize(district, 5040);
        TablesOwner.execute("analyze ledger_entry, ledger_leaf");
        for (var department : List.of(DEPARTMENT, "D0001"))
            for (var period : List.of("2026-09", "2026"))
                assertTrue(looks(district, department, period) <= 4 * PAGE * TIMES, department + " in " + period);
        try (var connection = TablesOwner.connect();
                var statement = connection.createStatement();
                var index = statement.executeQuery("select pg_get_indexdef('ledger_leaf_of_organisation'::regclass)")) {
            index.next();
            TablesOwner.execute("drop index ledger_leaf_of_organisation");
            try {
                assertTrue(looks(district, "D0001", "2026-09") > 5000 * TIMES, "leaves looked at");
            } finally {
                TablesOwner.execute(index.getString(1));
            }
        }
    }

    private long looks(String district, String department, String period) {
        return CurrentDistrict.within(
                district,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    long before = LookedAt.rowsOf(entities, "ledger_leaf", "ledger_entry");
                    for (int i = 0; i < TIMES; i++)
                        assertEquals(
                                PAGE,
                                pages.page(district, department, Period.parse(period), PAGE, null)
                                        .items()
                                        .size());
                    return LookedAt.rowsOf(entities, "ledger_leaf", "ledger_entry") - before;
                }));
    }

    private List<Long> walked(String district, String period, int limit) {
        var seen = new ArrayList<Long>();
        String cursor = null;
        do {
            var page = pages.page(district, DEPARTMENT, Period.parse(period), limit, cursor);
            page.items().forEach(line -> seen.add(line.position()));
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }

    private void post(String district, int lines, int departments, String month) throws SQLException {
        try (var connection = database.getConnection()) {
            PostedLines.post(connection, district, lines, departments, month);
        }
    }

    private void awaitSize(String district, long size) {
        await().untilAsserted(() -> assertEquals(size, register.size(district)));
    }
}
