package org.chuishao.local;

import static org.awaitility.Awaitility.await;
import static org.chuishao.local.Person.passing;
import static org.chuishao.local.Person.stars;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The villages blow, the departments come: the whole suite, told through the gateway. */
class StoryIT {
    private final Town town = Town.shared();

    @Test
    void aRoutineWhistleIsSettledByTheOneDepartmentItsMatterNames() {
        var whistle = town.deputy().raisesForAResident("ROUTINE", "井盖缺失", Town.COVER);
        town.clerk("URBAN").settles(whistle);
        town.deputy().passes(whistle, stars("URBAN", 5));
        town.callback().hears(whistle, "SATISFIED");

        assertEquals("CLOSED", whistle.stage());
        assertEquals("SOLVED", whistle.now().path("outcome").asText());
        assertEquals("SATISFIED", whistle.now().path("satisfaction").asText());
        assertEquals(List.of("URBAN"), whistle.called());
    }

    @Test
    void aJointWhistleMovesOnWhenTheLeadAndBothAssistsAreDone() {
        var whistle = town.head().raises("JOINT", "夜市占道", Town.STALLS);
        town.dispatcher().dispatches(whistle, "MARKET", "URBAN", "HOUSING");
        for (var department : Town.DEPARTMENTS) {
            town.clerk(department).accepts(whistle);
            town.clerk(department).checksIn(whistle);
        }
        whistle.awaitStage("IN_PROGRESS");
        for (var department : Town.DEPARTMENTS) {
            town.deputy().releases(whistle, department);
            town.clerk(department).completes(whistle);
        }
        whistle.awaitStage("AWAITING_VERIFICATION");
        town.deputy().passes(whistle, stars("MARKET", 4), stars("URBAN", 3), stars("HOUSING", 4));

        assertEquals("CLOSED", whistle.stage());
    }

    @Test
    void aDepartmentThatNeverCameIsDeclaredAbsentAndHoldsNobodyUp() {
        var whistle = town.head().raises("JOINT", "违建拆除", Town.STALLS);
        town.dispatcher().dispatches(whistle, "MARKET", "HOUSING");
        town.clerk("MARKET").accepts(whistle);
        town.clerk("MARKET").checksIn(whistle);
        town.deputy().releases(whistle, "MARKET");
        town.clerk("MARKET").completes(whistle);
        town.livesAt(Part.REPORTING, Instant.parse("2026-11-18T04:00:00Z"));
        try {
            town.deputy().declaresAbsent(whistle, "HOUSING");
        } finally {
            town.livesAsBefore(Part.REPORTING);
        }

        whistle.awaitStage("AWAITING_VERIFICATION");
    }

    @Test
    void anEmergencyGoesOutAtOnceToTheLeadAndWhoeverIsOnCall() {
        var whistle = town.member().raises("EMERGENCY", "水管爆裂", Town.BURST);

        assertEquals("DISPATCHED", whistle.stage());
        assertEquals(List.of("HOUSING", "MARKET", "URBAN"), whistle.called());
    }

    @Test
    void workThatIsNotDoneGoesBackToTheDepartment() {
        var whistle = town.deputy().raises("ROUTINE", "井盖松动", Town.COVER);
        town.clerk("URBAN").settles(whistle);
        town.deputy().sendsBack(whistle, "井盖仍然松动");
        assertEquals("IN_PROGRESS", whistle.stage());
        town.clerk("URBAN").completes(whistle);
        town.deputy().passes(whistle, stars("URBAN", 3));

        assertEquals("CLOSED", whistle.stage());
    }

    @Test
    void aHeadWhoBelongsToTheDepartmentDoesNotRateIt() {
        var whistle = town.head().raises("ROUTINE", "井盖破损", Town.COVER);
        town.clerk("URBAN").settles(whistle);
        whistle.awaitStage("AWAITING_VERIFICATION");
        var refused = town.head().tries(whistle.path("verify"), passing(stars("URBAN", 5)));

        assertEquals(403, refused.status());
        assertEquals("OWN_DEPARTMENT", refused.json().path("code").asText());
        assertEquals("AWAITING_VERIFICATION", whistle.stage());
    }

    @Test
    void anotherDepartmentDoesNotEvenSeeTheWhistle() {
        var whistle = town.deputy().raises("ROUTINE", "井盖被盗", Town.COVER);
        whistle.dutyOf("URBAN");

        assertEquals(
                404, town.clerk("MARKET").reads("/whistles/" + whistle.id()).status());
        assertEquals(200, town.clerk("URBAN").reads("/whistles/" + whistle.id()).status());
    }

    @Test
    void theTimelineSaysWhoDidWhatAndHowEachDeadlineCameAbout() {
        var whistle = town.deputy().raises("ROUTINE", "井盖异响", Town.COVER);
        town.clerk("URBAN").settles(whistle);
        whistle.awaitStage("AWAITING_VERIFICATION");
        var deadlines = whistle.timeline().stream()
                .map(line -> line.path("details").path("deadlines"))
                .filter(found -> !found.isMissingNode() && !found.isEmpty())
                .toList();

        assertFalse(deadlines.isEmpty(), () -> "no deadline in " + whistle.moves());
        for (var deadline : deadlines.getFirst()) {
            assertTrue(deadline.path("en").asText().contains("working"), deadline::toString);
            assertTrue(deadline.path("zh").asText().contains("工作"), deadline::toString);
        }
    }

    @Test
    void aQuestionIsAskedBeforeTheWhistleGoesOutAndARejectionIsObjectedTo() {
        var whistle = town.deputy().raises("ROUTINE", "楼道堆物", null);
        town.dispatcher().posts(whistle.path("ask"), Map.of("note", "是否占用消防通道？"));
        assertEquals("NEEDS_INFO", whistle.stage());
        town.deputy().posts(whistle.path("answer"), Map.of("note", "占用了，电动车也停在里面。"));
        town.dispatcher().posts(whistle.path("reject"), Map.of("reason", "STATION_MATTER", "note", "站内可以劝离。"));
        assertEquals("REJECTED", whistle.stage());
        town.deputy().posts(whistle.path("object"), Map.of("note", "已劝三次，需执法部门到场。"));
        town.dispatcher().dispatches(whistle, "URBAN");
        town.clerk("URBAN").settles(whistle);

        whistle.awaitStage("AWAITING_VERIFICATION");
    }

    @Test
    void whatComesBackIsReopenedAndDoneAgain() {
        var whistle = town.deputy().raises("ROUTINE", "井盖下沉", Town.COVER);
        town.clerk("URBAN").settles(whistle);
        whistle.awaitStage("AWAITING_VERIFICATION");
        town.deputy().passes(whistle, stars("URBAN", 4));
        assertEquals("CLOSED", whistle.stage());
        town.head().posts(whistle.path("reopen"), Map.of("note", "同一处又下沉了。"));
        assertEquals(2, whistle.now().path("cycle").asInt());
        town.clerk("URBAN").settles(whistle);
        whistle.awaitStage("AWAITING_VERIFICATION");
        town.deputy().passes(whistle, stars("URBAN", 3));

        assertEquals("CLOSED", whistle.stage());
    }

    @Test
    void aWhistleThatIsTakenBackLeavesTheInbox() {
        var whistle = town.deputy().raises("ROUTINE", "井盖误报", Town.COVER);
        var duty = whistle.dutyOf("URBAN");
        town.deputy().posts(whistle.path("withdraw"), Map.of("note", "是施工临时打开。"));

        await("the department's duty to end")
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        town.clerk("URBAN").gets(duty).path("state").asText().equals("WITHDRAWN"));
        assertEquals(0, town.clerk("URBAN").gets(duty).path("moves").size());
    }
}
