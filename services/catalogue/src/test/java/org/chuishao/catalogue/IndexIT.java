package org.chuishao.catalogue;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists' conditions have an index each that also gives the order: no page ever sorts or reads a whole table. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class IndexIT {
    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource({
        "organisation, kind = 'STREET', organisation_of_kind",
        "organisation, code > 'M', organisation_pkey",
        "item, category = 'x', item_of_category",
        "item, type = 'OTHER', item_of_type",
        "item, lead = 'URBAN', item_of_lead",
        "item, street_power = 'CONSENT', item_of_street_power",
        "item, code > 'M', item_pkey",
        "item_version, code = 'M', item_version_pkey",
        "service_point, code > 'M', service_point_pkey",
    })
    void aPageIsReadInTheOrderOfAnIndex(String table, String condition, String index) throws SQLException {
        var order = table.equals("item_version") ? "version desc" : "code";
        var plan = plan("select * from %s where district = '340803' and %s order by %s limit 51"
                .formatted(table, condition, order));
        assertTrue(plan.contains(index), plan);
        assertFalse(plan.contains("Sort"), plan);
    }

    @Test
    void aWordIsFoundByItsPairs() throws SQLException {
        var plan = plan("select * from item where grams @> array['路灯']::varchar[]");
        assertTrue(plan.contains("item_by_gram"), plan);
    }

    private String plan(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // the test's tables are too small for an index to pay: ask which one there is
            statement.execute("set local enable_seqscan = off");
            if (!sql.contains("@>")) statement.execute("set local enable_bitmapscan = off");
            try (var lines = statement.executeQuery("explain " + sql)) {
                var plan = new StringBuilder();
                while (lines.next()) plan.append(lines.getString(1)).append('\n');
                return plan.toString();
            } finally {
                connection.rollback();
            }
        }
    }
}
