package org.chuishao.kernel.database;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.junit.jupiter.api.Test;

/** A question takes one of the database's processes, however many rows the planner thinks it will find. */
@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class OneProcessIT {
    /** Nothing that the planner weighs speaks against several. */
    private static final List<String> IN_FAVOUR =
            List.of("parallel_setup_cost = 0", "parallel_tuple_cost = 0", "min_parallel_table_scan_size = 0");

    @Inject
    AgroalDataSource database;

    private String plan(String... more) throws SQLException {
        try (var connection = database.getConnection();
                var asking = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                for (var setting : IN_FAVOUR) asking.execute("set local " + setting);
                for (var setting : more) asking.execute("set local " + setting);
                var plan = new StringBuilder();
                try (var line =
                        asking.executeQuery("explain select count(*) from outbox where length(payload) % 7 = 3")) {
                    while (line.next()) plan.append(line.getString(1)).append('\n');
                }
                return plan.toString();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    @Test
    void noQuestionTakesSeveral() throws SQLException {
        var plan = plan();
        assertFalse(plan.contains("Gather"), plan);
    }

    /** The control. */
    @Test
    void itWouldIfItWereLet() throws SQLException {
        var plan = plan("max_parallel_workers_per_gather = 2");
        assertTrue(plan.contains("Gather"), plan);
    }
}
