package org.chuishao.workstation.sharing.lifecycle;

import static java.util.stream.Collectors.toSet;
import static org.chuishao.workstation.sharing.lifecycle.Lifecycle.TABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
        assertEquals(EnumSet.allOf(BookingStage.class), reached);
        assertEquals(EnumSet.allOf(Move.class), TABLE.stream().map(Edge::move).collect(toSet()));
        assertEquals(EnumSet.allOf(Actor.class), TABLE.stream().map(Edge::by).collect(toSet()));
    }

    @ParameterizedTest
    @EnumSource(BookingStage.class)
    void whatIsOverStaysOverAndNothingElseDoes(BookingStage stage) {
        assertEquals(stage.isTerminal(), TABLE.stream().noneMatch(edge -> edge.from() == stage));
    }

    @ParameterizedTest
    @CsvSource({
        "ASKED,  false, AGREE DECLINE WITHDRAW",
        "ASKED,  true,  DECLINE WITHDRAW",
        "AGREED, false, CANCEL",
        "AGREED, true,  RETURN",
    })
    void aPromiseIsMadeAndCalledOffBeforeItsTimeAndKeptAfter(BookingStage stage, boolean begun, String moves) {
        assertEquals(
                Set.copyOf(List.of(moves.split(" "))),
                Lifecycle.offeredFrom(stage, begun).stream()
                        .map(edge -> edge.move().name())
                        .collect(toSet()));
    }
}
