package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.whistle.Village.DEPUTY;
import static org.chuishao.whistle.Village.DISPATCHER;
import static org.chuishao.whistle.Village.PIPE;
import static org.chuishao.whistle.Village.as;
import static org.chuishao.whistle.Village.publishPapers;
import static org.chuishao.whistle.Village.raise;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often the main paths ask the database: as often for many whistles as for one. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class StatementsIT {
    private static final int A_PAGE = 50;
    /** Of a transaction with all that a whistle which goes out at once adds, its events included. */
    private static final int OF_A_RAISE = 13;

    @Inject
    AgroalDataSource database;

    private String id;

    @BeforeEach
    void whistles() {
        publishPapers();
        for (int i = 0; i < A_PAGE; i++)
            id = raise(DEPUTY, Map.of("itemCode", PIPE))
                    .statusCode(201)
                    .extract()
                    .path("id");
    }

    private Statements page(int size) {
        return Statements.during(
                database,
                () -> as(DISPATCHER)
                        .get("/whistles?limit=" + size)
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(size)));
    }

    private Statements one() {
        return Statements.during(
                database, () -> as(DISPATCHER).get("/whistles/" + id).then().statusCode(200));
    }

    /** Jobs ask a few things meanwhile; one question a whistle would be fifty. */
    @Test
    void aPageOfManyAsksAsOftenAsAPageOfOne() {
        await().untilAsserted(() -> {
            var few = page(1);
            assertTrue(few.saying("whistle") > 0, few::toString);
            page(A_PAGE).times().forEach((statement, times) -> {
                long more = times - few.times().getOrDefault(statement, 0L);
                assertTrue(more < A_PAGE / 2, () -> more + " times more: " + statement);
            });
        });
    }

    @Test
    void oneIsReadWithOneQuestion() {
        await().untilAsserted(() -> {
            var asked = one();
            assertEquals(1, asked.saying("from whistle"), asked::toString);
        });
    }

    @Test
    void aRaiseAsksNoMoreThanItNeeds() {
        await().untilAsserted(() -> {
            var asked = Statements.during(
                    database, () -> raise(DEPUTY, Map.of("itemCode", PIPE)).statusCode(201));
            long relays = asked.saying("published_at");
            assertTrue(asked.total() - relays <= OF_A_RAISE, asked::toString);
        });
    }
}
