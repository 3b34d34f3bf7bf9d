package org.chuishao.reporting.lifecycle;

import static java.util.stream.Collectors.toSet;
import static org.chuishao.reporting.lifecycle.Lifecycle.TABLE;
import static org.chuishao.reporting.lifecycle.Role.ASSIST;
import static org.chuishao.reporting.lifecycle.Role.LEAD;
import static org.chuishao.reporting.lifecycle.WhistleKind.EMERGENCY;
import static org.chuishao.reporting.lifecycle.WhistleKind.JOINT;
import static org.chuishao.reporting.lifecycle.WhistleKind.ROUTINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {

    private static final Situation ROUTINE_LEAD = Situation.of(ROUTINE, LEAD);

    private static Edge edge(Stage from, Move move, Situation situation) {
        return Lifecycle.edge(from, move, situation.now());
    }

    /** The sentence of domain §3, Assignment, copied by hand. */
    @ParameterizedTest(name = "{0} {1} {2} by {3}: {4}")
    @CsvSource(textBlock = """
        PENDING,    ACCEPT,   ACCEPTED,   CLERK,      assignment-accepted.v1
        ACCEPTED,   CHECK_IN, CHECKED_IN, CLERK,      assignment-checked-in.v1
        CHECKED_IN, COMPLETE, DONE,       CLERK,      assignment-completed.v1
        DONE,       REWORK,   CHECKED_IN, WHISTLE,    assignment-reworked.v1
        PENDING,    WITHDRAW, WITHDRAWN,  WHISTLE,    assignment-withdrawn.v1
        """)
    void followsTheDomain(Stage from, Move move, Stage to, Actor by, String event) {
        Edge edge = edge(from, move, ROUTINE_LEAD);
        assertEquals(new Edge(from, move, to, by, edge.guard(), event), edge);
    }

    /** What the department asks for and the centre decides. */
    @ParameterizedTest(name = "{0} {1} {2} by {3}: {4}")
    @CsvSource(textBlock = """
        PENDING,    RETURN,            RETURN,     RETURNED,   assignment-returned.v1
        ACCEPTED,   RETURN,            RETURN,     RETURNED,   assignment-returned.v1
        PENDING,    REFUSE_RETURN,     RETURN,     PENDING,    assignment-return-refused.v1
        PENDING,    RULE_ANOTHERS,     RULING,     RETURNED,   assignment-returned.v1
        ACCEPTED,   RULE_THEIRS,       RULING,     ACCEPTED,   assignment-return-refused.v1
        ACCEPTED,   EXTEND,            EXTENSION,  ACCEPTED,   assignment-extended.v1
        CHECKED_IN, EXTEND,            EXTENSION,  CHECKED_IN, assignment-extended.v1
        CHECKED_IN, REFUSE_EXTENSION,  EXTENSION,  CHECKED_IN, assignment-extension-refused.v1
        PENDING,    SUSPEND,           SUSPENSION, SUSPENDED,  assignment-suspended.v1
        ACCEPTED,   SUSPEND,           SUSPENSION, SUSPENDED,  assignment-suspended.v1
        CHECKED_IN, SUSPEND,           SUSPENSION, SUSPENDED,  assignment-suspended.v1
        PENDING,    REFUSE_SUSPENSION, SUSPENSION, PENDING,    assignment-suspension-refused.v1
        """)
    void theCentreDecidesOnlyWhatWasAsked(Stage from, Move move, PleaKind asked, Stage to, String event) {
        Edge edge = edge(from, move, ROUTINE_LEAD.asked(asked));
        assertEquals(new Edge(from, move, to, Actor.DISPATCHER, edge.guard(), event), edge);
        assertThrows(IllegalStateException.class, () -> edge(from, move, ROUTINE_LEAD));
        assertEquals(Optional.of(edge.guard()), Lifecycle.shutBy(from, move, ROUTINE_LEAD.now()));
    }

    @Test
    void nothingElseIsDecidedWhileItIsOpenWhoseDutyItIs() {
        for (PleaKind contest : List.of(PleaKind.RETURN, PleaKind.RULING)) {
            Situation contested = ROUTINE_LEAD.asked(contest, PleaKind.SUSPENSION);
            assertThrows(IllegalStateException.class, () -> edge(Stage.PENDING, Move.REASSIGN, contested));
            assertThrows(IllegalStateException.class, () -> edge(Stage.PENDING, Move.SUSPEND, contested));
        }
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
    void everyMoveActorAndGuardIsUsed() {
        assertEquals(EnumSet.allOf(Move.class), TABLE.stream().map(Edge::move).collect(toSet()));
        assertEquals(EnumSet.allOf(Actor.class), TABLE.stream().map(Edge::by).collect(toSet()));
        assertEquals(EnumSet.allOf(Guard.class), TABLE.stream().map(Edge::guard).collect(toSet()));
    }

    @Test
    void noEdgeIsGivenTwice() {
        long distinct = TABLE.stream()
                .map(edge -> List.of(edge.from(), edge.move(), edge.to()))
                .distinct()
                .count();
        assertEquals(TABLE.size(), distinct);
        assertTrue(TABLE.stream().allMatch(edge -> edge.event().matches("assignment-[a-z-]+\\.v1")));
    }

    @Test
    void aMoveNeverForksInOneAndTheSameCircumstance() {
        for (Edge edge : TABLE) {
            for (WhistleKind kind : WhistleKind.values()) {
                Situation now = Situation.of(kind, LEAD)
                        .suspendedIn(Stage.ACCEPTED)
                        .asked(PleaKind.values())
                        .askable(PleaKind.values());
                long open = TABLE.stream()
                        .filter(other -> other.from() == edge.from() && other.move() == edge.move())
                        .filter(other -> other.isOpen(now.now()))
                        .count();
                assertTrue(open <= 1, edge::toString);
            }
        }
    }

    @Test
    void finishedStagesHaveNoExitButRework() {
        assertEquals(Set.of(Move.REWORK), Lifecycle.movesFrom(Stage.DONE));
        assertEquals(Set.of(), Lifecycle.movesFrom(Stage.RETURNED));
        assertEquals(Set.of(), Lifecycle.movesFrom(Stage.ABSENT));
        assertEquals(Set.of(), Lifecycle.movesFrom(Stage.WITHDRAWN));
    }

    @Test
    void anyOpenStageIsWithdrawnWithItsWhistle() {
        for (Stage stage : Stage.values()) {
            assertEquals(stage.isOpen(), Lifecycle.movesFrom(stage).contains(Move.WITHDRAW), stage::name);
        }
    }

    @Test
    void acceptingIsNeverSkippedButInAnEmergency() {
        assertThrows(IllegalStateException.class, () -> edge(Stage.PENDING, Move.CHECK_IN, ROUTINE_LEAD));
        Set<Move> allowed = Lifecycle.movesFrom(Stage.PENDING, ROUTINE_LEAD.now());
        assertTrue(allowed.contains(Move.ACCEPT));
        assertFalse(allowed.contains(Move.CHECK_IN));
        assertThrows(IllegalStateException.class, () -> edge(Stage.PENDING, Move.CHECK_IN, Situation.of(JOINT, LEAD)));
        assertEquals(
                Stage.CHECKED_IN,
                edge(Stage.PENDING, Move.CHECK_IN, Situation.of(EMERGENCY, LEAD))
                        .to());
    }

    @Test
    void onlyAnEmergencyIsMadeSafeOnceByWhoHasCome() {
        Situation emergency = Situation.of(EMERGENCY, ASSIST);
        Edge edge = edge(Stage.CHECKED_IN, Move.MAKE_SAFE, emergency);
        assertEquals(
                new Edge(
                        Stage.CHECKED_IN,
                        Move.MAKE_SAFE,
                        Stage.CHECKED_IN,
                        Actor.CLERK,
                        Guard.ONLY_EMERGENCY_UNSAFE,
                        "assignment-made-safe.v1"),
                edge);
        for (Stage stage : Stage.values())
            assertEquals(stage == Stage.CHECKED_IN, Lifecycle.movesFrom(stage).contains(Move.MAKE_SAFE), stage::name);
        for (Situation shut : List.of(emergency.whenMadeSafe(), ROUTINE_LEAD, Situation.of(JOINT, LEAD)))
            assertThrows(IllegalStateException.class, () -> edge(Stage.CHECKED_IN, Move.MAKE_SAFE, shut));
    }

    @Test
    void nobodyLeavesAJointCaseBeforeTheStationLetsThemGo() {
        Situation held = Situation.of(JOINT, ASSIST);
        assertThrows(IllegalStateException.class, () -> edge(Stage.CHECKED_IN, Move.COMPLETE, held));
        assertEquals(
                Stage.CHECKED_IN, edge(Stage.CHECKED_IN, Move.RELEASE, held).to());
        Situation released = held.whenReleased();
        assertEquals(Stage.DONE, edge(Stage.CHECKED_IN, Move.COMPLETE, released).to());
        assertThrows(IllegalStateException.class, () -> edge(Stage.CHECKED_IN, Move.RELEASE, released));
    }

    @Test
    void onlyAnAssistCanBeDeclaredAbsent() {
        Situation lead = ROUTINE_LEAD.whenCheckInPassed();
        assertThrows(IllegalStateException.class, () -> edge(Stage.ACCEPTED, Move.DECLARE_ABSENT, lead));
        Situation assist = Situation.of(JOINT, ASSIST).whenCheckInPassed();
        assertEquals(
                Stage.ABSENT, edge(Stage.ACCEPTED, Move.DECLARE_ABSENT, assist).to());
    }

    @ParameterizedTest
    @EnumSource(WhistleKind.class)
    void nobodyIsAbsentWhoMayStillComeInTime(WhistleKind kind) {
        Situation expected = Situation.of(kind, ASSIST);
        for (Stage stage : List.of(Stage.PENDING, Stage.ACCEPTED)) {
            assertThrows(IllegalStateException.class, () -> edge(stage, Move.DECLARE_ABSENT, expected));
            assertFalse(Lifecycle.movesFrom(stage, expected.now()).contains(Move.DECLARE_ABSENT));
            assertTrue(Lifecycle.movesFrom(stage, expected.whenCheckInPassed().now())
                    .contains(Move.DECLARE_ABSENT));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PleaKind.class,
            names = {"RETURN", "RULING", "SUSPENSION"})
    void nobodyIsAbsentWhileTheCentreOwesTheAnswerWhoseDutyItIsOrWhetherItsClocksStoodStill(PleaKind asked) {
        Situation undecided = Situation.of(JOINT, ASSIST).whenCheckInPassed().asked(asked);
        for (Stage stage : List.of(Stage.PENDING, Stage.ACCEPTED))
            assertThrows(IllegalStateException.class, () -> edge(stage, Move.DECLARE_ABSENT, undecided));
        Situation asksForTime = Situation.of(JOINT, ASSIST).whenCheckInPassed().asked(PleaKind.EXTENSION);
        assertEquals(
                Stage.ABSENT,
                edge(Stage.ACCEPTED, Move.DECLARE_ABSENT, asksForTime).to());
    }

    @Test
    void onlyAnAssistThatCameAndLetItsDeadlinePassCanBeWrittenOff() {
        Situation came = Situation.of(JOINT, ASSIST).whenCheckInPassed();
        Situation overdue = came.whenOverdue();
        assertEquals(
                Stage.ABSENT,
                edge(Stage.CHECKED_IN, Move.DECLARE_ABSENT, overdue).to());
        assertThrows(IllegalStateException.class, () -> edge(Stage.CHECKED_IN, Move.DECLARE_ABSENT, came));
        assertThrows(
                IllegalStateException.class,
                () -> edge(Stage.CHECKED_IN, Move.DECLARE_ABSENT, ROUTINE_LEAD.whenOverdue()));
        for (PleaKind asked : PleaKind.values())
            assertThrows(
                    IllegalStateException.class,
                    () -> edge(Stage.CHECKED_IN, Move.DECLARE_ABSENT, overdue.asked(asked)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"PENDING", "ACCEPTED", "CHECKED_IN"})
    void aSuspensionResumesWhereItBegan(Stage stage) {
        Situation suspended = ROUTINE_LEAD.suspendedIn(stage);
        assertEquals(stage, edge(Stage.SUSPENDED, Move.RESUME, suspended).to());
        assertThrows(IllegalStateException.class, () -> edge(Stage.SUSPENDED, Move.RESUME, ROUTINE_LEAD));
    }
}
