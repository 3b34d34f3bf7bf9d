package org.chuishao.catalogue.precedent;

import static org.chuishao.catalogue.People.departments;
import static org.chuishao.catalogue.People.dispatcherOf;
import static org.chuishao.catalogue.People.editorOf;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import org.chuishao.catalogue.match.Question;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.testing.Statements;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ReadAheadIT {
    private static final String HERE = "340896";

    @Inject
    Knowledge knowledge;

    @Inject
    AnotherReplica another;

    @Inject
    AgroalDataSource database;

    /** As the container would make it for a replica that starts now. */
    private ReadAhead starting() {
        var starting = new ReadAhead();
        starting.database = database;
        starting.retryMillis = 1;
        return starting;
    }

    @Test
    void aReplicaThatStartsHasReadEverythingBeforeItIsReady() {
        departments(HERE, "URBAN");
        editorOf(HERE)
                .body(Map.of("name", "城市照明", "category", "类", "subcategory", "类", "type", "OTHER", "lead", "URBAN"))
                .put("/items/LAMP")
                .then()
                .statusCode(201);
        dispatcherOf(HERE)
                .body(Map.of("title", "景观灯带整夜闪烁", "itemCode", "LAMP"))
                .post("/items/match/corrections")
                .then()
                .statusCode(201);
        var starting = starting();
        assertEquals(Status.DOWN, starting.call().getStatus());
        assertTrue(itemsRead(() -> starting.readAll(another)) > 0);
        assertEquals(Status.UP, starting.call().getStatus());

        var question = Question.of("五号门的景观灯带闪烁", "", null);
        CurrentDistrict.within(HERE, () -> {
            var known = knowledge.match(question, 5);
            assertFalse(known.isEmpty());
            assertEquals(0, itemsRead(() -> assertEquals(known, another.match(question, 5))));
            return null;
        });
    }

    private long itemsRead(Runnable work) {
        return Statements.during(database, work).saying("from item where district = $1 and active");
    }

    /** One has let go of the oldest decisions meanwhile, the other never reads them. */
    @Test
    void replicasGoByTheSameLatestDecisionsWheneverTheyWereStarted() throws SQLException {
        var here = "340895";
        departments(here, "URBAN");
        editorOf(here)
                .body(Map.of("name", "城市照明", "category", "类", "subcategory", "类", "type", "OTHER", "lead", "URBAN"))
                .put("/items/LAMP")
                .then()
                .statusCode(201);
        decide(here, 1, Window.MOST - 1);
        var oldest = Question.of("第1号岗亭的景观灯带闪烁", "", null);
        CurrentDistrict.within(here, () -> {
            assertFalse(knowledge.match(oldest, 5).isEmpty());
            return null;
        });
        decide(here, Window.MOST, Window.MOST + 5);
        CurrentDistrict.within(here, () -> {
            for (int n : new int[] {1, Window.STEP, Window.STEP + 1, Window.MOST + 5}) {
                var question = Question.of("第" + n + "号岗亭的景观灯带闪烁", "", null);
                assertEquals(knowledge.match(question, 5), another.match(question, 5), "of decision " + n);
            }
            return null;
        });
    }

    private void decide(String here, int from, int to) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into precedent (district, matter, kind, item, lead, station, title, text, decided_at)
                        select ?, 'whistle:' || n, 'DISPATCHED', 'LAMP', 'URBAN', '340895001001', '第' || n || '号岗亭', '景观灯带', now()
                        from generate_series(?, ?) n""")) {
            insert.setString(1, here);
            insert.setInt(2, from);
            insert.setInt(3, to);
            insert.executeUpdate();
        }
    }

    @Test
    void whatCannotBeReadIsTriedAgain() {
        departments(HERE, "URBAN");
        editorOf(HERE)
                .body(Map.of("name", "城市照明", "category", "类", "subcategory", "类", "type", "OTHER", "lead", "URBAN"))
                .put("/items/LAMP");
        var starting = starting();
        starting.readAll(new Knowledge() {
            private int tries;

            @Override
            void readAhead() {
                assertEquals(Status.DOWN, starting.call().getStatus());
                if (tries++ == 0) throw new IllegalStateException("away");
            }
        });
        assertEquals(Status.UP, starting.call().getStatus());
    }

    @Test
    void readinessSaysSo() {
        RestAssured.given()
                .basePath("/")
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'match' }.status", equalTo("UP"));
    }
}
