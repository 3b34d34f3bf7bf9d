package org.chuishao.whistle.lifecycle;

import static java.util.stream.Collectors.toSet;
import static org.chuishao.whistle.lifecycle.Lifecycle.TABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {

    /** The table of domain §3, Whistle, copied by hand. */
    @ParameterizedTest(name = "{0} {1} {2} by {3}")
    @CsvSource(textBlock = """
        DRAFT,                 BLOW,               SUBMITTED,             BLOWER
        SUBMITTED,             DISPATCH,           DISPATCHED,            DISPATCHER
        SUBMITTED,             ASK,                NEEDS_INFO,            DISPATCHER
        NEEDS_INFO,            ANSWER,             SUBMITTED,             BLOWER
        SUBMITTED,             REJECT,             REJECTED,              DISPATCHER
        REJECTED,              OBJECT,             SUBMITTED,             BLOWER
        DISPATCHED,            LEAD_RETURNED,      SUBMITTED,             DEPARTMENT
        DISPATCHED,            LEAD_CHECKED_IN,    IN_PROGRESS,           DEPARTMENT
        IN_PROGRESS,           WORK_COMPLETED,     AWAITING_VERIFICATION, DEPARTMENT
        AWAITING_VERIFICATION, VERIFY,             AWAITING_CALLBACK,     STATION
        AWAITING_VERIFICATION, VERIFY,             IN_PROGRESS,           STATION
        AWAITING_VERIFICATION, VERIFY,             CLOSED,                STATION
        AWAITING_VERIFICATION, LAPSE,              AWAITING_CALLBACK,     CLOCK
        AWAITING_VERIFICATION, LAPSE,              CLOSED,                CLOCK
        AWAITING_CALLBACK,     CALLBACK,           CLOSED,                CALLBACK_OPERATOR
        AWAITING_CALLBACK,     CALLBACK,           IN_PROGRESS,           CALLBACK_OPERATOR
        AWAITING_CALLBACK,     CALLBACK,           AWAITING_CALLBACK,     CALLBACK_OPERATOR
        AWAITING_CALLBACK,     CALLBACK_EXHAUSTED, CLOSED,                CLOCK
        IN_PROGRESS,           LEAD_SUSPENDED,     SUSPENDED,             DEPARTMENT
        SUSPENDED,             LEAD_RESUMED,       IN_PROGRESS,           DEPARTMENT
        CLOSED,                REOPEN,             DISPATCHED,            HEAD
        DISPATCHED,            WITHDRAW,           WITHDRAWN,             BLOWER
        SUSPENDED,             WITHDRAW,           WITHDRAWN,             BLOWER
        """)
    void followsTheDomain(Stage from, Move move, Stage to, Actor by) {
        assertEquals(by, Lifecycle.edge(from, move, to).by());
    }

    @Test
    void everyStageIsReachable() {
        Set<Stage> reached = EnumSet.of(Lifecycle.FIRST);
        Deque<Stage> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            Stage from = next.pop();
            TABLE.stream()
                    .filter(edge -> edge.from() == from && reached.add(edge.to()))
                    .forEach(edge -> next.push(edge.to()));
        }
        assertEquals(EnumSet.allOf(Stage.class), reached);
    }

    @Test
    void everyMoveAndActorIsUsed() {
        assertEquals(EnumSet.allOf(Move.class), TABLE.stream().map(Edge::move).collect(toSet()));
        assertEquals(EnumSet.allOf(Actor.class), TABLE.stream().map(Edge::by).collect(toSet()));
    }

    @Test
    void noEdgeIsGivenTwiceAndForksAreTellable() {
        record Fork(Stage from, Move move, String guard) {}
        assertEquals(
                TABLE.size(),
                TABLE.stream()
                        .map(edge -> List.of(edge.from(), edge.move(), edge.to()))
                        .distinct()
                        .count());
        assertEquals(
                TABLE.size(),
                TABLE.stream()
                        .map(edge -> new Fork(edge.from(), edge.move(), edge.guard()))
                        .distinct()
                        .count());
    }

    @Test
    void terminalStagesHaveNoExitButThoseMeant() {
        assertEquals(Set.of(), Lifecycle.movesFrom(Stage.WITHDRAWN));
        assertEquals(Set.of(Move.OBJECT), Lifecycle.movesFrom(Stage.REJECTED));
        assertEquals(Set.of(Move.REOPEN, Move.RATIFY), Lifecycle.movesFrom(Stage.CLOSED));
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"IN_PROGRESS", "AWAITING_VERIFICATION", "AWAITING_CALLBACK", "CLOSED"})
    void nothingIsWithdrawnAfterTheLeadCheckedIn(Stage stage) {
        assertTrue(!Lifecycle.movesFrom(stage).contains(Move.WITHDRAW));
    }

    @Test
    void closingVerifyingAndReworkingTellTheirFactOnEveryWay() {
        for (Edge edge : TABLE) {
            boolean arrives = edge.from() != edge.to();
            assertEquals(
                    arrives && edge.to() == Stage.CLOSED, edge.events().contains("whistle-closed.v1"), edge::toString);
            assertEquals(
                    arrives && edge.to() == Stage.DISPATCHED && edge.move() != Move.LEAD_RESUMED,
                    edge.events().contains("whistle-dispatched.v1"),
                    edge::toString);
        }
        assertTrue(TABLE.stream()
                .flatMap(edge -> edge.events().stream())
                .allMatch(event -> event.matches("whistle-[a-z-]+\\.v1")));
    }

    @Test
    void whatCanBeAskedForIsASmallPartOfTheTable() {
        assertEquals(
                EnumSet.of(Move.DISPATCH, Move.ASK, Move.REJECT, Move.RATIFY, Move.WITHDRAW, Move.LINK, Move.PASS_UP),
                Lifecycle.httpMovesFrom(Stage.SUBMITTED));
        assertEquals(Set.of(Move.RATIFY, Move.WITHDRAW), Lifecycle.httpMovesFrom(Stage.DISPATCHED));
    }

    @Test
    void anEdgeThatIsNotThereIsOurOwnMistake() {
        assertThrows(IllegalStateException.class, () -> Lifecycle.edge(Stage.SUBMITTED, Move.DISPATCH, Stage.CLOSED));
        assertThrows(IllegalStateException.class, () -> Lifecycle.edge(Stage.SUBMITTED, Move.VERIFY, Stage.CLOSED));
    }
}
