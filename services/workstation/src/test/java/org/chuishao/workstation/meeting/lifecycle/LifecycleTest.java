package org.chuishao.workstation.meeting.lifecycle;

import static java.util.stream.Collectors.toSet;
import static org.chuishao.workstation.meeting.lifecycle.Lifecycle.TABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {
    @Test
    void everyStageIsReachableAndEveryMoveAndActorIsUsed() {
        var reached = EnumSet.of(Lifecycle.FIRST);
        var next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            var from = next.pop();
            TABLE.stream()
                    .filter(edge -> edge.from() == from && reached.add(edge.to()))
                    .forEach(edge -> next.push(edge.to()));
        }
        assertEquals(EnumSet.allOf(MeetingStage.class), reached);
        assertEquals(EnumSet.allOf(Move.class), TABLE.stream().map(Edge::move).collect(toSet()));
        assertEquals(EnumSet.allOf(Actor.class), TABLE.stream().map(Edge::by).collect(toSet()));
    }

    @ParameterizedTest
    @EnumSource(MeetingStage.class)
    void whatIsOverStaysOverAndNothingElseDoes(MeetingStage stage) {
        assertEquals(stage.isTerminal(), TABLE.stream().noneMatch(edge -> edge.from() == stage));
    }

    @ParameterizedTest
    @EnumSource(MeetingKind.class)
    void aStageOffersAMoveOnceToEachKind(MeetingKind kind) {
        for (var stage : MeetingStage.values()) {
            var moves =
                    Lifecycle.offeredFrom(stage, kind).stream().map(Edge::move).toList();
            assertEquals(moves.stream().distinct().toList(), moves);
        }
    }

    @Test
    void aRegularMeetingStaysDueWhenItsDateIsCalledOff() {
        assertEquals(MeetingStage.PROPOSED, cancelled(MeetingStage.SCHEDULED, MeetingKind.MONTHLY_DISPATCH));
        assertEquals(MeetingStage.CANCELLED, cancelled(MeetingStage.SCHEDULED, MeetingKind.SPECIAL));
        assertEquals(MeetingStage.CANCELLED, cancelled(MeetingStage.PROPOSED, MeetingKind.SPECIAL));
        assertTrue(Lifecycle.offeredFrom(MeetingStage.PROPOSED, MeetingKind.QUARTERLY_JOINT).stream()
                .noneMatch(edge -> edge.move() == Move.CANCEL));
    }

    private static MeetingStage cancelled(MeetingStage from, MeetingKind kind) {
        return Lifecycle.offeredFrom(from, kind).stream()
                .filter(edge -> edge.move() == Move.CANCEL)
                .map(Edge::to)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "MONTHLY_DISPATCH, 2026-11-18, 2026-11, 2026-11-01, 2026-11-30, 2026年11月月调度会",
        "MONTHLY_DISPATCH, 2028-02-29, 2028-02, 2028-02-01, 2028-02-29, 2028年2月月调度会",
        "QUARTERLY_JOINT, 2026-11-18, 2026-Q4, 2026-10-01, 2026-12-31, 2026年第4季度季联席会",
        "QUARTERLY_JOINT, 2026-01-01, 2026-Q1, 2026-01-01, 2026-03-31, 2026年第1季度季联席会",
        "QUARTERLY_JOINT, 2026-09-30, 2026-Q3, 2026-07-01, 2026-09-30, 2026年第3季度季联席会",
    })
    void aMeetingIsDueInItsMonthOrQuarter(
            MeetingKind kind, LocalDate day, String name, LocalDate first, LocalDate last, String title) {
        var period = Period.of(kind, day);
        assertEquals(
                List.of(name, first, last, title),
                List.of(period.toString(), period.first(), period.last(), period.title()));
        assertTrue(period.contains(first) && period.contains(last));
        assertTrue(!period.contains(first.minusDays(1)) && !period.contains(last.plusDays(1)));
        assertThrows(IllegalArgumentException.class, () -> Period.of(MeetingKind.SPECIAL, day));
    }
}
