package org.chuishao.workstation.lifecycle;

import static java.util.stream.Collectors.toSet;
import static org.chuishao.workstation.lifecycle.Lifecycle.TABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleTest {
    @ParameterizedTest
    @CsvSource({
        "OPEN,              STEP,               OPEN,              STATION",
        "OPEN,              SETTLE,             AWAITING_FEEDBACK, STATION",
        "OPEN,              SETTLE,             CLOSED,            STATION",
        "OPEN,              ESCALATE,           ESCALATING,        BLOWER",
        "ESCALATING,        WHISTLE_RAISED,     ESCALATED,         WHISTLE",
        "ESCALATING,        ESCALATION_REFUSED, OPEN,              WHISTLE",
        "ESCALATED,         WHISTLE_ENDED,      AWAITING_FEEDBACK, WHISTLE",
        "CLOSED,            WHISTLE_RESUMED,    ESCALATED,         WHISTLE",
        "AWAITING_FEEDBACK, FEED_BACK,          CLOSED,            STATION",
        "AWAITING_FEEDBACK, FEED_BACK,          OPEN,              STATION",
        "AWAITING_FEEDBACK, TAKE_UP,            OPEN,              STATION",
    })
    void foundSolvedAndFedBackInTheStation(Stage from, Move move, Stage to, Actor by) {
        assertEquals(by, Lifecycle.edge(from, move, to).by());
    }

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
        assertEquals(EnumSet.allOf(Stage.class), reached);
        assertEquals(EnumSet.allOf(Move.class), TABLE.stream().map(Edge::move).collect(toSet()));
        assertEquals(EnumSet.allOf(Actor.class), TABLE.stream().map(Edge::by).collect(toSet()));
    }

    @Test
    void noEdgeIsGivenTwiceAndForksAreTellable() {
        assertEquals(
                TABLE.size(),
                TABLE.stream()
                        .map(edge -> List.of(edge.from(), edge.move(), edge.guard()))
                        .distinct()
                        .count());
    }

    @Test
    void nothingLeavesAnEndButAWhistleThatIsReopened() {
        assertEquals(EnumSet.noneOf(Move.class), Lifecycle.movesFrom(Stage.DROPPED));
        assertEquals(EnumSet.of(Move.WHISTLE_RESUMED), Lifecycle.movesFrom(Stage.CLOSED));
    }

    @Test
    void whatOthersCountIsToldOnEveryWay() {
        for (var edge : TABLE) {
            assertEquals(edge.move() == Move.SETTLE, edge.events().contains("issue-settled.v1"), edge::toString);
            assertEquals(
                    edge.to() == Stage.OPEN && edge.move() != Move.STEP
                            || edge.guard().equals("rejected or withdrawn"),
                    edge.events().contains("issue-resumed.v1"),
                    edge::toString);
            assertEquals(
                    edge.move() == Move.ESCALATE || edge.move() == Move.WHISTLE_RESUMED,
                    edge.events().contains("issue-escalated.v1"),
                    edge::toString);
        }
    }

    @Test
    void anEdgeThatIsNotThereIsOurOwnMistake() {
        assertThrows(IllegalStateException.class, () -> Lifecycle.edge(Stage.ESCALATED, Move.SETTLE, Stage.CLOSED));
        assertThrows(IllegalStateException.class, () -> Lifecycle.edge(Stage.OPEN, Move.DROP, Stage.CLOSED));
    }
}
