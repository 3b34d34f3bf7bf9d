package org.chuishao.kernel.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterTest {
    @Test
    void whatIsNotAskedForIsNoCondition() {
        var filter = new Filter()
                .equal("facts.kind", null)
                .within("stationCode", null)
                .and("e.since <= :day", "day", null);
        assertEquals("", filter.where(""));
        assertEquals(
                " where e.facts.kind = :kind",
                new Filter().equal("facts.kind", "MARKET").where(""));
    }

    @Test
    void whoSeesNothingFindsNothing() {
        assertEquals(" where 1 = 0", new Filter().withinAny("unit", List.of()).where(""));
        assertEquals(
                " where ((1 = 0) or (1 = 0))",
                Filter.either(new Filter().withinAny("unit", List.of()), new Filter().in("unit", List.of()))
                        .where(""));
        assertEquals(" where 1 = 0", Filter.either().where(""));
    }

    @Test
    void whatMayBeSeenIsBracketedBesideWhatIsAsked() {
        var seen = Filter.either(
                        new Filter().withinAny("stationCode", List.of("340803001", "340803002")),
                        new Filter().in("owner", List.of("WATER")))
                .and(new Filter().equal("stage", "OPEN"));
        assertEquals(
                " where (((e.stationCode like :stationCode0 or e.stationCode like :stationCode1)) or (e.owner in :owners))"
                        + " and e.stage = :stage and e.id < :after0",
                seen.where("e.id < :after0"));
        assertEquals(
                Map.of(
                        "stationCode0",
                        "340803001%",
                        "stationCode1",
                        "340803002%",
                        "owners",
                        List.of("WATER"),
                        "stage",
                        "OPEN"),
                seen.parameters());
    }

    @Test
    void aVillageIsWholeAndAStreetIsABeginning() {
        var village = new Filter().within("stationCode", "340803001002");
        assertEquals(" where e.stationCode = :stationCode", village.where(""));
        assertEquals(Map.of("stationCode", "340803001002"), village.parameters());
        var seen = new Filter().withinAny("stationCode", List.of("340803001002", "340803002"));
        assertEquals(" where (e.stationCode = :stationCode0 or e.stationCode like :stationCode1)", seen.where(""));
        assertEquals(Map.of("stationCode0", "340803001002", "stationCode1", "340803002%"), seen.parameters());
    }

    @Test
    void aCursorIsOfTheQuestionNotOfTheMoment() {
        assertEquals(asked("OPEN", "2026-11-18"), asked("OPEN", "2026-11-19"));
        assertNotEquals(asked("OPEN", "2026-11-18"), asked("DONE", "2026-11-18"));
        assertNotEquals(
                new Filter().equal("stage", "OPEN").asked(),
                new Filter().equal("kind", "OPEN").asked());
    }

    private static String asked(String stage, String today) {
        return new Filter()
                .equal("stage", stage)
                .and("e.due < :today", Map.of("today", today))
                .asked();
    }
}
