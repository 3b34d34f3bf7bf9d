package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.reporting.District.as;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.Statements;
import org.junit.jupiter.api.Test;

/** How often a department's paths ask the database: as often for many duties as for one. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class StatementsIT {
    private static final int A_PAGE = 40;
    /** Begun, the duty locked, read and written, its event told; PostgreSQL does not count the commit. */
    private static final int OF_AN_ACCEPT = 5;

    private final District district = new District("349985");
    private final String clerk = district.clerk("ROADS");

    @Inject
    AgroalDataSource database;

    private String called() {
        return district.dispatched("349985-2026-000001", "ROUTINE", "2026-11-18T09:30", "ROADS");
    }

    private Statements inbox(int size) {
        return Statements.during(
                database,
                () -> as(clerk)
                        .get("/assignments?limit=" + size)
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(size)));
    }

    /** Jobs ask a few things meanwhile; one question a duty would be forty. */
    @Test
    void anInboxOfManyAsksAsOftenAsAnInboxOfOne() {
        for (int i = 0; i < A_PAGE; i++) called();
        await().untilAsserted(() -> {
            var few = inbox(1);
            assertEquals(1, few.saying("from assignment a where"), few::toString);
            var many = inbox(A_PAGE);
            assertEquals(1, many.saying("from assignment a where"), many::toString);
            many.times().forEach((statement, times) -> {
                long more = times - few.times().getOrDefault(statement, 0L);
                assertTrue(more < A_PAGE / 2, () -> more + " times more: " + statement);
            });
        });
    }

    @Test
    void acceptingAsksNoMoreThanItNeeds() {
        await().untilAsserted(() -> {
            var duty = district.duty(called(), "ROADS");
            var asked = Statements.during(
                    database,
                    () -> district.post(clerk, "/assignments/" + duty + "/accept", "{}")
                            .statusCode(200));
            long others = asked.saying("published_at") + asked.saying("ledger_unsealed");
            assertTrue(asked.total() - others <= OF_AN_ACCEPT, asked::toString);
        });
    }
}
