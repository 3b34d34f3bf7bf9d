package org.chuishao.local;

import static org.chuishao.local.Person.stars;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every process is killed between two steps of a story, and the story ends as if nothing had happened. */
class DurabilityIT {
    private static Town town;

    @BeforeAll
    static void build() {
        town = Town.ofItsOwn();
    }

    @BeforeEach
    void everybodyIsUp() {
        for (var part : Part.values()) if (!town.suite.isUp(part)) town.suite.restart(part);
    }

    @AfterAll
    static void leave() {
        town.close();
    }

    @Test
    void nothingIsLostOrDoubledWhoeverIsKilled() {
        var whistle = town.deputy().raisesForAResident("ROUTINE", "井盖缺失", Town.COVER);
        lose(Part.WHISTLE);
        town.clerk("URBAN").accepts(whistle);
        lose(Part.REPORTING);
        lose(Part.POSTGRES);
        town.clerk("URBAN").checksIn(whistle);
        lose(Part.KAFKA);
        whistle.awaitStage("IN_PROGRESS");
        lose(Part.ISSUER);
        lose(Part.GATEWAY);
        town.clerk("URBAN").completes(whistle);
        lose(Part.CATALOGUE);
        lose(Part.WORKSTATION);
        town.deputy().passes(whistle, stars("URBAN", 5));
        town.callback().hears(whistle, "SATISFIED");

        assertEquals("CLOSED", whistle.stage());
        for (var move : List.of(
                "BLOW",
                "DISPATCH",
                "ASSIGNMENT_ACCEPTED",
                "ASSIGNMENT_CHECKED_IN",
                "LEAD_CHECKED_IN",
                "ASSIGNMENT_COMPLETED",
                "WORK_COMPLETED",
                "VERIFY",
                "CALLBACK")) {
            assertEquals(
                    1, whistle.moves().stream().filter(move::equals).count(), () -> move + " in " + whistle.moves());
        }
    }

    @Test
    void whistlesAreRaisedWhileTheBrokerIsAwayAndArriveWhenItIsBack() {
        town.suite.kill9(Part.KAFKA);
        var whistle = town.deputy().raises("ROUTINE", "井盖塌陷", Town.COVER);
        assertEquals("DISPATCHED", whistle.stage());

        town.suite.restart(Part.KAFKA);
        town.clerk("URBAN").settles(whistle);
        whistle.awaitStage("AWAITING_VERIFICATION");
    }

    private static void lose(Part part) {
        town.suite.kill9(part);
        town.suite.restart(part);
    }
}
