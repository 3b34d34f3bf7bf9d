package org.chuishao.workstation.issue;

import static org.awaitility.Awaitility.await;
import static org.chuishao.workstation.issue.Village.DEPUTY;
import static org.chuishao.workstation.issue.Village.ESCALATION;
import static org.chuishao.workstation.issue.Village.STATION;
import static org.chuishao.workstation.issue.Village.as;
import static org.chuishao.workstation.issue.Village.found;
import static org.chuishao.workstation.issue.Village.move;
import static org.chuishao.workstation.issue.Village.stations;
import static org.chuishao.workstation.issue.Village.whistleBlown;
import static org.chuishao.workstation.issue.Village.whistleTells;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a station's issues, each with its whistle and the departments called, ask the database: as often for many as for one. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class StatementsIT {
    private static final int A_PAGE = 40;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void issues() {
        stations(STATION);
        for (int i = 0; i < A_PAGE; i++) {
            var id = found();
            move(DEPUTY, id, "escalate", ESCALATION).statusCode(200);
            whistleTells(whistleBlown(id), "whistle-dispatched.v1");
        }
    }

    private Statements page(int size) {
        return Statements.during(
                database,
                () -> as(DEPUTY)
                        .get("/workstations/" + STATION + "/issues?limit=" + size)
                        .then()
                        .statusCode(200)
                        .body("items.findAll { it.whistle?.departments }", hasSize(size)));
    }

    /** Jobs ask a few things meanwhile; one question an issue would be forty. */
    @Test
    void aPageOfManyAsksAsOftenAsAPageOfOne() {
        await().untilAsserted(() -> {
            var few = page(1);
            assertTrue(few.saying("station_issue") > 0 && few.saying("known_duty") > 0, few::toString);
            page(A_PAGE).times().forEach((statement, times) -> {
                long more = times - few.times().getOrDefault(statement, 0L);
                assertTrue(more < A_PAGE / 2, () -> more + " times more: " + statement);
            });
        });
    }
}
