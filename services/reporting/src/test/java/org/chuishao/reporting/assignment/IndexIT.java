package org.chuishao.reporting.assignment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a list of duties is asked for, an index gives its order: no page ever sorts, whatever values the plan is kept for. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class IndexIT {
    private static final Pattern OTHERS_LOOKED_AT = Pattern.compile("Filter: .*(organisation|station_code)");

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource({
        "department-clerk, URBAN, NEWEST, , , , , assignment_inbox",
        // of two that would do, which is better depends on how many there are
        "department-clerk, URBAN, NEWEST, PENDING, , , , assignment_inbox_by_stage|assignment_in_stage",
        "department-clerk, URBAN, NEWEST, , EMERGENCY, , , assignment_not_routine",
        "department-clerk, URBAN, NEXT_DUE, , , , , assignment_urgent|assignment_next_due",
        "station-deputy, 340803001002, NEWEST, , , , , assignment_of_station",
        "station-deputy, 340803001002, NEWEST, ABSENT, , , , assignment_of_station|assignment_in_stage",
        "dispatcher, 340803, NEXT_DUE, , , , , assignment_next_due",
        "dispatcher, 340803, NEWEST, , , , , assignment_newest",
        "dispatcher, 340803, NEWEST, SUSPENDED, , , , assignment_in_stage",
        "dispatcher, 340803, NEWEST, , JOINT, , , assignment_not_routine",
        "dispatcher, 340803, NEWEST, , , RETURN, , assignment_asked",
        "dispatcher, 340803, NEWEST, , , SUSPENSION, , assignment_asked",
        "dispatcher, 340803, NEWEST, , , , true, assignment_overdue",
    })
    void aPageIsReadInTheOrderOfAnIndex(
            String role,
            String at,
            Inbox.Order order,
            Stage state,
            WhistleKind kind,
            PleaKind asked,
            Boolean overdue,
            String index)
            throws SQLException {
        var caller = new Caller("c", "c", "340803", Set.of(role), Set.of(at));
        var filter = new Inbox.Filter(state, kind, null, null, overdue, asked);
        var plan = plan(Inbox.wanted(filter, order, caller).sql(), order.by);
        assertTrue(Pattern.compile(index).matcher(plan).find(), plan);
        assertFalse(plan.contains("Sort"), plan);
        // what is due next is little; of all others nobody's page shall look at what is somebody else's
        if (order == Inbox.Order.NEWEST)
            assertFalse(OTHERS_LOOKED_AT.matcher(plan).find(), plan);
    }

    /** As it is kept for whatever values. The test's table is too small for an index to pay: ask which one there is. */
    private String plan(String condition, String order) throws SQLException {
        var numbered = new StringBuilder();
        var values = new ArrayList<String>();
        for (char c : condition.toCharArray()) {
            if (c == '?') values.add("null");
            numbered.append(c == '?' ? "$" + values.size() : c);
        }
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local enable_seqscan = off");
            statement.execute("set local enable_bitmapscan = off");
            statement.execute("set local plan_cache_mode = force_generic_plan");
            statement.execute("prepare page as select a.id from assignment a where " + numbered + " order by " + order
                    + " limit 51");
            try (var lines = statement.executeQuery("explain execute page (" + String.join(", ", values) + ")")) {
                var plan = new StringBuilder();
                while (lines.next()) plan.append(lines.getString(1)).append('\n');
                return plan.toString();
            } finally {
                connection.rollback();
                statement.execute("deallocate page");
                connection.commit();
            }
        }
    }
}
