package org.chuishao.local;

import static org.awaitility.Awaitility.await;
import static org.chuishao.local.Person.stars;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Five departments on one whistle: one returns it, one is suspended, one never comes; and then the matter comes back. */
class FiveDepartmentsIT {
    private static final Instant AFTERNOON = Instant.parse("2026-11-18T07:00:00Z");
    private static final Instant REVIEWED = Instant.parse("2026-11-19T01:00:00Z");

    private static final List<Part> WORK = List.of(Part.WHISTLE, Part.REPORTING);

    private final Town town = Town.shared();

    @AfterEach
    void comeBack() {
        for (var service : WORK) town.livesAsBefore(service);
    }

    @Test
    void fiveAreCalledAndItIsClosedTwice() {
        var whistle = town.head().raises("JOINT", "沿街综合整治", Town.STALLS);
        town.dispatcher().dispatches(whistle, "MARKET", "URBAN", "HOUSING", "WATER", "POLICE");
        var blownAt = whistle.now().path("blownAt");

        var returned = whistle.dutyOf("POLICE");
        town.lead("POLICE").returns(whistle, Town.COVER);
        town.dispatcher().posts(returned + "/return/uphold", Map.of("note", "确属城管职责"));

        town.lead("WATER").accepts(whistle);
        town.lead("WATER").asksToSuspend(whistle, "2026-11-19");
        var suspended = whistle.dutyOf("WATER");
        town.dispatcher().posts(suspended + "/suspend/approve", Map.of("note", "同意"));
        assertEquals("SUSPENDED", state(suspended));

        works(whistle, town.clerk("MARKET"), "MARKET");
        works(whistle, town.clerk("URBAN"), "URBAN");
        for (var service : WORK) town.livesAt(service, AFTERNOON);
        town.deputy().declaresAbsent(whistle, "HOUSING");
        awaitState(whistle, "HOUSING", "ABSENT");
        awaitState(whistle, "MARKET", "DONE");
        assertEquals("IN_PROGRESS", whistle.stage(), "the suspended department's part is not done");

        for (var service : WORK) town.livesAt(service, REVIEWED);
        await("the review date")
                .atMost(Duration.ofSeconds(60))
                .until(() -> state(suspended).equals("ACCEPTED"));
        comesAndFinishes(whistle, town.lead("WATER"), "WATER");
        whistle.awaitStage("AWAITING_VERIFICATION");
        town.deputy().passes(whistle, stars("MARKET", 4), stars("URBAN", 5), stars("WATER", 3), stars("HOUSING", 1));
        assertEquals("CLOSED", whistle.stage());

        town.head().posts(whistle.path("reopen"), Map.of("note", "摊点又摆了出来，与上次同一处。"));
        assertEquals("DISPATCHED", whistle.stage());
        assertEquals(2, whistle.now().path("cycle").asInt());
        assertEquals(List.of("HOUSING", "MARKET", "URBAN", "WATER"), whistle.called(), "not whom it was not");
        for (var department : List.of("MARKET", "URBAN", "HOUSING")) works(whistle, town.clerk(department), department);
        works(whistle, town.lead("WATER"), "WATER");
        whistle.awaitStage("AWAITING_VERIFICATION");
        town.deputy().passes(whistle, stars("MARKET", 5), stars("URBAN", 5), stars("WATER", 4), stars("HOUSING", 4));

        assertEquals("CLOSED", whistle.stage());
        assertEquals("SOLVED", whistle.now().path("outcome").asText());
        assertEquals(blownAt, whistle.now().path("blownAt"), "the overall clock is never reset");
        assertTrue(whistle.moves().containsAll(List.of("DISPATCH", "VERIFY", "REOPEN")), whistle.moves()::toString);
        assertEquals("RETURNED", state(returned));
        assertEquals("DONE", state(suspended));
    }

    private void works(Told whistle, Person who, String department) {
        who.accepts(whistle);
        comesAndFinishes(whistle, who, department);
    }

    private void comesAndFinishes(Told whistle, Person who, String department) {
        who.checksIn(whistle);
        town.deputy().releases(whistle, department);
        who.completes(whistle);
    }

    private String state(String duty) {
        return town.assessor().gets(duty).path("state").asText();
    }

    private void awaitState(Told whistle, String department, String state) {
        await(department).atMost(Duration.ofSeconds(60)).until(() -> {
            for (var called : whistle.now().path("departments"))
                if (called.path("organisation").asText().equals(department))
                    return called.path("stage").asText().equals(state);
            return false;
        });
    }
}
