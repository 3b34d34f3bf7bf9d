package org.chuishao.catalogue;

import static java.util.stream.Collectors.toSet;
import static org.awaitility.Awaitility.await;
import static org.chuishao.catalogue.People.departments;
import static org.chuishao.catalogue.People.editorOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.EventTable;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.Test;

/** What this service tells is what api-specs says, and everything on the topics it reads is taken. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ContractIT {
    private static final String WHISTLE = "01996f4a-3c80-7d15-9a41-5b0e6c2f8a31";

    /** The topics this service reads, and by which beginning their events are known. */
    private static final Map<String, String> READ =
            Map.of("whistle", "whistle-", "assignment", "assignment-", "ruling", "ruling-");

    @Inject
    AgroalDataSource database;

    /** Also of what the other tests of this module made it tell so far. */
    @Test
    void whateverIsToldStandsInTheTableAndKeepsItsSchema() throws SQLException {
        var here = "340897";
        departments(here, "URBAN");
        editorOf(here)
                .body(Map.of("name", "城市照明", "category", "类", "subcategory", "类", "type", "OTHER", "lead", "URBAN"))
                .put("/items/LAMP")
                .then()
                .statusCode(201);
        var told = told();
        var types = told.stream().map(Told::type).collect(toSet());
        assertTrue(types.containsAll(Set.of("organisation-changed.v1", "item-changed.v1")), types::toString);
        var known = EventTable.rows()
                .filter(row -> row.teller().equals("catalogue"))
                .map(EventTable.Row::type)
                .collect(toSet());
        assertEquals(Set.of(), without(types, known));
        for (var event : told) assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()), event::data);
    }

    private record Told(String type, String data) {}

    private List<Told> told() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select type, payload from (select type, payload,"
                        + " row_number() over (partition by type, district order by seq desc) as latest from outbox"
                        + " where aggregatetype not like '%-dlq') each where latest <= 5");
                var found = query.executeQuery()) {
            var told = new ArrayList<Told>();
            while (found.next()) told.add(new Told(found.getString(1), found.getString(2)));
            return told;
        }
    }

    private static Set<String> without(Set<String> all, Set<String> known) {
        var rest = new HashSet<>(all);
        rest.removeAll(known);
        return rest;
    }

    /** What it learns from is sent last: once that is remembered, all the rest was passed over, too. */
    @Test
    void ofTheTopicsItReadsItTakesWhatTheTableSaysItLearnsFrom() throws SQLException {
        var here = "340898";
        var learned = EventTable.rows()
                .filter(row -> row.listeners().contains("catalogue"))
                .map(EventTable.Row::type)
                .collect(toSet());
        assertEquals(
                Set.of(
                        "whistle-dispatched.v1",
                        "assignment-returned.v1",
                        "assignment-return-refused.v1",
                        "ruling-made.v1"),
                learned);
        READ.forEach((topic, beginning) -> ApiSpecs.typesIn("samples").stream()
                .filter(type -> type.startsWith(beginning))
                .sorted(Comparator.comparing(learned::contains))
                .forEach(
                        type -> TestBroker.send(UUID.randomUUID(), here, topic, WHISTLE, type, ApiSpecs.sample(type))));
        await().untilAsserted(() ->
                assertEquals(learned.size(), count("select count(*) from inbox where district = ?", here)));
        assertEquals(
                0, count("select count(*) from outbox where district = ?", here), "no dead letters, and nothing told");
        // whichever topic was heard first
        assertEquals(
                1,
                count(
                        "select count(*) from (select kind from precedent where district = ?"
                                + " order by number desc limit 1) latest where kind = 'RULED'",
                        here));
        assertEquals(1, count("select count(*) from decided_return where upheld and district = ?", here));
        assertEquals(1, count("select count(*) from decided_return where not upheld and district = ?", here));
        assertEquals(1, count("select count(*) from known_ruling where district = ?", here));
    }

    private int count(String sql, String district) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, district);
            try (var found = query.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }
}
