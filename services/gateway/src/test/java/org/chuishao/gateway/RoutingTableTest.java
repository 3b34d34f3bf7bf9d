package org.chuishao.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chuishao.gateway.RoutingTable.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTableTest {
    private final RoutingTable table = new RoutingTable(Map.of(
            "whistle", List.of("/api/v1/whistles", "/open311/v2"),
            "reporting", List.of("/api/v1/scores"),
            "archive", List.of("/api/v1/whistles/archived")));

    @ParameterizedTest
    @CsvSource({
        "/api/v1/whistles, /api/v1/whistles, whistle",
        "/api/v1/whistles/, /api/v1/whistles, whistle",
        "/api/v1/whistles/42/timeline, /api/v1/whistles, whistle",
        "/api/v1/whistles/archived, /api/v1/whistles/archived, archive",
        "/api/v1/whistles/archived/42, /api/v1/whistles/archived, archive",
        "/api/v1/whistles/archivedX, /api/v1/whistles, whistle",
        "/open311/v2/requests.json, /open311/v2, whistle",
        "/api/v1/scores/340803001/ledger, /api/v1/scores, reporting"
    })
    void theLongestPrefixOnASegmentBoundaryWins(String path, String prefix, String service) {
        assertEquals(Optional.of(new Route(prefix, service)), table.route(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/whistlesX",
                "/api/v1/whistle",
                "/api/v1",
                "/api/v2/whistles",
                "/open311/v1",
                "/API/v1/whistles",
                "/"
            })
    void anythingElseLeadsNowhere(String path) {
        assertEquals(Optional.empty(), table.route(path));
    }

    @Test
    void twoServicesCannotOwnOnePrefix() {
        var clash = Map.of("a", List.of("/api/v1/x"), "b", List.of("/api/v1/x"));
        assertThrows(IllegalArgumentException.class, () -> new RoutingTable(clash));
    }

    @Test
    void aPrefixIsAPlainPath() {
        for (var prefix : List.of("api", "/api/", "/api//v1", "/api/../v1", "/")) {
            assertThrows(IllegalArgumentException.class, () -> new RoutingTable(Map.of("a", List.of(prefix))), prefix);
        }
    }
}
